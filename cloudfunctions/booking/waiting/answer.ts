/** waiting.accept, waiting.decline and waiting.leave: what she says to a place that is kept for her. */
import { ServiceError } from '../../../types/errors'
import type { AppointmentId } from '../../../types/schema'
import { onViolation } from '../../database/driver-error'
import { epochOf } from '../../platform/clock'
import { withdraw } from '../../reminders/withdraw'
import type { Context, Handler, ResidentCaller, Services } from '../../service/context'
import { announce } from '../announce'
import { appointmentFor } from '../appointment'
import { newAppointment } from '../new-appointment'
import { peopleOf } from '../people-of'
import { appointmentsById } from '../queries/appointments-by-id'
import { closeMissed } from '../queries/close-missed'
import { confirmedPartners } from '../../people/confirmed-partners'
import { entryFor } from './mine'
import { endEntry, lockedEntry, refuseOffer } from './let-go'
import { markAccepted } from '../queries/waiting/end-offer'
import { bookedPeople } from '../queries/waiting/waiting-people'
import { insertAppointment } from '../queries/insert-appointment'
import { myWaitingEntry, type Entry } from '../queries/waiting/my-waiting'
import type { WaitingRow } from '../queries/waiting/waiting-row'
import { momentOf } from '../rules/moment'
import { offerPrefix } from './rules/offer-message'

export const accept: Handler<'waiting.accept'> = async (context, input) => {
  const { caller, clock, db } = context
  const row = await offered(context, input)
  await mustBeFree(context, row)
  const appointmentId = await appoint(context, row)
  await markAccepted(db, row, clock.now())
  await withdraw(context, peopleOf(row), offerPrefix(row.waiting_id))
  const made = await appointmentsById(db, row.institution_id, [appointmentId])
  await announce(context, made)
  const [appointment] = made
  if (appointment === undefined) throw new ServiceError('NOT_FOUND')
  return appointmentFor(context, caller.personId, appointment)
}

export const decline: Handler<'waiting.decline'> = async (context, input) => {
  await refuseOffer(context, await offered(context, input), 'declined')
  return entryFor(context, context.caller.personId, input.waitingId)
}

/** Leaving what has ended already is no error. */
export const leave: Handler<'waiting.leave'> = async (context, input) => {
  await endEntry(context, await myLockedEntry(context, input), 'left')
  return {}
}

async function myLockedEntry(context: Context<ResidentCaller>, entry: Entry): Promise<WaitingRow> {
  await myWaitingEntry(context.db, context.caller.personId, entry)
  return lockedEntry(context, entry)
}

/** @throws OFFER_GONE also when its time is over and no timer has come by yet: the promise to the next in line counts */
async function offered(context: Context<ResidentCaller>, entry: Entry): Promise<WaitingRow> {
  const row = await myLockedEntry(context, entry)
  if (row.expires_at === null || epochOf(row.expires_at) <= epochOf(context.clock.now()))
    throw new ServiceError('OFFER_GONE')
  return row
}

/** A couple that is one no more does not come as one; who booked elsewhere meanwhile does not come twice. */
async function mustBeFree({ db, caller, clock }: Context<ResidentCaller>, row: WaitingRow): Promise<void> {
  if (row.partner_id !== null) {
    const partner = (await confirmedPartners(db, [row.person_id])).get(row.person_id)
    if (partner !== row.partner_id) throw new ServiceError('PARTNER_NOT_LINKED')
  }
  await closeMissed(db, momentOf(clock.now()), peopleOf(row))
  const engaged = await bookedPeople(db, peopleOf(row), row.service)
  if (engaged.length > 0)
    throw new ServiceError(engaged.includes(caller.personId) ? 'ALREADY_BOOKED' : 'PARTNER_BOOKED')
}

/** The places are counted already: the appointment takes them over. */
async function appoint(services: Services, row: WaitingRow): Promise<AppointmentId> {
  if (row.offer_slot_id === null) throw new ServiceError('OFFER_GONE')
  const made = newAppointment(services, {
    institutionId: row.institution_id,
    slotId: row.offer_slot_id,
    service: row.service,
    personId: row.person_id,
    partnerId: row.partner_id,
  })
  const engaged = () => new ServiceError('ALREADY_BOOKED')
  await onViolation('attendance_one_open', engaged, () => insertAppointment(services.db, made))
  return made.appointmentId
}
