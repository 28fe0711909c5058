/** Who is next for a freed place, and who was ahead but needs two where there is one. */
import type {
  Instant,
  InstitutionId,
  LocalDate,
  PersonId,
  ServiceCode,
  SlotId,
  TimeOfDay,
} from '../../../../types/schema'
import type { WaitingId } from '../../../../types/waiting'
import type { Db } from '../../../database/db'
import { sql } from '../../../database/sql'
import { dayIsOpen } from '../open-day'
import type { Moment } from '../../rules/moment'
import { lineOrder, places, wants } from './waiting-row'

export interface OfferableSlot {
  readonly institution_id: InstitutionId
  readonly slot_id: SlotId
  readonly service: ServiceCode
  readonly day: LocalDate
  readonly starts: TimeOfDay
  readonly free: number
  readonly institution: string
}

/** A session that is held, with its free places; undefined when it is not. Its row must be locked. */
export const offerableSlot = (
  db: Db,
  institutionId: InstitutionId,
  slotId: SlotId,
): Promise<OfferableSlot | undefined> =>
  db.maybe<OfferableSlot>(sql`
    select s.institution_id, s.slot_id, s.service, s.day, s.starts, s.capacity - s.booked as free, i.name as institution
    from slot s
    join institution i on i.institution_id = s.institution_id and i.active
    left join site_day x on x.institution_id = s.institution_id and x.day = s.day
    left join holiday h on h.day = s.day
    where s.institution_id = ${institutionId} and s.slot_id = ${slotId} and ${dayIsOpen}`)

export interface NextRow {
  readonly waiting_id: WaitingId
  readonly person_id: PersonId
  readonly partner_id: PersonId | null
  readonly created_at: Instant
  readonly ticket: number | null
  readonly places: number
  /** One of them has an open appointment of the service: she need not wait. */
  readonly engaged: boolean
}

/** The first who fits into so many places, held until the end of the transaction. The session's row must be locked. */
export const nextInLine = (
  db: Db,
  slot: Pick<OfferableSlot, 'institution_id' | 'slot_id'>,
  free: number,
  now: Moment,
): Promise<NextRow | undefined> =>
  db.maybe<NextRow>(sql`
    select w.waiting_id, w.person_id, w.partner_id, w.created_at, w.ticket, ${places} as places, exists (
      select 1 from attendance t
      join appointment a on a.institution_id = t.institution_id and a.appointment_id = t.appointment_id
      join slot e on e.institution_id = a.institution_id and e.slot_id = a.slot_id
      where t.person_id in (w.person_id, w.partner_id) and t.service = w.service and t.state = 'booked'
        and (e.day, e.ends) > (${now.day}::date, ${now.time}::time)) as engaged
    from slot s
    join waiting w on ${wants}
    where s.institution_id = ${slot.institution_id} and s.slot_id = ${slot.slot_id}
      and w.state = 'waiting' and ${places} <= ${free}::int
    order by ${lineOrder('w')}
    limit 1 for update of w`)

/** Couples ahead of the one who gets the single place. */
export const notePassedOver = (
  db: Db,
  slot: Pick<OfferableSlot, 'institution_id' | 'slot_id'>,
  next: NextRow,
  free: number,
): Promise<number> =>
  db.run(sql`
    update waiting w set passed_over = passed_over + 1 from slot s
    where s.institution_id = ${slot.institution_id} and s.slot_id = ${slot.slot_id} and ${wants} and w.state = 'waiting'
      and ${places} > ${free}::int and (${lineOrder('w')}) < (coalesce(${next.ticket}::int, 2147483647), ${next.created_at}::timestamptz, ${next.waiting_id}::bigint)`)
