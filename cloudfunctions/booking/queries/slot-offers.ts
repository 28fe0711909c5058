/** Slots as they are offered now: when, where, whether the institution is open and able, and who has a place elsewhere. */
import type {
  InstitutionId,
  LocalDate,
  PersonId,
  ServiceCode,
  SlotId,
  TimeOfDay,
} from '../../../types/schema'
import type { Audience } from '../../../types/sessions'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'
import type { Moment } from '../rules/moment'
import { awaitsTickets, dayIsHeld, womenOnlyKept } from './open-day'

export interface WantedSlot {
  readonly institutionId: InstitutionId
  readonly slotId: SlotId
  readonly service: ServiceCode
  readonly capability: string
  readonly personId: PersonId
  readonly partnerId: PersonId | null
}

export interface SlotOffer {
  readonly slot_id: SlotId
  readonly day: LocalDate
  readonly starts: TimeOfDay
  readonly ends: TimeOfDay
  readonly held: boolean
  /** Its places are given by tickets first, and that has not been done yet. */
  readonly ticketed: boolean
  readonly audience: Audience
  /** It is not for women only, or all who would come are women. */
  readonly women_only_kept: boolean
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
  /** One of them waits for the service somewhere. */
  readonly waits: boolean
  /** The last day on which the one who books may do so at the counter only. Her partner's is nobody's business. */
  readonly paused_until: LocalDate | null
}

/** In the order in which they are wanted; undefined where there is no such slot of the service. */
export async function slotOffers(
  db: Db,
  wanted: readonly WantedSlot[],
  now: Moment,
): Promise<readonly (SlotOffer | undefined)[]> {
  const column = <K extends keyof WantedSlot>(name: K): WantedSlot[K][] => wanted.map(slot => slot[name])
  const rows = await db.many<SlotOffer & { readonly place: number }>(sql`
    select w.place::int, s.slot_id, s.day, s.starts, s.ends, s.audience, s.capacity > 0 and ${dayIsHeld} as held, ${awaitsTickets} as ticketed,
           ${womenOnlyKept} as women_only_kept,
           i.active and w.capability = any(i.capabilities) as capable,
           i.name as institution, i.address, i.phone, i.latitude, i.longitude, theirs.engaged, theirs.missed,
           exists (select 1 from waiting_member q where q.person_id in (w.person_id, w.partner_id) and q.service = w.service and q.open) as waits,
           (select max(b.until_day) from booking_pause b where b.person_id = w.person_id and b.lifted_at is null
            and ${now.day}::date between b.from_day and b.until_day) as paused_until
    from unnest(${column('institutionId')}::bigint[], ${column('slotId')}::bigint[], ${column('service')}::text[],
                ${column('capability')}::text[], ${column('personId')}::bigint[], ${column('partnerId')}::bigint[])
      with ordinality w(institution_id, slot_id, service, capability, person_id, partner_id, place)
    join slot s on s.institution_id = w.institution_id and s.slot_id = w.slot_id and s.service = w.service
    join institution i on i.institution_id = s.institution_id
    left join site_day x on x.institution_id = s.institution_id and x.day = s.day
    left join holiday h on h.day = s.day
    cross join lateral (
      select coalesce(array_agg(person_id::text) filter (where not over), '{}') as engaged,
             coalesce(array_agg(person_id::text) filter (where over), '{}') as missed
      from (
        select t.person_id, (o.day, o.ends) <= (${now.day}::date, ${now.time}::time) as over
        from attendance t
        join appointment a on a.institution_id = t.institution_id and a.appointment_id = t.appointment_id
        join slot o on o.institution_id = a.institution_id and o.slot_id = a.slot_id
        where t.person_id in (w.person_id, w.partner_id) and t.service = w.service and t.state = 'booked') each_open
    ) theirs`)
  const offers = new Map(rows.map(({ place, ...offer }) => [place, offer]))
  return wanted.map((_, i) => offers.get(i + 1))
}
