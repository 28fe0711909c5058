/** Takes one or two places and makes the appointment, in one statement: both or neither. */
import type {
  AppointmentId,
  Instant,
  InstitutionId,
  PersonId,
  ServiceCode,
  SlotId,
} from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql, type Query } from '../../database/sql'

export interface NewAppointment {
  readonly institutionId: InstitutionId
  readonly slotId: SlotId
  readonly appointmentId: AppointmentId
  readonly service: ServiceCode
  readonly personId: PersonId
  readonly partnerId: PersonId | null
  readonly codeIndex: Buffer
  readonly codeSealed: Buffer
  readonly at: Instant
}

export interface Taken {
  /** False: not enough places, nothing was written. */
  readonly placed: boolean
  /** Who now attends. Somebody missing had an open appointment of this service: the caller must roll back. */
  readonly people: readonly PersonId[]
}

/**
 * The conditional update is the sale: PostgreSQL locks the slot's row for a moment and checks the places again on its
 * newest version, so that the last place is sold once without a lock of ours. Against SELECT FOR UPDATE in a transaction
 * it saves the round trips during which everyone else waits for the row (bench/booking/README.md has the ratios);
 * SERIALIZABLE retries most attempts on a hot slot; advisory locks serialise and count. ON CONFLICT asks the index of
 * one open appointment a person and service, and does not abort the transaction as a violation would. People are
 * inserted in the order of their ids, so that two couples with swapped roles wait and do not deadlock.
 */
export const takePlacesStatement = (a: NewAppointment): Query => {
  const people = a.partnerId === null ? [a.personId] : [a.personId, a.partnerId]
  return sql`
    with place as (
      update slot set booked = booked + ${people.length}::smallint
      where institution_id = ${a.institutionId} and slot_id = ${a.slotId} and service = ${a.service}
        and booked + ${people.length}::smallint <= capacity
      returning institution_id, slot_id, service
    ), made as (
      insert into appointment (institution_id, appointment_id, slot_id, service, state, person_id, partner_id,
                               checkin_code_index, checkin_code_sealed, created_at)
      select institution_id, ${a.appointmentId}::bigint, slot_id, service, 'booked', ${a.personId}::bigint,
             ${a.partnerId}::bigint, ${a.codeIndex}::bytea, ${a.codeSealed}::bytea, ${a.at}::timestamptz
      from place
    ), attends as (
      insert into attendance (person_id, appointment_id, institution_id, service, state)
      select person, ${a.appointmentId}::bigint, institution_id, service, 'booked'
      from place cross join unnest(${people}::bigint[]) person
      order by person
      on conflict (person_id, service) where state = 'booked' do nothing
      returning person_id
    )
    select exists (select 1 from place) as placed, array(select person_id::text from attends) as people`
}

export const takePlaces = (db: Db, appointment: NewAppointment): Promise<Taken> =>
  db.one<Taken>(takePlacesStatement(appointment))
