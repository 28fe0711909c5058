/** booking.book: one appointment for one, or for a couple together; both places or none. */
import { randomBytes } from 'node:crypto'
import type { Service } from '../../catalog/city'
import { ServiceError } from '../../types/errors'
import type { AppointmentId, PersonId } from '../../types/schema'
import { onViolation, RetryableError } from '../database/driver-error'
import type { Context, Handler, ResidentCaller } from '../service/context'
import { announce } from './announce'
import { appointmentFor } from './appointment'
import { offeredSlot } from './offer'
import type { AppointmentRow } from './queries/appointment-row'
import { closeMissed } from './queries/close-missed'
import { confirmedPartner } from './queries/confirmed-partner'
import { takePlaces } from './queries/take-places'
import { entropyBytes, makeCheckinCode } from './rules/checkin-code'
import { momentOf } from './rules/moment'
import { checkinIndex, sealCheckin } from './sealed-code'
import { serviceOf } from './service'

export const book: Handler<'booking.book'> = async (context, input) => {
  const { db, clock, ids, vault, city, caller } = context
  const service = serviceOf(city, input.service)
  const partnerId = input.withPartner ? await partnerFor(context, service) : null
  const people = partnerId === null ? [caller.personId] : [caller.personId, partnerId]
  const offer = await offeredSlot(context, { ...input, service }, people)
  if (offer.engaged.includes(caller.personId)) throw new ServiceError('ALREADY_BOOKED')
  if (offer.engaged.length > 0) throw new ServiceError('PARTNER_BOOKED')
  if (offer.missed.length > 0) await closeMissed(db, momentOf(clock.now()), offer.missed)

  const appointmentId = ids.next<AppointmentId>()
  const code = makeCheckinCode(randomBytes(entropyBytes))
  const codeSealed = sealCheckin(vault, appointmentId, code)
  // Somebody booked for one of them since the offer was read: the second try reads who, and says so.
  const again = () => new RetryableError('attendance_one_open')
  const placed = await onViolation('attendance_one_open', again, () =>
    takePlaces(db, {
      institutionId: input.institutionId,
      slotId: input.slotId,
      appointmentId,
      service: service.code,
      personId: caller.personId,
      partnerId,
      codeIndex: checkinIndex(vault, code),
      codeSealed,
      at: clock.now(),
    }),
  )
  if (!placed) throw new ServiceError('SLOT_FULL')

  const row: AppointmentRow = {
    ...offer,
    institution_id: input.institutionId,
    appointment_id: appointmentId,
    service: service.code,
    state: 'booked',
    person_id: caller.personId,
    partner_id: partnerId,
    checkin_code_sealed: codeSealed,
    checked_in_at: null,
    moved_count: 0,
  }
  await announce(context, row)
  return appointmentFor(context, caller.personId, row)
}

async function partnerFor(context: Context<ResidentCaller>, service: Service): Promise<PersonId> {
  if (!service.forTwo)
    throw new ServiceError('INVALID_INPUT', {}, [{ path: 'withPartner', text: '该项目由本人一人办理' }])
  const partner = await confirmedPartner(context.db, context.caller.personId)
  if (partner === null) throw new ServiceError('PARTNER_NOT_LINKED')
  return partner
}
