/** booking.cancel: either of the two may; the places are free at once and what is queued is not sent. */
import { ServiceError } from '../../types/errors'
import type { Handler } from '../service/context'
import { retract } from './announce'
import { appointmentFor, canChange } from './appointment'
import { peopleOf } from './people-of'
import { cancelAppointment } from './queries/cancel-appointment'
import { myAppointmentToChange } from './queries/my-appointments'

export const cancel: Handler<'booking.cancel'> = async (context, input) => {
  const { db, clock, caller } = context
  const row = await myAppointmentToChange(db, caller.personId, input)
  const cancelled =
    canChange(context, row) && (await cancelAppointment(db, row, peopleOf(row).length, clock.now()))
  if (!cancelled) throw new ServiceError('APPOINTMENT_CLOSED')
  await retract(context, row)
  return appointmentFor(context, caller.personId, { ...row, state: 'cancelled' })
}
