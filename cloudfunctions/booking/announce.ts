/** Puts an appointment's messages into the outbox and takes those of an earlier session back, in the same transaction. */
import { today } from '../platform/clock'
import { enqueue } from '../reminders/enqueue'
import { withdraw } from '../reminders/withdraw'
import type { Services } from '../service/context'
import type { AppointmentRow } from './queries/appointment-row'
import { peopleOf } from './people-of'
import { appointmentMessages, messagePrefix } from './rules/appointment-messages'
import { serviceOf } from './service'

export async function announce(services: Services, row: AppointmentRow): Promise<void> {
  const { name, preparation, documents } = serviceOf(services.city, row.service)
  const messages = appointmentMessages(
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
  await enqueue(services, messages)
}

/** What is queued and not sent yet is not sent any more. */
export async function retract(services: Services, row: AppointmentRow): Promise<void> {
  await withdraw(services, peopleOf(row), messagePrefix(row.appointment_id))
}
