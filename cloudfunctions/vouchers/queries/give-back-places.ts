/** Places of budgets that are free again. */
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'

export interface Place {
  readonly programme: string
  readonly period: string
  readonly region: string
}

/** The budgets are locked in one order, so that two who give several back never wait for each other crosswise. */
export async function giveBackPlaces(db: Db, places: readonly Place[]): Promise<void> {
  if (places.length === 0) return
  await db.run(sql`
    with free as (
      select programme, period, region, count(*)::int as n
      from unnest(${places.map(p => p.programme)}::text[], ${places.map(p => p.period)}::text[], ${places.map(p => p.region)}::bigint[])
        as p(programme, period, region)
      group by programme, period, region),
    locked as (
      select q.programme, q.period, q.region, free.n from quota q join free using (programme, period, region)
      order by q.programme, q.period, q.region for update of q)
    update quota q set used = q.used - l.n from locked l
    where q.programme = l.programme and q.period = l.period and q.region = l.region`)
}
