/** Cancels a booked appointment and frees its places at once, unless they were freed because nobody came. */
import type { Instant } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'
import type { AppointmentRow } from './appointment-row'

/** False when it is not booked any more. */
export async function cancelAppointment(
  db: Db,
  a: AppointmentRow,
  people: number,
  at: Instant,
): Promise<boolean> {
  const cancelled = await db.run(sql`
    with gone as (
      update appointment set state = 'cancelled', cancelled_at = ${at}
      where institution_id = ${a.institution_id} and appointment_id = ${a.appointment_id} and state = 'booked'
      returning institution_id, appointment_id, slot_id, person_id, partner_id, released_at
    ), freed as (
      update slot set booked = booked - ${people}::smallint from gone
      where slot.institution_id = gone.institution_id and slot.slot_id = gone.slot_id and gone.released_at is null
    )
    update attendance t set state = 'cancelled' from gone
    where t.person_id in (gone.person_id, gone.partner_id) and t.appointment_id = gone.appointment_id`)
  return cancelled > 0
}
