/** Days of the year on which a family wants no message. */
import type { Instant, PersonId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'

export const quietDaysOf = async (db: Db, personId: PersonId): Promise<string[]> =>
  (
    await db.many<{ month_day: string }>(
      sql`select month_day from quiet_day where person_id = ${personId} order by month_day`,
    )
  ).map(row => row.month_day)

/** In place of those before. */
export const setQuietDays = (
  db: Db,
  personId: PersonId,
  days: readonly string[],
  by: { readonly accountKey: string; readonly at: Instant },
): Promise<number> =>
  db.run(sql`
    with gone as (
      delete from quiet_day where person_id = ${personId} and month_day <> all(${days}::text[]))
    insert into quiet_day (person_id, month_day, kept_by, kept_at)
    select ${personId}::bigint, d, ${by.accountKey}::text, ${by.at}::timestamptz from unnest(${days}::text[]) d
    on conflict (person_id, month_day) do nothing`)
