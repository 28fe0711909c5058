/** helpers.book and helpers.cancel: by her mandate, under her rules, and written into the records of both (domain H41). */
import { ServiceError } from '../../../types/errors'
import type { HelperId } from '../../../types/helpers'
import { today } from '../../platform/clock'
import { audit } from '../../service/audit'
import type { Context, Handler, ResidentCaller } from '../../service/context'
import { book as bookFor } from '../book'
import { cancelAppointmentFor } from '../cancel'
import { mandateToUse, noteBooking, wasBookedBy, type MandateRow } from '../queries/helper/mandates'

export const book: Handler<'helpers.book'> = async (context, { helperId, ...place }) => {
  const mandate = await mandateOf(context, helperId)
  const made = await bookFor(inHerName(context, mandate), { ...place, withPartner: false })
  await noteBooking(context.db, mandate, made)
  await written(context, mandate, 'helpers.book', made.appointmentId)
  const { institutionId, appointmentId, institution, serviceName, day, starts, canChange } = made
  return { institutionId, appointmentId, institution, serviceName, day, starts, canCancel: canChange }
}

export const cancel: Handler<'helpers.cancel'> = async (context, { helperId, ...key }) => {
  const mandate = await mandateOf(context, helperId)
  // What she booked herself is none of the helper's business, and does not exist for the helper.
  if (!(await wasBookedBy(context.db, mandate, key.appointmentId))) throw new ServiceError('NOT_FOUND')
  if ((await cancelAppointmentFor(inHerName(context, mandate), key)) === null)
    throw new ServiceError('APPOINTMENT_CLOSED')
  await written(context, mandate, 'helpers.cancel', key.appointmentId)
  return {}
}

/** The same answer for one that ended, ran out or never was. */
async function mandateOf({ db, clock, caller }: Context<ResidentCaller>, id: HelperId): Promise<MandateRow> {
  const mandate = await mandateToUse(db, id, caller.personId, today(clock))
  if (mandate === undefined) throw new ServiceError('PROXY_NOT_AUTH')
  return mandate
}

/** Messages, vouchers and rules are hers; the account that acts stays the helper's. */
const inHerName = (
  context: Context<ResidentCaller>,
  { person_id: personId }: MandateRow,
): Context<ResidentCaller> => ({ ...context, caller: { ...context.caller, personId } })

async function written(
  context: Context<ResidentCaller>,
  mandate: MandateRow,
  action: 'helpers.book' | 'helpers.cancel',
  appointmentId: string,
): Promise<void> {
  for (const person of [mandate.person_id, context.caller.personId])
    await audit(context, person, action, `appointment:${appointmentId}`)
}
