/** Checks an appointment in that `presentedAppointment` holds. */
import type { Instant } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'
import type { AppointmentRow } from './appointment-row'

/** False when it is neither booked nor missed. */
export async function markCheckedIn(db: Db, a: AppointmentRow, at: Instant): Promise<boolean> {
  const people = await db.run(sql`
    with came as (
      update appointment set state = 'checked_in', checked_in_at = ${at}
      where institution_id = ${a.institution_id} and appointment_id = ${a.appointment_id} and state in ('booked', 'no_show')
      returning appointment_id, person_id, partner_id
    )
    update attendance t set state = 'checked_in' from came
    where t.person_id in (came.person_id, came.partner_id) and t.appointment_id = came.appointment_id`)
  return people > 0
}
