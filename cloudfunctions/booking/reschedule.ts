/** booking.reschedule: the new place first, then the old one is freed; the appointment keeps its id and its code. */
import { ServiceError } from '../../types/errors'
import type { LocalDate } from '../../types/schema'
import { chineseDate } from '../eligibility/rules/calendar'
import { today } from '../platform/clock'
import type { Handler, Services } from '../service/context'
import { paidUntil } from '../vouchers/step'
import { announce, retract } from './announce'
import { appointmentFor, canChange } from './appointment'
import { offeredSlots } from './offer'
import { peopleOf } from './people-of'
import type { AppointmentRow } from './queries/appointment-row'
import { lockSlots } from './queries/lock-slots'
import { moveAppointment } from './queries/move-appointment'
import { myAppointmentToChange } from './queries/my-appointments'
import { serviceOf } from './service'
import { passOn } from './waiting/pass-on'

export const reschedule: Handler<'booking.reschedule'> = async (context, input) => {
  const { db, city, caller } = context
  const row = await myAppointmentToChange(db, caller.personId, input)
  if (!canChange(context, row)) throw new ServiceError('APPOINTMENT_CLOSED')
  if (row.slot_id === input.slotId) return appointmentFor(context, caller.personId, row)
  const [offer] = await offeredSlots(context, [
    { ...input, service: serviceOf(city, row.service), personId: row.person_id, partnerId: row.partner_id },
  ])
  if (offer === undefined || offer instanceof ServiceError) throw offer ?? new ServiceError('NOT_FOUND')
  const { day, starts, ends, slot_id } = offer
  await mustStayPaid(context, row, day)
  await lockSlots(db, row.institution_id, [row.slot_id, slot_id])
  if (!(await moveAppointment(db, row, slot_id, peopleOf(row).length))) throw new ServiceError('SLOT_FULL')
  const moved: AppointmentRow = {
    ...row,
    slot_id,
    day,
    starts,
    ends,
    taking: true,
    moved_count: row.moved_count + 1,
  }
  await passOn(context, row.institution_id, [row.slot_id])
  await retract(context, moved)
  await announce(context, [moved])
  return appointmentFor(context, caller.personId, moved)
}

/** What is free until a day is not moved behind it unawares (domain H31); who was behind it already may move on. */
async function mustStayPaid(services: Services, row: AppointmentRow, day: LocalDate): Promise<void> {
  const until = await paidUntil(services, peopleOf(row), row.service)
  if (until !== null && row.day <= until && day > until)
    throw new ServiceError('PAST_WINDOW', { date: chineseDate(until, today(services.clock)) })
}
