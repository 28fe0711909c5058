/** The days of a span at one institution with their places, holidays and own decisions; no rows without the institution. */
import type { InstitutionId, LocalDate, ServiceCode } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'
import type { Moment } from '../rules/moment'
import { admits } from './open-day'

export interface MonthDay {
  readonly day: LocalDate
  readonly capable: boolean
  readonly site_open: boolean | null
  readonly mark_kind: 'off' | 'work' | null
  readonly mark_name: string | null
  /** Its places are given by tickets first, and that has not been done yet. */
  readonly ticketed: boolean
  readonly capacity: number
  /** Places of sessions that have not begun. */
  readonly capacity_ahead: number
  /** Free places in sessions ahead that still have room for everyone who comes. */
  readonly free: number
}

export const monthDays = (
  db: Db,
  place: { institutionId: InstitutionId; service: ServiceCode; capability: string },
  span: { first: LocalDate; last: LocalDate },
  people: number,
  now: Moment,
): Promise<MonthDay[]> =>
  db.many<MonthDay>(sql`
    select d.day::date as day, ${place.capability}::text = any(i.capabilities) as capable,
           x.open as site_open, h.kind as mark_kind, h.name as mark_name,
           exists (select 1 from appointment_release r where r.institution_id = i.institution_id and r.service = ${place.service}
                   and r.day = d.day::date and r.opened_at is null) as ticketed,
           coalesce(sum(s.capacity), 0)::int as capacity,
           coalesce(sum(s.capacity) filter (where ahead.yes and ${admits(people)}), 0)::int as capacity_ahead,
           coalesce(sum(s.capacity - s.booked) filter (where ahead.yes and s.capacity - s.booked >= ${people}::int and ${admits(people)}), 0)::int as free
    from institution i
    cross join generate_series(${span.first}::date, ${span.last}::date, interval '1 day') d(day)
    left join site_day x on x.institution_id = i.institution_id and x.day = d.day::date
    left join holiday h on h.day = d.day::date
    left join slot s on s.institution_id = i.institution_id and s.service = ${place.service} and s.day = d.day::date and s.taking
    left join lateral (select (s.day, s.starts) > (${now.day}::date, ${now.time}::time) as yes) ahead on true
    where i.institution_id = ${place.institutionId} and i.active
    group by i.institution_id, d.day, i.capabilities, x.open, h.kind, h.name
    order by d.day`)
