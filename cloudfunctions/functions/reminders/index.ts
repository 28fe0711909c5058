/** The deployed function `reminders`: plans and sends what is due, started by its timer and by nothing else. */
import { isTimerCall } from '../../platform/identity'
import { deployedServices } from '../../platform/services'
import { runReminders } from './main'

export async function main(): Promise<unknown> {
  if (!isTimerCall(process.env)) return { ran: false }
  return { ran: true, ...(await runReminders(deployedServices())) }
}
