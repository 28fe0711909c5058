/** The appointment whose check-in code was presented, wherever it is, held until the end of the transaction. */
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'
import { appointmentColumns, appointmentTables, type AppointmentRow } from './appointment-row'

/** NOT_FOUND for a code that is nobody's. Locked before its session is joined: see `myAppointmentToChange`. */
export const presentedAppointment = (db: Db, codeIndex: Buffer): Promise<AppointmentRow> =>
  db.one<AppointmentRow>(sql`
    with a as materialized (select * from appointment where checkin_code_index = ${codeIndex} for update)
    select ${appointmentColumns} from a ${appointmentTables}`)
