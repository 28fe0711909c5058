/** Closes booked appointments whose session is over and where nobody came, so that the people may book again. */
import type { PersonId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'
import type { Moment } from '../rules/moment'

/**
 * How many people. Found through the small index of open attendances, not by reading all appointments. Nobody has missed a
 * session that was not held: who had not moved by then is cancelled instead, and the place is not counted as taken.
 * @param people only appointments of these; null for everyone's
 */
export const closeMissed = (db: Db, now: Moment, people: readonly PersonId[] | null): Promise<number> =>
  db.run(sql`
    with over as (
      update appointment a set state = case when s.taking then 'no_show' else 'cancelled' end,
        cancelled_at = case when s.taking then null else (s.day + s.ends) at time zone 'Asia/Shanghai' end
      from slot s
      where a.state = 'booked' and s.institution_id = a.institution_id and s.slot_id = a.slot_id
        and (s.day, s.ends) <= (${now.day}::date, ${now.time}::time)
        and (a.institution_id, a.appointment_id) in (
          select institution_id, appointment_id from attendance
          where state = 'booked' and (${people}::bigint[] is null or person_id = any(${people}::bigint[])))
      returning a.institution_id, a.slot_id, a.appointment_id, a.person_id, a.partner_id, a.state, a.released_at
    ), freed as (
      update slot s set booked = s.booked - f.places
      from (select institution_id, slot_id, sum(1 + (partner_id is not null)::int) as places
            from over where state = 'cancelled' and released_at is null group by 1, 2) f
      where s.institution_id = f.institution_id and s.slot_id = f.slot_id
    )
    update attendance t set state = o.state from over o
    where t.person_id in (o.person_id, o.partner_id) and t.appointment_id = o.appointment_id and t.state = 'booked'`)
