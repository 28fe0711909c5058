/** The appointments of one day at one institution, by time. */
import type {
  AppointmentId,
  InstitutionId,
  LocalDate,
  PersonId,
  ServiceCode,
  TimeOfDay,
} from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'
import { pageSize } from '../../service/page'
import type { AppointmentState } from './appointment-row'

export interface DeskRow {
  readonly appointment_id: AppointmentId
  readonly starts: TimeOfDay
  readonly service: ServiceCode
  readonly state: AppointmentState
  readonly person_id: PersonId
  readonly partner_id: PersonId | null
}

export const deskDay = (
  db: Db,
  institutionId: InstitutionId,
  day: LocalDate,
  after: readonly string[] | null,
): Promise<DeskRow[]> =>
  db.many<DeskRow>(sql`
    select a.appointment_id, s.starts, a.service, a.state, a.person_id, a.partner_id
    from slot s
    join appointment a on a.institution_id = s.institution_id and a.slot_id = s.slot_id
    where s.institution_id = ${institutionId} and s.day = ${day}::date
      and (s.starts, a.appointment_id) > (${after?.[0] ?? '00:00'}::time, ${after?.[1] ?? 0}::bigint)
    order by s.starts, a.appointment_id
    limit ${pageSize + 1}::int`)
