/** An appointment of two becomes that of the one who stays; the other's place in the session stays taken for a new one. */
import type { PersonId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'
import type { AppointmentRow } from './appointment-row'

export const leaveTo = (
  db: Db,
  { institution_id, appointment_id }: AppointmentRow,
  leaver: PersonId,
  stays: PersonId,
): Promise<number> =>
  db.run(sql`
    with gone as (
      delete from attendance where person_id = ${leaver} and appointment_id = ${appointment_id}
    )
    update appointment set person_id = ${stays}, partner_id = null
    where institution_id = ${institution_id} and appointment_id = ${appointment_id}`)
