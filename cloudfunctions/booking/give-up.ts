/** A pregnancy or a life ended: coming appointments are cancelled, their places free at once, nobody waits for one, and nothing is said about it. */
import type { PersonId, ServiceCode } from '../../types/schema'
import { today } from '../platform/clock'
import type { Services } from '../service/context'
import { retract } from './announce'
import { peopleOf } from './people-of'
import { cancelAppointment } from './queries/cancel-appointment'
import { endMandatesOf } from './queries/helper/mandates'
import { comingAppointmentsToChange } from './queries/my-appointments'
import { passOn } from './waiting/pass-on'
import { stopWaiting } from './waiting/stop'

/** In the caller's transaction. Services that have nothing to do with a pregnancy keep their appointments. */
export const giveUpPregnancyAppointments = (services: Services, personId: PersonId): Promise<void> =>
  giveUp(
    services,
    personId,
    services.city.services.filter(service => service.forPregnancy).map(service => service.code),
  )

/** Somebody died: every appointment, also those of a couple, and what was allowed to relatives. In the caller's transaction. */
export async function giveUpAllAppointments(services: Services, personId: PersonId): Promise<void> {
  await giveUp(
    services,
    personId,
    services.city.services.map(service => service.code),
  )
  await endMandatesOf(services.db, personId, services.clock.now())
}

async function giveUp(services: Services, personId: PersonId, codes: readonly ServiceCode[]): Promise<void> {
  const { db, clock } = services
  for (const row of await comingAppointmentsToChange(db, personId, codes, today(clock))) {
    await cancelAppointment(db, row, peopleOf(row).length, clock.now())
    await retract(services, row)
    await passOn(services, row.institution_id, [row.slot_id])
  }
  await stopWaiting(services, [personId], codes, 'given_up')
}
