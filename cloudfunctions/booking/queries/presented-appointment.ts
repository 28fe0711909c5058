/** The appointment whose check-in code was presented, wherever it is. */
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'
import { appointmentColumns, appointmentTables, type AppointmentRow } from './appointment-row'

/** NOT_FOUND for a code that is nobody's. */
export const presentedAppointment = (db: Db, codeIndex: Buffer): Promise<AppointmentRow> =>
  db.one<AppointmentRow>(sql`
    select ${appointmentColumns} from appointment a ${appointmentTables} where a.checkin_code_index = ${codeIndex}`)
