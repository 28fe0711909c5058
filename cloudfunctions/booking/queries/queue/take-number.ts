/** Gives the next number of the day's queue to an appointment. */
import type { Instant, LocalDate } from '../../../../types/schema'
import type { Db } from '../../../database/db'
import { sql } from '../../../database/sql'
import type { AppointmentRow } from '../appointment-row'

/** A transaction that fails gives its number back, for the row of the line is locked until it ends: no gaps. */
export async function takeNumber(
  db: Db,
  a: Pick<AppointmentRow, 'institution_id' | 'appointment_id' | 'service'>,
  day: LocalDate,
  at: Instant,
  priority: boolean,
): Promise<number> {
  const { number } = await db.one<{ number: number }>(sql`
    with line as (
      insert into queue_line (institution_id, service, day, last_number)
      values (${a.institution_id}, ${a.service}, ${day}, 1)
      on conflict (institution_id, service, day) do update set last_number = queue_line.last_number + 1
      returning institution_id, service, day, last_number
    )
    insert into queue_ticket (institution_id, service, day, number, appointment_id, taken_at, priority)
    select institution_id, service, day, last_number, ${a.appointment_id}::bigint, ${at}::timestamptz, ${priority}::boolean from line
    returning number`)
  return number
}
