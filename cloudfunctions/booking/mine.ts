/** booking.mine and booking.get: the caller's appointments, and nobody else's. */
import { today } from '../platform/clock'
import type { Handler } from '../service/context'
import { decodeCursor, page } from '../service/page'
import { appointmentFor, appointmentsOf } from './appointment'
import { myAppointment, myAppointments } from './queries/my-appointments'

export const mine: Handler<'booking.mine'> = async (context, input) => {
  const { db, clock, caller } = context
  const rows = await myAppointments(db, caller.personId, today(clock), decodeCursor(input.cursor, 3))
  const { items, next } = page(rows, row => [row.part, row.place, row.appointment_id])
  const views = items.map(row => ({ me: caller.personId, row }))
  return { items: await appointmentsOf(context, views), next }
}

export const get: Handler<'booking.get'> = async (context, input) =>
  appointmentFor(
    context,
    context.caller.personId,
    await myAppointment(context.db, context.caller.personId, input),
  )
