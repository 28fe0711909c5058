/** Frees the places of those who did not come, and takes them back for one who comes after all. */
import type { Instant } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'
import type { Moment } from '../rules/moment'
import type { AppointmentRow } from './appointment-row'

/**
 * How many appointments. Nobody is late for a session that is not held. The appointment stays booked until its session is over: who comes late is still expected.
 * @param since sessions that began at or before this moment of today, and are not over
 */
export const releaseLate = async (db: Db, since: Moment, now: Moment, at: Instant): Promise<number> => {
  const { released } = await db.one<{ released: number }>(sql`
    with late as (
      update appointment a set released_at = ${at} from slot s
      where a.state = 'booked' and a.released_at is null and s.taking and s.institution_id = a.institution_id and s.slot_id = a.slot_id
        and s.day = ${since.day}::date and s.starts <= ${since.time}::time and s.ends > ${now.time}::time
        and (a.institution_id, a.appointment_id) in (
          select institution_id, appointment_id from attendance where state = 'booked')
      returning a.institution_id, a.slot_id, 1 + (a.partner_id is not null)::int as people
    ), freed as (
      update slot s set booked = s.booked - l.people
      from (select institution_id, slot_id, sum(people) as people from late group by 1, 2) l
      where s.institution_id = l.institution_id and s.slot_id = l.slot_id
    )
    select count(*)::int as released from late`)
  return released
}

/** False when the places went to somebody else: she is seen all the same, after those who were on time. */
export const takeBack = async (db: Db, a: AppointmentRow, people: number): Promise<boolean> =>
  (await db.run(sql`
    with taken as (
      update slot set booked = booked + ${people}::smallint
      where institution_id = ${a.institution_id} and slot_id = ${a.slot_id} and booked + ${people}::smallint <= capacity
      returning slot_id
    )
    update appointment set released_at = null from taken
    where institution_id = ${a.institution_id} and appointment_id = ${a.appointment_id}`)) === 1
