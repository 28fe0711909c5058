/** One slot as it is offered now: when, where, whether the institution is open and able, and who has a place elsewhere. */
import type {
  InstitutionId,
  LocalDate,
  PersonId,
  ServiceCode,
  SlotId,
  TimeOfDay,
} from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'
import type { Moment } from '../rules/moment'
import { dayIsOpen } from './open-day'

export interface SlotOffer {
  readonly slot_id: SlotId
  readonly day: LocalDate
  readonly starts: TimeOfDay
  readonly ends: TimeOfDay
  readonly held: boolean
  readonly capable: boolean
  readonly institution: string
  readonly address: string
  readonly phone: string
  readonly latitude: number
  readonly longitude: number
  /** Who of the people has an open appointment of this service. */
  readonly engaged: readonly PersonId[]
  /** Who has one whose session is over and that no timer has closed yet. */
  readonly missed: readonly PersonId[]
}

export const slotOffer = (
  db: Db,
  place: { institutionId: InstitutionId; slotId: SlotId; service: ServiceCode; capability: string },
  people: readonly PersonId[],
  now: Moment,
): Promise<SlotOffer> =>
  db.one<SlotOffer>(sql`
    with theirs as (
      select t.person_id::text, (o.day, o.ends) <= (${now.day}::date, ${now.time}::time) as over
      from attendance t
      join appointment a on a.institution_id = t.institution_id and a.appointment_id = t.appointment_id
      join slot o on o.institution_id = a.institution_id and o.slot_id = a.slot_id
      where t.person_id = any(${people}::bigint[]) and t.service = ${place.service} and t.state = 'booked'
    )
    select s.slot_id, s.day, s.starts, s.ends, s.capacity > 0 and ${dayIsOpen} as held,
           i.active and ${place.capability}::text = any(i.capabilities) as capable,
           i.name as institution, i.address, i.phone, i.latitude, i.longitude,
           array(select person_id from theirs where not over) as engaged,
           array(select person_id from theirs where over) as missed
    from slot s
    join institution i on i.institution_id = s.institution_id
    left join site_day x on x.institution_id = s.institution_id and x.day = s.day
    left join holiday h on h.day = s.day
    where s.institution_id = ${place.institutionId} and s.slot_id = ${place.slotId} and s.service = ${place.service}`)
