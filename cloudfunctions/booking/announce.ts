/** Tells of appointments in the same transaction: messages into the outbox or back, vouchers that follow. */
import { today } from '../platform/clock'
import { enqueue, type NewMessage } from '../reminders/enqueue'
import { withdraw } from '../reminders/withdraw'
import { withdrawTasks } from '../reminders/withdraw-tasks'
import type { Services } from '../service/context'
import { followBookings } from '../vouchers/step'
import type { AppointmentRow } from './queries/appointment-row'
import { peopleOf } from './people-of'
import { appointmentMessages, messagePrefix, moveTaskPrefix } from './rules/appointment-messages'
import { serviceOf } from './service'

export async function announce(services: Services, rows: readonly AppointmentRow[]): Promise<void> {
  await enqueue(
    services,
    rows.flatMap(row => messagesOf(services, row)),
  )
  if (rows.length > 0) await followBookings(services, rows.flatMap(peopleOf))
}

function messagesOf(services: Services, row: AppointmentRow): readonly NewMessage[] {
  const { name, preparation, documents } = serviceOf(services.city, row.service)
  return appointmentMessages(
    {
      appointmentId: row.appointment_id,
      movedCount: row.moved_count,
      people: peopleOf(row),
      day: row.day,
      starts: row.starts,
      institution: row.institution,
      serviceName: name,
      preparation,
      documents,
    },
    services.clock.now(),
    today(services.clock),
  )
}

/** What is queued and not sent yet is not sent any more, and nobody rings about it. */
export async function retract(services: Services, row: AppointmentRow): Promise<void> {
  await withdraw(services, peopleOf(row), messagePrefix(row.appointment_id))
  await withdrawTasks(services, peopleOf(row), moveTaskPrefix(row.appointment_id))
  await followBookings(services, peopleOf(row))
}
