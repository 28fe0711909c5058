/** The appointments that a person attends; nobody else's can be reached from here. */
import type { AppointmentId, InstitutionId, LocalDate, PersonId, ServiceCode } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'
import { pageSize } from '../../service/page'
import { appointmentColumns, appointmentTables, type AppointmentRow } from './appointment-row'

interface Key {
  readonly institutionId: InstitutionId
  readonly appointmentId: AppointmentId
}

const attended = sql`
  from attendance t
  join appointment a on a.institution_id = t.institution_id and a.appointment_id = t.appointment_id
  ${appointmentTables}`

export const myAppointment = (db: Db, me: PersonId, key: Key): Promise<AppointmentRow> =>
  db.one<AppointmentRow>(sql`
    select ${appointmentColumns} ${attended}
    where t.person_id = ${me} and a.institution_id = ${key.institutionId} and a.appointment_id = ${key.appointmentId}`)

/**
 * The same, held until the end of the transaction: what is decided about it stays true. The row is locked before its
 * session is joined: a lock on the joined rows would look for the session that the appointment had before the partner,
 * a moment ago, moved it, and find nothing.
 */
export const myAppointmentToChange = (db: Db, me: PersonId, key: Key): Promise<AppointmentRow> =>
  db.one<AppointmentRow>(sql`
    with a as materialized (
      select a.* from attendance t
      join appointment a on a.institution_id = t.institution_id and a.appointment_id = t.appointment_id
      where t.person_id = ${me} and a.institution_id = ${key.institutionId} and a.appointment_id = ${key.appointmentId}
      for update of a
    )
    select ${appointmentColumns} from a ${appointmentTables}`)

/** Booked ones of these services from today on, held until the end of the transaction. */
export const comingAppointmentsToChange = (
  db: Db,
  me: PersonId,
  services: readonly ServiceCode[],
  from: LocalDate,
): Promise<AppointmentRow[]> =>
  db.many<AppointmentRow>(sql`
    with a as materialized (
      select a.* from attendance t
      join appointment a on a.institution_id = t.institution_id and a.appointment_id = t.appointment_id
      where t.person_id = ${me} and t.state = 'booked' and t.service = any(${services}::text[]) and a.state = 'booked'
      order by a.appointment_id
      for update of a
    )
    select ${appointmentColumns} from a ${appointmentTables} where s.day >= ${from}::date`)

export interface MineRow extends AppointmentRow {
  /** 0 to come, 1 over. */
  readonly part: number
  /** Minutes of the session's start, negative when over, so that one order serves both parts. */
  readonly place: string
}

/** Next first; then what is over, latest first. */
export const myAppointments = (
  db: Db,
  me: PersonId,
  today: LocalDate,
  after: readonly string[] | null,
): Promise<MineRow[]> =>
  db.many<MineRow>(sql`
    select * from (
      select ${appointmentColumns}, over.part, (extract(epoch from s.day + s.starts) / 60)::bigint * (1 - 2 * over.part) as place
      ${attended}
      cross join lateral (select case when a.state = 'booked' and s.day >= ${today}::date then 0 else 1 end as part) over
      where t.person_id = ${me}
    ) m
    where (part, place, appointment_id) > (${after?.[0] ?? -1}::int, ${after?.[1] ?? 0}::bigint, ${after?.[2] ?? 0}::bigint)
    order by part, place, appointment_id
    limit ${pageSize + 1}::int`)
