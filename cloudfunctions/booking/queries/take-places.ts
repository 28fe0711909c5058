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

/**
 * One row when the places were taken, none when there are not enough. Somebody who has an open appointment of the service
 * breaks `attendance_one_open`, and then nothing is written.
 *
 * The conditional update is the sale: PostgreSQL locks the slot's row and checks the places again on its newest version,
 * so the last place is sold once without a lock of ours. SELECT FOR UPDATE in a transaction holds the same row over
 * several round trips, for which everybody else waits: about half as many attempts a second. An advisory lock and a
 * count are no faster, and SERIALIZABLE spends its time on retries (bench/booking/README.md has the ratios). People
 * are inserted in the order of their ids, so that two couples with swapped roles wait and do not deadlock.
 */
export const takePlacesStatement = (a: NewAppointment): Query => {
  const people = byId(a.partnerId === null ? [a.personId] : [a.personId, a.partnerId])
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
    )
    select slot_id from place`
}

/** Ids are decimal text; put in order here, they need no sort in the statement. */
const byId = (people: readonly PersonId[]): PersonId[] =>
  [...people].sort((one, other) => (BigInt(one) < BigInt(other) ? -1 : 1))

/** False when there are not enough places. */
export const takePlaces = async (db: Db, appointment: NewAppointment): Promise<boolean> =>
  (await db.run(takePlacesStatement(appointment))) === 1
