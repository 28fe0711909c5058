/** Outcomes that were entered wrongly and the two who take them back. */
import type { Instant, PersonId, PregnancyId } from '../../../types/schema'
import type { Outcome, ReversalReason } from '../../../types/pregnancy'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'

export interface ReversalRow {
  readonly reversal_id: string
  readonly reason: ReversalReason
  readonly proposed_by: string
  readonly proposed_at: Instant
}

/** The open proposal for this very entry of an outcome. */
export const openReversal = (
  db: Db,
  personId: PersonId,
  pregnancyId: PregnancyId,
  endedAt: Instant,
): Promise<ReversalRow | undefined> =>
  db.maybe<ReversalRow>(sql`
    select reversal_id, reason, proposed_by, proposed_at from pregnancy_reversal
    where person_id = ${personId} and pregnancy_id = ${pregnancyId} and ended_at = ${endedAt} and confirmed_at is null`)

/** A second proposal for the same entry changes nothing. */
export const proposeReversal = (
  db: Db,
  row: {
    readonly personId: PersonId
    readonly reversalId: string
    readonly pregnancyId: PregnancyId
    readonly outcome: Outcome
    readonly endedAt: Instant
    readonly reason: ReversalReason
    readonly by: string
    readonly at: Instant
  },
): Promise<number> =>
  db.run(sql`
    insert into pregnancy_reversal (person_id, reversal_id, pregnancy_id, outcome, ended_at, reason, proposed_by, proposed_at)
    values (${row.personId}, ${row.reversalId}, ${row.pregnancyId}, ${row.outcome}, ${row.endedAt}, ${row.reason}, ${row.by},
            ${row.at})
    on conflict (person_id, pregnancy_id, ended_at) do nothing`)

export const confirmReversal = (
  db: Db,
  personId: PersonId,
  reversalId: string,
  by: string,
  at: Instant,
): Promise<number> =>
  db.run(sql`
    update pregnancy_reversal set confirmed_by = ${by}, confirmed_at = ${at}
    where person_id = ${personId} and reversal_id = ${reversalId} and confirmed_at is null`)

/** @throws a violation of `pregnancy_one_ongoing`: she has registered another since */
export const reopenPregnancy = (db: Db, personId: PersonId, pregnancyId: PregnancyId): Promise<number> =>
  db.run(sql`
    update pregnancy set state = 'ongoing', outcome = null, outcome_on = null, ended_at = null
    where person_id = ${personId} and pregnancy_id = ${pregnancyId}`)

export const setDead = (db: Db, personId: PersonId, diedOn: string | null, at: Instant): Promise<number> =>
  db.run(sql`update person set died_on = ${diedOn}, updated_at = ${at} where person_id = ${personId}`)
