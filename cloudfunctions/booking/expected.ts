/** Who is expected, for rooms that prepare for a day: at one institution, or among some people. */
import type { InstitutionId, LocalDate, PersonId, TimeOfDay } from '../../types/schema'
import { sql } from '../database/sql'
import type { Services } from '../service/context'

export interface Expected {
  readonly person_id: PersonId
  /** Of the first appointment. */
  readonly starts: TimeOfDay
}

export const expectedAt = (
  { db }: Pick<Services, 'db'>,
  institutionId: InstitutionId,
  day: LocalDate,
): Promise<readonly Expected[]> =>
  db.many<Expected>(sql`
    select t.person_id, min(s.starts) as starts
    from slot s
    join appointment a on a.institution_id = s.institution_id and a.slot_id = s.slot_id
    join attendance t on t.institution_id = a.institution_id and t.appointment_id = a.appointment_id
    where s.institution_id = ${institutionId} and s.day = ${day}::date and t.state in ('booked', 'checked_in')
    group by t.person_id`)

/** Whether one of them has an appointment on one of these days. */
export const anyExpected = async (
  { db }: Pick<Services, 'db'>,
  people: readonly PersonId[],
  from: LocalDate,
  until: LocalDate,
): Promise<boolean> =>
  (await db.maybe(sql`
    select 1 from attendance t
    join appointment a on a.institution_id = t.institution_id and a.appointment_id = t.appointment_id
    join slot s on s.institution_id = a.institution_id and s.slot_id = a.slot_id
    where t.person_id = any(${people}::bigint[]) and t.state in ('booked', 'checked_in')
      and s.day between ${from}::date and ${until}::date
    limit 1`)) !== undefined
