/** queue.walkIn: a place in a session of today for somebody who stands at the counter without an appointment. */
import { ServiceError } from '../../../types/errors'
import type { AppointmentId, InstitutionId, PersonId, ServiceCode } from '../../../types/schema'
import { onViolation } from '../../database/driver-error'
import { mustBeHere } from '../../evidence/find'
import { priorityOn } from '../../orders/priority'
import { today } from '../../platform/clock'
import { audit } from '../../service/audit'
import type { Handler, Services } from '../../service/context'
import { deskInstitution } from '../desk-institution'
import { newAppointment } from '../new-appointment'
import { appointmentsById } from '../queries/appointments-by-id'
import { markCheckedIn } from '../queries/check-in'
import { closeMissed } from '../queries/close-missed'
import { institutionCardById } from '../queries/institution-cards'
import { markWalkIn } from '../queries/mark-walk-in'
import { sessionsNow } from '../queries/queue/sessions-now'
import { takeNumber } from '../queries/queue/take-number'
import { ticketNumbered } from '../queries/queue/tickets'
import { takePlaces } from '../queries/take-places'
import { momentOf } from '../rules/moment'
import { serviceOf } from '../service'
import { stopWaiting } from '../waiting/stop'
import { ticketShown, todays } from './queue'

export const walkIn: Handler<'queue.walkIn'> = async (context, { personId, service }) => {
  const { db, clock } = context
  await mustBeHere(context, personId)
  const institutionId = deskInstitution(context)
  await mustBeAble(context, institutionId, service)
  await closeMissed(db, momentOf(clock.now()), [personId])
  const appointmentId = await takeFirstPlace(context, institutionId, personId, service)
  await markWalkIn(db, institutionId, appointmentId)
  const [row] = await appointmentsById(db, institutionId, [appointmentId])
  if (row === undefined) throw new ServiceError('NOT_FOUND')
  await markCheckedIn(db, row, clock.now())
  await stopWaiting(context, [personId], [service], 'booked_elsewhere')
  const first = (await priorityOn(context, [personId], today(clock))).size > 0
  const number = await takeNumber(db, row, today(clock), clock.now(), first)
  await audit(context, personId, 'queue.walkIn', `appointment:${appointmentId}`)
  return ticketShown(context, await ticketNumbered(db, todays(context, service), number))
}

async function mustBeAble(
  { db, city, clock }: Services,
  id: InstitutionId,
  code: ServiceCode,
): Promise<void> {
  const now = momentOf(clock.now())
  const search = { services: [code], people: 1, position: null, now, until: now.day } as const
  const { capabilities } = await institutionCardById(db, search, id)
  if (!capabilities.includes(serviceOf(city, code).capability)) throw new ServiceError('SITE_NO_CAPABILITY')
}

/** The running session first. A place that is held for somebody in line is not free. */
async function takeFirstPlace(
  services: Services,
  institutionId: InstitutionId,
  personId: PersonId,
  service: ServiceCode,
): Promise<AppointmentId> {
  const { db, clock } = services
  const engaged = () => new ServiceError('ALREADY_BOOKED')
  for (const { slot_id } of await sessionsNow(db, institutionId, service, personId, momentOf(clock.now()))) {
    const made = newAppointment(services, {
      institutionId,
      slotId: slot_id,
      service,
      personId,
      partnerId: null,
    })
    if (await onViolation('attendance_one_open', engaged, () => takePlaces(db, made)))
      return made.appointmentId
  }
  throw new ServiceError('NO_PLACE_TODAY')
}
