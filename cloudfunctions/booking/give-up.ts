/** A pregnancy ended: its coming appointments are cancelled, their places free at once, nobody waits for one, and nothing is said about it. */
import type { PersonId } from '../../types/schema'
import { today } from '../platform/clock'
import type { Services } from '../service/context'
import { retract } from './announce'
import { peopleOf } from './people-of'
import { cancelAppointment } from './queries/cancel-appointment'
import { comingAppointmentsToChange } from './queries/my-appointments'
import { passOn } from './waiting/pass-on'
import { stopWaiting } from './waiting/stop'

/** In the caller's transaction. Services that have nothing to do with a pregnancy keep their appointments. */
export async function giveUpPregnancyAppointments(services: Services, personId: PersonId): Promise<void> {
  const { db, clock, city } = services
  const codes = city.services.filter(service => service.forPregnancy).map(service => service.code)
  for (const row of await comingAppointmentsToChange(db, personId, codes, today(clock))) {
    await cancelAppointment(db, row, peopleOf(row).length, clock.now())
    await retract(services, row)
    await passOn(services, row.institution_id, [row.slot_id])
  }
  await stopWaiting(services, [personId], codes, 'given_up')
}
