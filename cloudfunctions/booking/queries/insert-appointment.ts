/** An appointment in places that are counted already, because they were held for it. */
import type { Instant } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'
import type { NewAppointment } from './take-places'

/**
 * Breaks `attendance_one_open` when one of them has booked the service meanwhile.
 * @param releasedAt of one whose places were freed already because nobody came
 */
export const insertAppointment = (
  db: Db,
  a: NewAppointment,
  releasedAt: Instant | null = null,
): Promise<number> =>
  db.run(sql`
    with made as (
      insert into appointment (institution_id, appointment_id, slot_id, service, state, person_id, partner_id,
                               checkin_code_index, checkin_code_sealed, created_at, released_at)
      values (${a.institutionId}, ${a.appointmentId}, ${a.slotId}, ${a.service}, 'booked', ${a.personId}, ${a.partnerId},
              ${a.codeIndex}, ${a.codeSealed}, ${a.at}, ${releasedAt})
      returning appointment_id, institution_id, service, person_id, partner_id
    )
    insert into attendance (person_id, appointment_id, institution_id, service, state)
    select p.person_id, m.appointment_id, m.institution_id, m.service, 'booked'
    from made m cross join unnest(array[m.person_id, m.partner_id]) p(person_id)
    where p.person_id is not null order by 1`)
