/** Closes booked appointments whose session is over and where nobody came, so that the people may book again. */
import type { PersonId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'
import type { Moment } from '../rules/moment'

/**
 * How many people. Found through the small index of open attendances, not by reading all appointments.
 * @param people only appointments of these; null for everyone's
 */
export const closeMissed = (db: Db, now: Moment, people: readonly PersonId[] | null): Promise<number> =>
  db.run(sql`
    with missed as (
      update appointment a set state = 'no_show' from slot s
      where a.state = 'booked' and s.institution_id = a.institution_id and s.slot_id = a.slot_id
        and (s.day, s.ends) <= (${now.day}::date, ${now.time}::time)
        and (a.institution_id, a.appointment_id) in (
          select institution_id, appointment_id from attendance
          where state = 'booked' and (${people}::bigint[] is null or person_id = any(${people}::bigint[])))
      returning a.appointment_id, a.person_id, a.partner_id
    )
    update attendance t set state = 'no_show' from missed m
    where t.person_id in (m.person_id, m.partner_id) and t.appointment_id = m.appointment_id and t.state = 'booked'`)
