/** The sessions of one day that have not begun; one row of nulls when an open institution has none. */
import type { InstitutionId, LocalDate, ServiceCode, SlotId, TimeOfDay } from '../../../types/schema'
import type { Audience } from '../../../types/sessions'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'
import type { Moment } from '../rules/moment'
import { dayIsOpen } from './open-day'

export interface DaySlot {
  readonly capable: boolean
  readonly slot_id: SlotId | null
  readonly starts: TimeOfDay
  readonly ends: TimeOfDay
  readonly capacity: number
  readonly free: number
  readonly audience: Audience
}

export const daySlots = (
  db: Db,
  place: { institutionId: InstitutionId; service: ServiceCode; capability: string },
  day: LocalDate,
  now: Moment,
): Promise<DaySlot[]> =>
  db.many<DaySlot>(sql`
    select ${place.capability}::text = any(i.capabilities) as capable,
           s.slot_id, s.starts, s.ends, s.capacity, s.capacity - s.booked as free, s.audience
    from institution i
    left join site_day x on x.institution_id = i.institution_id and x.day = ${day}::date
    left join holiday h on h.day = ${day}::date
    left join slot s on s.institution_id = i.institution_id and s.service = ${place.service} and s.day = ${day}::date
      and s.capacity > 0 and (s.day, s.starts) > (${now.day}::date, ${now.time}::time) and ${dayIsOpen}
    where i.institution_id = ${place.institutionId} and i.active
    order by s.starts`)
