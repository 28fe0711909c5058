/** The pieces of a run: planned once, claimed and done in one transaction each. */
import type { Instant, PersonId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'

export interface Shard {
  readonly shard: number
  readonly phase: number
  readonly kind: 'facts' | 'region' | 'night' | 'guidance' | 'messages'
  readonly low: string | null
  readonly high: string | null
  readonly name: string
}

export const writeShards = (db: Db, runId: string, shards: readonly Shard[]): Promise<number> =>
  db.run(sql`
    insert into job_shard (job, run_id, shard, phase, kind, low, high, name, state)
    select 'eligibility', ${runId}::bigint, s.shard, s.phase, s.kind, s.low, s.high, s.name, 'open'
    from jsonb_to_recordset(${JSON.stringify(shards)}::jsonb)
      as s(shard smallint, phase smallint, kind text, low bigint, high bigint, name text)`)

/**
 * The first open piece of the present phase that no other instance is at. It stays locked until the transaction ends, in
 * which it is also done and marked: one that is killed leaves it open.
 */
export const claimShard = (db: Db, runId: string): Promise<Shard | undefined> =>
  db.maybe(sql`
    select shard, phase, kind, low, high, name from job_shard s
    where s.job = 'eligibility' and s.run_id = ${runId} and s.state = 'open'
      and s.phase = (select min(p.phase) from job_shard p where p.job = 'eligibility' and p.run_id = ${runId} and p.state = 'open')
    order by s.shard limit 1 for update skip locked`)

/** What a piece did. */
export interface Carried {
  readonly counts: Readonly<Record<string, number>>
  /** Facts of a night: whose were rewritten, for the piece that decides. */
  readonly people?: readonly PersonId[]
}

export const shardDone = (
  db: Db,
  runId: string,
  shard: number,
  { counts, people }: Carried,
  at: Instant,
): Promise<number> =>
  db.run(sql`
    update job_shard
    set state = 'done', counts = ${JSON.stringify(counts)}, people = ${people ?? null}::bigint[], finished_at = ${at}
    where job = 'eligibility' and run_id = ${runId} and shard = ${shard}`)

/** Whose facts were rewritten by the runs after this one, also by those that were given up before they decided. */
export const factsRewrittenSince = async (db: Db, runId: string): Promise<readonly PersonId[]> =>
  (
    await db.many<{ person_id: PersonId }>(sql`
      select distinct unnest(people) as person_id from job_shard where job = 'eligibility' and run_id > ${runId}`)
  ).map(row => row.person_id)

export interface ShardRow extends Shard {
  readonly run_id: string
  readonly state: 'open' | 'done'
  readonly counts: Readonly<Record<string, number>> | null
}

export const shardsOf = (db: Db, runIds: readonly string[]): Promise<ShardRow[]> =>
  db.many(sql`
    select run_id, shard, phase, kind, low, high, name, state, counts from job_shard
    where job = 'eligibility' and run_id = any(${runIds}::bigint[]) order by run_id desc, shard`)

/** How many live in each town (the first nine digits of the village), from the register itself. */
export const peopleByTown = (db: Db): Promise<{ town: string | null; people: number }[]> =>
  db.many(sql`
    select rpad(coalesce(residence_village, hukou_village)::text, 12, '0')::bigint / 1000 as town, count(*)::int as people
    from person group by 1 order by 1 nulls first`)
