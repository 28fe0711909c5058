/** The steps of an application, append-only, and the papers that were seen. */
import type { ApplicationId, SubsidyRefusal, SubsidyState } from '../../../types/subsidies'
import type { Instant, PersonId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'

interface Key {
  readonly person_id: PersonId
  readonly application_id: ApplicationId
}

export interface StepRow {
  readonly event_id: string
  readonly to_state: SubsidyState
  readonly at: Instant
  readonly reason: SubsidyRefusal | null
  readonly papers: readonly string[]
  readonly words_sealed: Buffer | null
}

export const stepsOf = (db: Db, { person_id, application_id }: Key): Promise<StepRow[]> =>
  db.many(sql`
    select event_id, to_state, at, reason, papers, words_sealed from subsidy_event
    where person_id = ${person_id} and application_id = ${application_id} order by event_id`)

export const insertStep = (
  db: Db,
  { person_id, application_id }: Key,
  step: {
    readonly id: string
    readonly from: SubsidyState | null
    readonly to: SubsidyState
    readonly at: Instant
    readonly by: string
    readonly reason: SubsidyRefusal | null
    readonly papers: readonly string[]
    readonly words: Buffer | null
    readonly supervisor: Buffer | null
  },
): Promise<number> =>
  db.run(sql`
    insert into subsidy_event (person_id, application_id, event_id, from_state, to_state, at, account_key, reason, papers, words_sealed,
                               supervisor_sealed)
    values (${person_id}, ${application_id}, ${step.id}, ${step.from}, ${step.to}, ${step.at}, ${step.by}, ${step.reason},
            ${[...step.papers]}::text[], ${step.words}, ${step.supervisor})`)

export const papersSeen = async (db: Db, { person_id, application_id }: Key): Promise<ReadonlySet<string>> =>
  new Set(
    (
      await db.many<{ paper: string }>(
        sql`select paper from subsidy_paper where person_id = ${person_id} and application_id = ${application_id}`,
      )
    ).map(row => row.paper),
  )

/** A paper that was seen before keeps who saw it first. */
export const insertPapers = (
  db: Db,
  { person_id, application_id }: Key,
  papers: readonly string[],
  { by, at }: { readonly by: string; readonly at: Instant },
): Promise<number> =>
  db.run(sql`
    insert into subsidy_paper (person_id, application_id, paper, seen_by, seen_at)
    select ${person_id}::bigint, ${application_id}::bigint, paper, ${by}::text, ${at}::timestamptz from unnest(${[...papers]}::text[]) paper
    on conflict do nothing`)
