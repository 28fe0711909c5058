/** Whether somebody has put a topic off or has it elsewhere, as part of any room's statement. */
import type { LocalDate } from '../../types/schema'
import { rawSql, sql, type Query } from '../database/sql'

/**
 * A condition: an answer of hers snoozes or closes the topic on the day, in this pregnancy if it was about one. For the time
 * being nothing is said about it by itself, and it is on no list of what is still to be done.
 * @param person column of the surrounding statement
 * @param topic programme or stage
 */
export const putOff = (person: string, topic: Query, day: LocalDate): Query => sql`
  exists (
    select 1 from strategy_application q
    where q.person_id = ${rawSql(person)} and q.topic = ${topic} and q.does in ('snooze', 'close') and q.undone_at is null
      and (q.until is null or q.until > ${day}::date)
      and (q.pregnancy_id is null or exists (
        select 1 from pregnancy o where o.person_id = q.person_id and o.pregnancy_id = q.pregnancy_id and o.state = 'ongoing')))`
