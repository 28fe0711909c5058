/** Is this person entitled to a programme at this moment? Asked by a claim: from the facts, not from the last night's masks. */
import type { LocalDate, PersonId } from '../../types/schema'
import { sql } from '../database/sql'
import { today } from '../platform/clock'
import type { Services } from '../service/context'
import { addDays } from './rules/calendar'
import { evaluate } from './rules/evaluate'
import { factsOf, type PersonFactRow } from './rules/facts'
import { flipDate } from './rules/flip'
import { ruleOf, type Programme } from './rules/programme'

export interface Entitlement {
  readonly entitled: boolean
  /** Last day on which it stays so if nothing else changes; null when no date ends it within 400 days. */
  readonly lastDay: LocalDate | null
  /**
   * Last day that a voucher claimed now may run to. The end of the version does not count unless it says that it promises
   * nothing beyond it: a policy change keeps the promise made at the claim (domain rule B0).
   */
  readonly promisedUntil: LocalDate | null
}

const nothing: Entitlement = { entitled: false, lastDay: null, promisedUntil: null }

/** A person without facts, or with an unknown one (needs review), is not entitled yet. In the order of what is asked. */
export async function entitlements(
  services: Pick<Services, 'db' | 'clock'>,
  asked: readonly { readonly personId: PersonId; readonly programme: Programme }[],
): Promise<readonly Entitlement[]> {
  const rows = await services.db.many<PersonFactRow & { readonly person_id: PersonId }>(
    sql`select * from person_fact where person_id = any(${[...new Set(asked.map(one => one.personId))]}::bigint[])`,
  )
  const rowOf = new Map(rows.map(row => [row.person_id, row]))
  const day = today(services.clock)
  return asked.map(({ personId, programme }) => entitlementIn(rowOf.get(personId), programme, day))
}

export async function entitledUntil(
  services: Pick<Services, 'db' | 'clock'>,
  personId: PersonId,
  programme: Programme,
): Promise<Entitlement> {
  const [entitlement = nothing] = await entitlements(services, [{ personId, programme }])
  return entitlement
}

function entitlementIn(row: PersonFactRow | undefined, programme: Programme, day: LocalDate): Entitlement {
  if (row === undefined) return nothing
  const facts = factsOf(row)
  const rule = ruleOf(programme)
  if (evaluate(rule, facts, day) !== 'met') return nothing
  const until = (end: LocalDate | undefined): LocalDate | null => {
    const flip = flipDate(rule, end, facts, day)
    const last = flip === undefined ? null : addDays(flip, -1)
    return end !== undefined && (last === null || end < last) ? end : last
  }
  const lastDay = until(programme.effectiveTo)
  return { entitled: true, lastDay, promisedUntil: programme.promised === false ? lastDay : until(undefined) }
}
