/** Mandates to book for somebody. */
import type { AppointmentId, Instant, InstitutionId, LocalDate, PersonId } from '../../../../types/schema'
import type { HelperId } from '../../../../types/helpers'
import type { Db } from '../../../database/db'
import { sql } from '../../../database/sql'
import { appointmentColumns, appointmentTables, type AppointmentRow } from '../appointment-row'

/**
 * | state  | comes from    | by                                                                    |
 * | ------ | ------------- | --------------------------------------------------------------------- |
 * | asked  | -             | her: a code for one relative                                          |
 * | active | asked         | the relative, within a day; counts until until_day                    |
 * | ended  | asked, active | either of them at any time, or her next mandate when its time is over |
 */
export interface MandateRow {
  readonly person_id: PersonId
  readonly helper_id: HelperId
  readonly helper_person_id: PersonId | null
  readonly code_until: Instant
  readonly until_day: LocalDate
}

const columns = sql`person_id, helper_id, helper_person_id, code_until, until_day`

/** Given by her and alive today: taken up, or with a code that still counts. */
export const mandatesBy = (
  db: Db,
  personId: PersonId,
  today: LocalDate,
  now: Instant,
): Promise<MandateRow[]> =>
  db.many<MandateRow>(sql`
    select ${columns} from helper
    where person_id = ${personId} and until_day >= ${today}::date and (state = 'active' or (state = 'asked' and code_until > ${now}))
    order by asked_at, helper_id`)

/** Taken up by her. */
export const mandatesTo = (db: Db, helperPersonId: PersonId, today: LocalDate): Promise<MandateRow[]> =>
  db.many<MandateRow>(sql`
    select ${columns} from helper
    where helper_person_id = ${helperPersonId} and state = 'active' and until_day >= ${today}::date
    order by accepted_at, helper_id limit 50`)

/** Held until the end of the transaction, so that a mandate that ends meanwhile ends before or after the act, not within. */
export const mandateToUse = (
  db: Db,
  helperId: HelperId,
  helperPersonId: PersonId,
  today: LocalDate,
): Promise<MandateRow | undefined> =>
  db.maybe<MandateRow>(sql`
    select ${columns} from helper
    where helper_id = ${helperId} and helper_person_id = ${helperPersonId} and state = 'active' and until_day >= ${today}::date
    for share`)

/** Given by her and to her. */
export const endMandatesOf = (db: Db, personId: PersonId, now: Instant): Promise<number> =>
  db.run(sql`
    update helper set state = 'ended', ended_at = ${now}
    where state <> 'ended' and (person_id = ${personId} or helper_person_id = ${personId})`)

/** What is over frees its place among the three. */
export const endOver = (db: Db, personId: PersonId, today: LocalDate, now: Instant): Promise<number> =>
  db.run(sql`
    update helper set state = 'ended', ended_at = ${now}
    where person_id = ${personId} and (
      (state = 'active' and until_day < ${today}::date) or (state = 'asked' and code_until <= ${now}))`)

/** False when all three places are taken. Breaks `helper_place` when another was given at the same moment. */
export const insertMandate = async (
  db: Db,
  m: {
    readonly personId: PersonId
    readonly helperId: HelperId
    readonly codeIndex: Buffer
    readonly at: Instant
    readonly codeUntil: Instant
    readonly untilDay: LocalDate
  },
): Promise<boolean> =>
  (await db.run(sql`
    insert into helper (person_id, helper_id, place, code_index, state, asked_at, code_until, until_day)
    select ${m.personId}::bigint, ${m.helperId}::bigint, p.place::smallint, ${m.codeIndex}::bytea, 'asked', ${m.at}::timestamptz,
           ${m.codeUntil}::timestamptz, ${m.untilDay}::date
    from generate_series(1, 3) p(place)
    where not exists (select 1 from helper h where h.person_id = ${m.personId} and h.place = p.place and h.state <> 'ended')
    order by 3 limit 1`)) === 1

/** The open mandate of a code, held until the end of the transaction. */
export const mandateByCode = (db: Db, codeIndex: Buffer, now: Instant): Promise<MandateRow | undefined> =>
  db.maybe<MandateRow>(sql`
    select ${columns} from helper where code_index = ${codeIndex} and state = 'asked' and code_until > ${now} for update`)

/** Breaks `helper_once` when she helps her already. */
export const takeUp = (db: Db, m: MandateRow, helperPersonId: PersonId, at: Instant): Promise<number> =>
  db.run(sql`
    update helper set state = 'active', helper_person_id = ${helperPersonId}, accepted_at = ${at}
    where person_id = ${m.person_id} and helper_id = ${m.helper_id} and state = 'asked'`)

/** By either of the two. */
export const endMandate = (db: Db, helperId: HelperId, by: PersonId, at: Instant): Promise<number> =>
  db.run(sql`
    update helper set state = 'ended', ended_at = ${at}
    where helper_id = ${helperId} and state <> 'ended' and (person_id = ${by} or helper_person_id = ${by})`)

export const noteBooking = (
  db: Db,
  m: MandateRow,
  key: { readonly institutionId: InstitutionId; readonly appointmentId: AppointmentId },
): Promise<number> =>
  db.run(sql`
    insert into helper_booking (person_id, appointment_id, institution_id, helper_id)
    values (${m.person_id}, ${key.appointmentId}, ${key.institutionId}, ${m.helper_id})`)

/** Whether the appointment was booked by this mandate. */
export const wasBookedBy = async (db: Db, m: MandateRow, appointmentId: AppointmentId): Promise<boolean> =>
  (await db.maybe(sql`
    select 1 from helper_booking
    where person_id = ${m.person_id} and appointment_id = ${appointmentId} and helper_id = ${m.helper_id}`)) !==
  undefined

/** Coming ones that were booked by these mandates, with the mandate. */
export const bookedByHelper = (
  db: Db,
  mandates: readonly HelperId[],
  today: LocalDate,
): Promise<(AppointmentRow & { helper_id: HelperId })[]> =>
  db.many(sql`
    select ${appointmentColumns}, b.helper_id
    from helper_booking b
    join appointment a on a.institution_id = b.institution_id and a.appointment_id = b.appointment_id
    ${appointmentTables}
    where b.helper_id = any(${mandates}::bigint[]) and a.state = 'booked' and s.day >= ${today}::date
    order by s.day, s.starts, a.appointment_id`)
