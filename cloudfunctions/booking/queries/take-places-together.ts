/** Takes places for many calls in one statement, in the order in which they came; for the gateway. */
import type { Db } from '../../database/db'
import { RetryableError } from '../../database/driver-error'
import { sql, type Query } from '../../database/sql'
import type { NewAppointment } from './take-places'

/**
 * | outcome | means                                                                     |
 * | ------- | ------------------------------------------------------------------------- |
 * | sold    | appointment and attendances are written                                   |
 * | full    | not enough places were left                                               |
 * | engaged | somebody has an open appointment of the service; nothing is written       |
 * | again   | places were left by an `engaged` before it: ask once more                 |
 * | gone    | no such slot of the service                                               |
 */
export type Placed = 'sold' | 'full' | 'engaged' | 'again' | 'gone'

interface Row {
  readonly outcome: Placed
  readonly half: boolean
}

/**
 * One row a call, in their order. Slots are locked in the order of their ids and attendances written in the order of
 * people, so that two batches wait for each other and do not deadlock. A person may be in one call only (`gather`).
 * ON CONFLICT looks up the index and nothing else: a look before would be planned for an empty table (a tenth of the speed).
 */
export const takePlacesTogetherStatement = (calls: readonly NewAppointment[]): Query => {
  const column = <K extends keyof NewAppointment>(name: K): NewAppointment[K][] =>
    calls.map(call => call[name])
  return sql`
    with call as materialized (
      select c.*, 1 + (partner_id is not null)::int as places
      from unnest(${column('institutionId')}::bigint[], ${column('slotId')}::bigint[], ${column('service')}::text[],
                  ${column('appointmentId')}::bigint[], ${column('personId')}::bigint[], ${column('partnerId')}::bigint[],
                  ${column('codeIndex')}::bytea[], ${column('codeSealed')}::bytea[], ${column('at')}::timestamptz[])
        with ordinality c(institution_id, slot_id, service, appointment_id, person_id, partner_id, code_index, code_sealed, at, place)
    ), free as materialized (
      select s.institution_id, s.slot_id, s.service, s.capacity - s.booked as free from slot s
      where (s.institution_id, s.slot_id) in (select institution_id, slot_id from call)
      order by 1, 2 for update
    ), ranked as materialized (
      select c.*, f.free, sum(c.places) over (partition by c.institution_id, c.slot_id order by c.place) as upto
      from call c join free f using (institution_id, slot_id, service)
    ), attends as (
      insert into attendance (person_id, appointment_id, institution_id, service, state)
      select p.person_id, r.appointment_id, r.institution_id, r.service, 'booked'
      from ranked r cross join unnest(array[r.person_id, r.partner_id]) p(person_id)
      where r.upto <= r.free and p.person_id is not null
      order by p.person_id
      on conflict (person_id, service) where state = 'booked' do nothing
      returning appointment_id
    ), got as materialized (
      select appointment_id, count(*) as people from attends group by 1
    ), made as (
      insert into appointment (institution_id, appointment_id, slot_id, service, state, person_id, partner_id,
                               checkin_code_index, checkin_code_sealed, created_at)
      select institution_id, appointment_id, slot_id, service, 'booked', person_id, partner_id, code_index, code_sealed, at
      from ranked join got using (appointment_id)
    ), sold as materialized (
      select institution_id, slot_id, sum(places) as places from ranked join got using (appointment_id) group by 1, 2
    ), taken as (
      update slot s set booked = s.booked + d.places from sold d
      where s.institution_id = d.institution_id and s.slot_id = d.slot_id
    )
    select case when r.place is null then 'gone' when g.people is not null then 'sold'
                when r.upto <= r.free then 'engaged' when r.free - coalesce(d.places, 0) >= r.places then 'again' else 'full' end as outcome,
           coalesce(g.people < r.places, false) as half
    from call c
    left join ranked r using (place)
    left join got g on g.appointment_id = c.appointment_id
    left join sold d on d.institution_id = c.institution_id and d.slot_id = c.slot_id
    order by c.place`
}

/**
 * In a transaction of the caller.
 * @throws RetryableError when one of a couple was booked elsewhere meanwhile and only the other would have a place
 */
export async function takePlacesTogether(
  db: Db,
  calls: readonly NewAppointment[],
): Promise<readonly Placed[]> {
  const rows = await db.many<Row>(takePlacesTogetherStatement(calls))
  if (rows.some(row => row.half)) throw new RetryableError('half a couple')
  return rows.map(row => row.outcome)
}
