/** The deployed function `eligibility`: the night's pass over the population, started by its timer and by nothing else. */
import { isTimerCall } from '../../platform/identity'
import { deployedServices } from '../../platform/services'
import { runEligibility } from './main'

export async function main(): Promise<unknown> {
  if (!isTimerCall(process.env)) return { ran: false }
  return { ran: true, ...(await runEligibility(deployedServices())) }
}
