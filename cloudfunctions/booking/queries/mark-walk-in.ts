/** Says that an appointment was made at the counter for somebody who was there already. */
import type { AppointmentId, InstitutionId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'

export const markWalkIn = (db: Db, institutionId: InstitutionId, id: AppointmentId): Promise<number> =>
  db.run(sql`
    update appointment set walk_in = true where institution_id = ${institutionId} and appointment_id = ${id}`)
