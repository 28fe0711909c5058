/** onestop.mine, get, cancel: the visits of the caller and of the couple. */
import { ServiceError } from '../../types/errors'
import { cancelAppointmentFor } from '../booking/cancel'
import type { AppointmentId, PersonId } from '../../types/schema'
import type { Handler, Services } from '../service/context'
import { decodeCursor, page } from '../service/page'
import { besides, itineraries, itinerary, replaceAppointment, type ItineraryRow } from './queries/itineraries'
import { itinerariesShown } from './show'

export const mine: Handler<'onestop.mine'> = async (context, { cursor }) => {
  const rows = await itineraries(context.db, context.caller.personId, decodeCursor(cursor, 1))
  const { items, next } = page(rows, row => [row.itinerary_id])
  return { items: await itinerariesShown(context, items), next }
}

const one = async (services: Services, row: ItineraryRow) => {
  const [shown] = await itinerariesShown(services, [row])
  if (shown === undefined) throw new ServiceError('NOT_FOUND')
  return shown
}

export const get: Handler<'onestop.get'> = async (context, { itineraryId }) =>
  one(context, await itinerary(context.db, context.caller.personId, itineraryId))

export const cancel: Handler<'onestop.cancel'> = async (context, { itineraryId }) => {
  const row = await itinerary(context.db, context.caller.personId, itineraryId)
  let cancelled = 0
  for (const { appointment_id: appointmentId } of row.parts) {
    if (appointmentId === null) continue
    const key = { institutionId: row.institution_id, appointmentId }
    if ((await cancelAppointmentFor(context, key)) !== null) cancelled += 1
  }
  if (cancelled === 0) throw new ServiceError('APPOINTMENT_CLOSED')
  return one(context, row)
}

/** The other appointments of the same visit, for the desk that checks one of them in. */
export const besideAppointment = (
  { db }: Services,
  appointmentId: AppointmentId,
): Promise<readonly AppointmentId[]> => besides(db, appointmentId)

/** One of a couple has an appointment of her own now: her visit goes by it. */
export const followAppointment = (
  { db }: Services,
  personId: PersonId,
  was: AppointmentId,
  now: AppointmentId,
): Promise<number> => replaceAppointment(db, personId, was, now)
