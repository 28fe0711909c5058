/** Until which day people have something booked, for rooms whose deadlines follow a booking. */
import type { LocalDate, PersonId, ServiceCode } from '../../types/schema'
import type { Services } from '../service/context'
import { sql } from '../database/sql'

export interface BookedDay {
  readonly person_id: PersonId
  readonly service: ServiceCode
  /** Of the last open appointment. */
  readonly day: LocalDate
}

export const bookedDays = (
  { db }: Pick<Services, 'db'>,
  people: readonly PersonId[],
): Promise<readonly BookedDay[]> =>
  db.many<BookedDay>(sql`
    select t.person_id, t.service, max(s.day) as day
    from attendance t
    join appointment a on a.institution_id = t.institution_id and a.appointment_id = t.appointment_id
    join slot s on s.institution_id = a.institution_id and s.slot_id = a.slot_id
    where t.state = 'booked' and t.person_id = any(${people}::bigint[])
    group by t.person_id, t.service`)
