/** Appointments of one institution with their sessions, for who knows their ids already. */
import type { AppointmentId, InstitutionId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'
import { appointmentColumns, appointmentTables, type AppointmentRow } from './appointment-row'

export const appointmentsById = (
  db: Db,
  institutionId: InstitutionId,
  ids: readonly AppointmentId[],
): Promise<AppointmentRow[]> =>
  db.many<AppointmentRow>(sql`
    select ${appointmentColumns} from appointment a ${appointmentTables}
    where a.institution_id = ${institutionId} and a.appointment_id = any(${ids}::bigint[])
    order by s.day, s.starts, a.appointment_id`)
