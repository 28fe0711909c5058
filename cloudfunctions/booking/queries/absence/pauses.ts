/** Pauses of booking online: who is due for one, the one that runs, and its end before time. */
import type { Instant, LocalDate, PersonId, ServiceCode } from '../../../../types/schema'
import type { Db } from '../../../database/db'
import { sql } from '../../../database/sql'

export interface AbsentRow {
  readonly person_id: PersonId
  readonly missed: number
  /** 12-digit village. */
  readonly village: string
}

/**
 * Who missed so many sessions on the days from `from` to `until`, none of which was counted for a pause before. Days that
 * are over only: who comes late on the day is not absent.
 * @param of services that count
 */
export const absentPeople = (
  db: Db,
  span: { readonly from: LocalDate; readonly until: LocalDate },
  of: readonly ServiceCode[],
  least: number,
): Promise<AbsentRow[]> =>
  db.many<AbsentRow>(sql`
    select t.person_id, count(*)::int as missed,
           rpad(coalesce(p.residence_village, p.hukou_village, 0)::text, 12, '0') as village
    from attendance t
    join appointment a on a.institution_id = t.institution_id and a.appointment_id = t.appointment_id
    join slot s on s.institution_id = a.institution_id and s.slot_id = a.slot_id
    join person p on p.person_id = t.person_id and p.died_on is null
    where t.state = 'no_show' and t.service = any(${of}::text[]) and s.day between ${span.from}::date and ${span.until}::date
      and s.day >= coalesce((select max(b.from_day) from booking_pause b where b.person_id = t.person_id), '-infinity')
    group by t.person_id, p.residence_village, p.hukou_village
    having count(*) >= ${least}::int
    order by t.person_id`)

/** Those that were new: a second run of the same day changes nothing. */
export const insertPauses = async (
  db: Db,
  pauses: readonly { readonly pauseId: string; readonly personId: PersonId; readonly missed: number }[],
  days: { readonly from: LocalDate; readonly until: LocalDate },
): Promise<readonly PersonId[]> =>
  (
    await db.many<{ person_id: PersonId }>(sql`
      insert into booking_pause (person_id, pause_id, from_day, until_day, missed)
      select "personId", "pauseId", ${days.from}::date, ${days.until}::date, missed
      from jsonb_to_recordset(${JSON.stringify(pauses)}::jsonb) as p("personId" bigint, "pauseId" bigint, missed smallint)
      order by 1
      on conflict (person_id, from_day) do nothing
      returning person_id`)
  ).map(row => row.person_id)

export interface PauseRow {
  readonly pause_id: string
  readonly missed: number
  readonly until_day: LocalDate
}

export const runningPause = (db: Db, personId: PersonId, today: LocalDate): Promise<PauseRow | undefined> =>
  db.maybe<PauseRow>(sql`
    select pause_id, missed, until_day from booking_pause
    where person_id = ${personId} and lifted_at is null and ${today}::date between from_day and until_day
    order by until_day desc limit 1`)

export const liftPause = (
  db: Db,
  personId: PersonId,
  pauseId: string,
  lifted: { readonly at: Instant; readonly by: string; readonly reason: Buffer },
): Promise<number> =>
  db.run(sql`
    update booking_pause set lifted_at = ${lifted.at}, lifted_by = ${lifted.by}, reason_sealed = ${lifted.reason}
    where person_id = ${personId} and pause_id = ${pauseId} and lifted_at is null`)
