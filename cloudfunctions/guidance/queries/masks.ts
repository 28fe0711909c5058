/** How the people of a division stand, as counts of equal masks; and the last run. */
import type { Instant } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql, type Query } from '../../database/sql'

export interface MaskCount {
  readonly eligible: string
  readonly review: string
  readonly holds: string
  readonly used: string
  readonly people: number
}

/** One scan, a few hundred groups: counting bit by bit in SQL would touch every row once a programme. */
export const countMasks = (db: Db, scope: Query): Promise<MaskCount[]> =>
  db.many(sql`
    select f.eligible, f.review, f.holds, f.used, count(*)::int as people
    from person_fact f
    where f.alive and ${scope}
    group by 1, 2, 3, 4`)

export interface LastRun {
  readonly finished_at: Instant
  readonly people: number
  readonly opened: number
  readonly closed: number
}

export const lastRun = (db: Db): Promise<LastRun | undefined> =>
  db.maybe(sql`
    select finished_at, (counts->>'people')::int as people, (counts->>'opened')::int as opened, (counts->>'closed')::int as closed
    from job_run where job = 'eligibility' and finished_at is not null
    order by run_id desc limit 1`)
