/** Would today's policy still give a benefit to somebody who already holds its voucher? For versions that promise nothing. */
import type { PersonId } from '../../types/schema'
import { sql } from '../database/sql'
import { today } from '../platform/clock'
import type { Services } from '../service/context'
import { explain, type Explanation } from './rules/explain'
import { factsOf, type PersonFactRow } from './rules/facts'
import type { Programme } from './rules/programme'

/** Null for a person without facts. The voucher in hand does not stand in its own way. */
export async function asIfUnclaimed(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  personId: PersonId,
  programme: Programme,
): Promise<Explanation | null> {
  const row = await db.maybe<PersonFactRow>(sql`select * from person_fact where person_id = ${personId}`)
  if (row === undefined) return null
  const facts = factsOf(row)
  const others = ~(1n << BigInt(programme.ordinal))
  return explain(programme, { ...facts, holds: facts.holds & others }, today(clock))
}
