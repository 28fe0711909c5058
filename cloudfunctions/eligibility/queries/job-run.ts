/** Runs of the city pass. */
import type { Instant, LocalDate } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'
import type { ProgrammeSet } from '../programme-set'

export interface JobRun {
  readonly run_id: string
  readonly state: 'running' | 'done' | 'abandoned'
  readonly scope: 'full' | 'night'
  readonly on_day: LocalDate
  readonly programmes: string
  readonly started_at: Instant
  readonly finished_at: Instant | null
  readonly counts: Readonly<Record<string, number>> | null
}

/** A city of millions takes longer than a request may. Only for this transaction. */
export const allowLongStatements = (db: Db): Promise<unknown> =>
  db.one(sql`select set_config('statement_timeout', '600s', true)`)

export const countFacts = async (db: Db): Promise<number> =>
  (await db.one<{ people: number }>(sql`select count(*)::int as people from person_fact`)).people

export const runningRun = (db: Db): Promise<JobRun | undefined> =>
  db.maybe(sql`select * from job_run where job = 'eligibility' and state = 'running'`)

/** The last one that was carried to its end. */
export const lastFinishedRun = (db: Db): Promise<JobRun | undefined> =>
  db.maybe(sql`
    select * from job_run where job = 'eligibility' and state = 'done' and on_day is not null order by run_id desc limit 1`)

/** False when another instance has just opened one: one run is open at a time, by the unique index. */
export const openRun = async (
  db: Db,
  run: { runId: string; at: Instant; day: LocalDate; scope: JobRun['scope']; set: ProgrammeSet },
): Promise<boolean> =>
  (await db.run(sql`
    insert into job_run (job, run_id, started_at, state, on_day, scope, programmes, versions)
    values ('eligibility', ${run.runId}, ${run.at}, 'running', ${run.day}, ${run.scope}, ${run.set.hash}, ${JSON.stringify(run.set.versions)})
    on conflict (job) where state = 'running' do nothing`)) === 1

export const abandonRun = (db: Db, runId: string, at: Instant): Promise<number> =>
  db.run(sql`
    update job_run set state = 'abandoned', finished_at = ${at} where job = 'eligibility' and run_id = ${runId} and state = 'running'`)

/** False while a shard is open, or when another instance was faster. Sums what the shards counted. */
export const finishRun = async (db: Db, runId: string, at: Instant, people: number): Promise<boolean> =>
  (await db.run(sql`
    update job_run r set state = 'done', finished_at = ${at},
      counts = (select coalesce(jsonb_object_agg(sums.counted, sums.total), '{}') from (
                  select c.counted, sum(c.amount::bigint) as total
                  from job_shard s cross join jsonb_each_text(s.counts) as c(counted, amount)
                  where s.job = 'eligibility' and s.run_id = r.run_id group by c.counted) sums)
               || jsonb_build_object('people', ${people}::int)
    where r.job = 'eligibility' and r.run_id = ${runId} and r.state = 'running'
      and not exists (select 1 from job_shard s where s.job = 'eligibility' and s.run_id = r.run_id and s.state = 'open')`)) ===
  1

export const runById = (db: Db, runId: string): Promise<JobRun> =>
  db.one(sql`select * from job_run where job = 'eligibility' and run_id = ${runId}`)

export const recentRuns = (db: Db, after: string | null, limit: number): Promise<JobRun[]> =>
  db.many(sql`
    select * from job_run where job = 'eligibility' and on_day is not null and (${after}::bigint is null or run_id < ${after}::bigint)
    order by run_id desc limit ${limit}`)
