/** What the opening of slots reads: weekly sessions, holidays, own decisions, licences, and the slots that are there. */
import type { InstitutionId, LocalDate } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'
import type { DayMark } from '../rules/opening'
import type { OwnPlan, Template } from '../rules/plan-of-day'
import type { StoredSlot } from '../rules/slot-plan'

/** One institution, or all of them. */
type Of = InstitutionId | null

export const weeklySessions = (db: Db, of: Of): Promise<Template[]> =>
  db.many<Template>(sql`
    select t.institution_id as "institutionId", t.service, t.weekday, t.starts, t.ends, t.capacity, t.audience
    from session_template t
    join institution i on i.institution_id = t.institution_id and i.active
    where ${of}::bigint is null or t.institution_id = ${of}::bigint
    order by t.institution_id, t.service, t.weekday, t.starts`)

/** Weekly plans of the past too, for the newest of them still holds; single days from `first`. */
export const ownPlans = (db: Db, first: LocalDate, of: Of): Promise<OwnPlan[]> =>
  db.many<OwnPlan>(sql`
    select p.institution_id as "institutionId", p.service, p.kind, p.from_day as "from",
           coalesce(jsonb_agg(jsonb_build_object(
             'weekday', s.weekday, 'starts', to_char(s.starts, 'HH24:MI'), 'ends', to_char(s.ends, 'HH24:MI'),
             'capacity', s.capacity, 'audience', s.audience, 'resourceId', s.resource_id::text) order by s.weekday, s.starts)
             filter (where s.starts is not null), '[]') as sessions
    from session_plan p
    join institution i on i.institution_id = p.institution_id and i.active
    left join planned_session s on s.institution_id = p.institution_id and s.service = p.service and s.kind = p.kind and s.from_day = p.from_day
    where (${of}::bigint is null or p.institution_id = ${of}::bigint) and (p.kind = 'weekly' or p.from_day >= ${first}::date)
    group by p.institution_id, p.service, p.kind, p.from_day
    order by p.institution_id, p.service, p.kind, p.from_day`)

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

export interface HeldLicence {
  readonly institutionId: InstitutionId
  readonly capability: string
  readonly from: LocalDate
  readonly to: LocalDate
}

/** Those that cover any day from `first` on. */
export const licencesFrom = (db: Db, first: LocalDate): Promise<HeldLicence[]> =>
  db.many<HeldLicence>(sql`
    select institution_id as "institutionId", capability, valid_from as "from", valid_to as "to"
    from licence where valid_to >= ${first}::date`)

export const slotsBetween = (db: Db, first: LocalDate, last: LocalDate, of: Of): Promise<StoredSlot[]> =>
  db.many<StoredSlot>(sql`
    select slot_id as "slotId", institution_id as "institutionId", service, day, starts, ends, capacity, booked, audience, taking,
           resource_id as "resourceId"
    from slot
    where day between ${first}::date and ${last}::date and (${of}::bigint is null or institution_id = ${of}::bigint)`)
