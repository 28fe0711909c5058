/** booking.cancel: either of the two may; the places are free at once and what is queued is not sent. */
import type { Input } from '../../types/contract'
import { ServiceError } from '../../types/errors'
import type { Context, Handler, ResidentCaller } from '../service/context'
import { retract } from './announce'
import { appointmentFor, canChange } from './appointment'
import { peopleOf } from './people-of'
import type { AppointmentRow } from './queries/appointment-row'
import { cancelAppointment } from './queries/cancel-appointment'
import { myAppointmentToChange } from './queries/my-appointments'
import { passOn } from './waiting/pass-on'

export const cancel: Handler<'booking.cancel'> = async (context, input) => {
  const row = await cancelAppointmentFor(context, input)
  if (row === null) throw new ServiceError('APPOINTMENT_CLOSED')
  return appointmentFor(context, context.caller.personId, row)
}

/** In the caller's transaction. Null when it has begun or is not booked any more. */
export async function cancelAppointmentFor(
  context: Context<ResidentCaller>,
  key: Input<'booking.cancel'>,
): Promise<AppointmentRow | null> {
  const { db, clock, caller } = context
  const row = await myAppointmentToChange(db, caller.personId, key)
  const cancelled =
    canChange(context, row) && (await cancelAppointment(db, row, peopleOf(row).length, clock.now()))
  if (!cancelled) return null
  await retract(context, row)
  await passOn(context, row.institution_id, [row.slot_id])
  return { ...row, state: 'cancelled' }
}
