/** Visits and their parts: written once, read by both people, found by one of their appointments. */
import type { ItineraryId } from '../../../types/one-stop'
import type {
  AppointmentId,
  Instant,
  InstitutionId,
  LocalDate,
  PersonId,
  ProgrammeCode,
  ServiceCode,
  TimeOfDay,
  VoucherId,
} from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql, type Query } from '../../database/sql'
import { pageSize } from '../../service/page'

export interface PartRow {
  readonly programme: ProgrammeCode
  readonly service: ServiceCode | null
  readonly appointment_id: AppointmentId | null
  readonly voucher_person_id: PersonId
  readonly voucher_id: VoucherId
}

export interface ItineraryRow {
  readonly person_id: PersonId
  readonly itinerary_id: ItineraryId
  readonly partner_id: PersonId | null
  readonly institution_id: InstitutionId
  readonly day: LocalDate
  readonly registry_at: TimeOfDay | null
  readonly institution: string
  readonly address: string
  readonly phone: string
  readonly latitude: number
  readonly longitude: number
  readonly parts: readonly PartRow[]
}

export interface NewItinerary {
  readonly personId: PersonId
  readonly itineraryId: ItineraryId
  readonly partnerId: PersonId | null
  readonly institutionId: InstitutionId
  readonly day: LocalDate
  readonly registryAt: TimeOfDay | null
  readonly at: Instant
  readonly parts: readonly PartRow[]
}

export const insertItinerary = (db: Db, visit: NewItinerary): Promise<number> => {
  const column = <K extends keyof PartRow>(name: K): PartRow[K][] => visit.parts.map(part => part[name])
  return db.run(sql`
    with made as (
      insert into itinerary (person_id, itinerary_id, partner_id, institution_id, day, registry_at, created_at)
      values (${visit.personId}, ${visit.itineraryId}, ${visit.partnerId}, ${visit.institutionId}, ${visit.day}, ${visit.registryAt}, ${visit.at})
      returning person_id, itinerary_id, institution_id)
    insert into itinerary_part (person_id, itinerary_id, part, programme, service, institution_id, appointment_id, voucher_person_id, voucher_id)
    select m.person_id, m.itinerary_id, p.part, p.programme, p.service, case when p.service is not null then m.institution_id end,
           p.appointment_id, p.voucher_person_id, p.voucher_id
    from made m cross join unnest(${column('programme')}::text[], ${column('service')}::text[], ${column('appointment_id')}::bigint[],
                                  ${column('voucher_person_id')}::bigint[], ${column('voucher_id')}::bigint[])
      with ordinality p(programme, service, appointment_id, voucher_person_id, voucher_id, part)`)
}

const visits = (where: Query): Query => sql`
  select t.person_id, t.itinerary_id, t.partner_id, t.institution_id, t.day, t.registry_at,
         i.name as institution, i.address, i.phone, i.latitude, i.longitude,
         (select jsonb_agg(jsonb_build_object('programme', p.programme, 'service', p.service, 'appointment_id', p.appointment_id::text,
                                              'voucher_person_id', p.voucher_person_id::text, 'voucher_id', p.voucher_id::text) order by p.part)
          from itinerary_part p where p.person_id = t.person_id and p.itinerary_id = t.itinerary_id) as parts
  from itinerary t join institution i on i.institution_id = t.institution_id
  where ${where}`

/** Of both of a couple, as long as they are one: what she booked for both is not shown to somebody who has left. */
const visibleTo = (me: PersonId): Query => sql`
  (t.person_id = ${me} or t.partner_id = ${me} and exists (
    select 1 from couple_member m where m.person_id = ${me} and m.partner_id = t.person_id and m.ended_on is null and m.confirmed_at is not null))`

export const itinerary = (db: Db, me: PersonId, id: ItineraryId): Promise<ItineraryRow> =>
  db.one<ItineraryRow>(visits(sql`t.itinerary_id = ${id} and ${visibleTo(me)}`))

export const itineraries = (db: Db, me: PersonId, after: readonly string[] | null): Promise<ItineraryRow[]> =>
  db.many<ItineraryRow>(sql`
    ${visits(sql`${visibleTo(me)} and ${after === null ? sql`true` : sql`t.itinerary_id < ${after[0]}::bigint`}`)}
    order by t.itinerary_id desc limit ${pageSize + 1}`)

export const replaceAppointment = (
  db: Db,
  personId: PersonId,
  was: AppointmentId,
  now: AppointmentId,
): Promise<number> =>
  db.run(
    sql`update itinerary_part set appointment_id = ${now} where person_id = ${personId} and appointment_id = ${was}`,
  )

/** The other appointments of the visit that this one is part of. */
export const besides = async (db: Db, appointmentId: AppointmentId): Promise<AppointmentId[]> =>
  (
    await db.many<{ appointment_id: AppointmentId }>(sql`
      select o.appointment_id from itinerary_part p
      join itinerary_part o on o.person_id = p.person_id and o.itinerary_id = p.itinerary_id
      where p.appointment_id = ${appointmentId} and o.appointment_id <> ${appointmentId}
      order by o.part`)
  ).map(row => row.appointment_id)
