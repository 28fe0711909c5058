/** What may be part of a visit: the programmes of the checks and of what is handed out, and whether each is free for her now. */
import { oneStop } from '../../catalog/one-stop'
import type { Standing } from '../../types/eligibility'
import type { ProgrammeCode, ServiceCode } from '../../types/schema'
import { programmesInForce } from '../catalogue/programmes'
import { ask } from '../eligibility/about'
import type { Programme } from '../eligibility/rules/programme'
import type { Context, ResidentCaller } from '../service/context'

export interface Part {
  readonly programme: ProgrammeCode
  readonly title: string
  readonly service: ServiceCode | null
  readonly free: boolean
  readonly reasons: readonly string[]
  readonly page: string | null
}

const isOneStop = ({ code, service, voucherDays }: Programme): boolean =>
  voucherDays !== undefined &&
  (oneStop.checks.some(check => check === service) || oneStop.supplies.some(supply => supply === code))

/** Checks in their order, then what is handed out. An objection to one says nothing of the others. */
export async function partsFor(context: Context<ResidentCaller>): Promise<readonly Part[]> {
  const offered = (await programmesInForce(context)).filter(isOneStop)
  const { standing } = await ask(context, context.caller.personId)
  const place = ({ service }: Programme): number => {
    const found = oneStop.checks.findIndex(check => check === service)
    return found === -1 ? oneStop.checks.length : found
  }
  return offered.sort((a, b) => place(a) - place(b)).map(programme => partOf(programme, standing(programme)))
}

function partOf({ code, title, service }: Programme, standing: Standing): Part {
  const free = standing.outcome === 'eligible' || standing.outcome === 'held'
  const reasons = [
    ...standing.reasons.map(({ text }) => text),
    ...standing.missing.map(({ text }) => `需核对:${text}。`),
  ]
  const page = standing.missing.find(gap => gap.page !== null)?.page ?? null
  return {
    programme: code,
    title,
    service: service ?? null,
    free,
    reasons: free ? [] : reasons,
    page: free ? null : page,
  }
}
