/** What the opening of slots reads: weekly sessions, holidays, own decisions, and the slots that are there. */
import type { InstitutionId, LocalDate } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'
import type { DayMark } from '../rules/opening'
import type { StoredSlot, Template } from '../rules/slot-plan'

export const weeklySessions = (db: Db): Promise<Template[]> =>
  db.many<Template>(sql`
    select t.institution_id as "institutionId", t.service, t.weekday, t.starts, t.ends, t.capacity
    from session_template t
    join institution i on i.institution_id = t.institution_id and i.active
    order by t.institution_id, t.service, t.weekday, t.starts`)

export const holidaysBetween = (
  db: Db,
  first: LocalDate,
  last: LocalDate,
): Promise<(DayMark & { day: LocalDate })[]> =>
  db.many(sql`select day, kind, name from holiday where day between ${first}::date and ${last}::date`)

export const siteDaysBetween = (
  db: Db,
  first: LocalDate,
  last: LocalDate,
): Promise<{ institutionId: InstitutionId; day: LocalDate; open: boolean }[]> =>
  db.many(sql`
    select institution_id as "institutionId", day, open from site_day
    where day between ${first}::date and ${last}::date`)

export const slotsBetween = (db: Db, first: LocalDate, last: LocalDate): Promise<StoredSlot[]> =>
  db.many<StoredSlot>(sql`
    select slot_id as "slotId", institution_id as "institutionId", service, day, starts, ends, capacity, booked
    from slot where day between ${first}::date and ${last}::date`)
