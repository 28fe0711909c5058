/** Who has booked the sessions that turned. */
import type { InstitutionId, PersonId, SlotId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'
import { appointmentColumns, appointmentTables, type AppointmentRow } from './appointment-row'

export const bookedIn = (
  db: Db,
  slots: readonly { readonly institution_id: InstitutionId; readonly slot_id: SlotId }[],
): Promise<AppointmentRow[]> =>
  db.many<AppointmentRow>(sql`
    select ${appointmentColumns} from appointment a ${appointmentTables}
    where a.state = 'booked' and (a.institution_id, a.slot_id) in (
      select * from unnest(${slots.map(slot => slot.institution_id)}::bigint[], ${slots.map(slot => slot.slot_id)}::bigint[]))
    order by a.appointment_id`)

/** Messages of an appointment are told apart by how often it was moved. */
export const countMove = (db: Db, row: AppointmentRow): Promise<number> =>
  db.run(sql`
    update appointment set moved_count = moved_count + 1
    where institution_id = ${row.institution_id} and appointment_id = ${row.appointment_id}`)

/** Where each lives, as 12 digits; nobody is in it whose village is not known. */
export async function villagesOf(
  db: Db,
  people: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, string>> {
  const rows = await db.many<{ person_id: PersonId; village: string }>(sql`
    select person_id, residence_village::text as village from person
    where person_id = any(${people}::bigint[]) and residence_village is not null`)
  return new Map(rows.map(row => [row.person_id, row.village]))
}
