/** Runs of the city pass. */
import type { Instant } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'

export interface JobRun {
  readonly runId: string
  readonly startedAt: Instant
  readonly finishedAt: Instant
  readonly versions: readonly { readonly code: string; readonly version: number }[]
  readonly counts: Readonly<Record<string, number>>
}

/** False when another instance is in its pass now. Held until the transaction ends, so that a killed run frees it. */
export const takePassLock = async (db: Db): Promise<boolean> =>
  (
    await db.one<{ taken: boolean }>(
      sql`select pg_try_advisory_xact_lock(hashtext('eligibility.pass')) as taken`,
    )
  ).taken

/** A city of millions takes longer than a request may. Only for this transaction. */
export const allowLongStatements = (db: Db): Promise<unknown> =>
  db.one(sql`select set_config('statement_timeout', '600s', true)`)

export const countFacts = async (db: Db): Promise<number> =>
  (await db.one<{ people: number }>(sql`select count(*)::int as people from person_fact`)).people

export const insertRun = (db: Db, run: JobRun): Promise<number> =>
  db.run(sql`
    insert into job_run (job, run_id, started_at, finished_at, versions, counts)
    values ('eligibility', ${run.runId}, ${run.startedAt}, ${run.finishedAt}, ${JSON.stringify(run.versions)}, ${JSON.stringify(run.counts)})`)
