/**
 * Two are a couple no more: what they had booked together becomes an appointment of each, at the same time. Nothing is said
 * and nothing changes for the other; what the one who leaves moves or cancels from now on is not seen there (domain H42).
 */
import type { PersonId } from '../../types/schema'
import { today } from '../platform/clock'
import { followAppointment } from '../onestop/mine'
import { withdraw } from '../reminders/withdraw'
import type { Services } from '../service/context'
import { announce } from './announce'
import { newAppointment } from './new-appointment'
import { appointmentsById } from './queries/appointments-by-id'
import { insertAppointment } from './queries/insert-appointment'
import { leaveTo } from './queries/leave-to'
import { comingAppointmentsToChange } from './queries/my-appointments'
import { messagePrefix } from './rules/appointment-messages'
import { stopWaitingWith } from './waiting/stop'

/** In the caller's transaction. @param leaver gets a new code: the old one is known to both */
export async function partWays(services: Services, leaver: PersonId, other: PersonId): Promise<void> {
  const { db, city, clock } = services
  const codes = city.services.map(service => service.code)
  const shared = (await comingAppointmentsToChange(db, leaver, codes, today(clock))).filter(
    row => row.person_id === other || row.partner_id === other,
  )
  for (const row of shared) {
    const own = newAppointment(services, {
      institutionId: row.institution_id,
      slotId: row.slot_id,
      service: row.service,
      personId: leaver,
      partnerId: null,
    })
    await leaveTo(db, row, leaver, other)
    await insertAppointment(db, own, row.released_at)
    await followAppointment(services, leaver, row.appointment_id, own.appointmentId)
    await withdraw(services, [leaver], messagePrefix(row.appointment_id))
    await announce(services, await appointmentsById(db, row.institution_id, [own.appointmentId]))
  }
  await stopWaitingWith(services, leaver, other)
}
