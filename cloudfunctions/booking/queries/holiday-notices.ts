/** The notices that were imported, and the table that they fill. */
import type { HolidayDay } from '../../../types/holidays'
import type { Instant } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'

export interface LastNotice {
  readonly version: number
  readonly published_by: string | null
}

export const lastNotice = (db: Db, year: number): Promise<LastNotice | undefined> =>
  db.maybe<LastNotice>(sql`
    select n.version, s.display_name as published_by
    from holiday_notice n left join staff s on s.account_key = n.published_by
    where n.year = ${year} order by n.version desc limit 1`)

/** Two who publish the same year at once: the second breaks the primary key and tries again. */
export const insertNotice = (
  db: Db,
  notice: {
    readonly year: number
    readonly version: number
    readonly days: readonly HolidayDay[]
    readonly by: string
    readonly at: Instant
  },
): Promise<number> =>
  db.run(sql`
    insert into holiday_notice (year, version, days, published_by, published_at)
    values (${notice.year}, ${notice.version}, ${JSON.stringify(notice.days)}::jsonb, ${notice.by}, ${notice.at})`)

export async function replaceYear(db: Db, year: number, days: readonly HolidayDay[]): Promise<void> {
  await db.run(sql`delete from holiday where extract(year from day) = ${year}`)
  await db.run(sql`
    insert into holiday (day, kind, name)
    select day, kind, name from jsonb_to_recordset(${JSON.stringify(days)}::jsonb) as h(day date, kind text, name text)`)
}
