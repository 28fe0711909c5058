/** Takes the new places, and only then frees the old ones and moves the appointment. Needs the locks of `lockSlots`. */
import type { SlotId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'
import type { AppointmentRow } from './appointment-row'

/** False when the new session has not enough places; nothing has changed then. */
export async function moveAppointment(
  db: Db,
  a: AppointmentRow,
  to: SlotId,
  people: number,
): Promise<boolean> {
  const moved = await db.run(sql`
    with taken as (
      update slot set booked = booked + ${people}::smallint
      where institution_id = ${a.institution_id} and slot_id = ${to} and booked + ${people}::smallint <= capacity
      returning slot_id
    ), freed as (
      update slot set booked = booked - ${people}::smallint from taken
      where slot.institution_id = ${a.institution_id} and slot.slot_id = ${a.slot_id}
    )
    update appointment set slot_id = taken.slot_id, moved_count = moved_count + 1 from taken
    where institution_id = ${a.institution_id} and appointment_id = ${a.appointment_id}`)
  return moved === 1
}
