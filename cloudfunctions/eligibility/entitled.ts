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
}

/** A person without facts, or with an unknown one (needs review), is not entitled yet. */
export async function entitledUntil(
  services: Pick<Services, 'db' | 'clock'>,
  personId: PersonId,
  programme: Programme,
): Promise<Entitlement> {
  const row = await services.db.maybe<PersonFactRow>(
    sql`select * from person_fact where person_id = ${personId}`,
  )
  if (row === undefined) return { entitled: false, lastDay: null }
  const day = today(services.clock)
  const facts = factsOf(row)
  const rule = ruleOf(programme)
  if (evaluate(rule, facts, day) !== 'met') return { entitled: false, lastDay: null }
  const flip = flipDate(rule, programme.effectiveTo, facts, day)
  const last = flip === undefined ? null : addDays(flip, -1)
  const { effectiveTo } = programme
  return {
    entitled: true,
    lastDay: effectiveTo !== undefined && (last === null || effectiveTo < last) ? effectiveTo : last,
  }
}
