/** Takes back what was planned, queued or asked of workers, for sets of people. */
import type { Instant, PersonId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'

export const forgetQueued = (db: Db, ids: readonly PersonId[]): Promise<number> =>
  db.run(sql`
    with gone as (
      update message set state = 'suppressed', reason = 'person_removed'
      where person_id = any(${ids}::bigint[]) and state = 'queued' returning message_id
    )
    delete from outbox where (bucket, message_id) in (select (message_id % 64)::smallint, message_id from gone)`)

export async function forgetPlans(db: Db, ids: readonly PersonId[]): Promise<void> {
  await db.run(sql`delete from reminder where person_id = any(${ids}::bigint[])`)
  await db.run(sql`delete from message_hold where person_id = any(${ids}::bigint[])`)
}

export const withdrawTasks = (db: Db, ids: readonly PersonId[], at: Instant): Promise<number> =>
  db.run(sql`
    update task set state = 'withdrawn', closed_at = ${at}, closed_by = 'system'
    where person_id = any(${ids}::bigint[]) and state = 'open'`)

export async function withdrawByKey(
  db: Db,
  calls: readonly { readonly personId: PersonId; readonly dedupeKey: string }[],
  at: Instant,
): Promise<readonly PersonId[]> {
  const rows = await db.many<{ person_id: PersonId }>(sql`
    with asked as (
      select t.person_id, t.task_id from task t
      join unnest(${calls.map(one => one.personId)}::bigint[], ${calls.map(one => one.dedupeKey)}::text[]) as c(person_id, key)
        on t.person_id = c.person_id and t.dedupe_key = c.key
    ), withdrawn as (
      update task t set state = 'withdrawn', closed_at = ${at}, closed_by = 'system' from asked a
      where t.person_id = a.person_id and t.task_id = a.task_id and t.state = 'open'
    )
    select distinct person_id from asked`)
  return rows.map(row => row.person_id)
}
