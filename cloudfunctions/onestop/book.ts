/** onestop.book: every check has its places and its voucher, and what is handed out its voucher, or nothing is written. */
import { ServiceError } from '../../types/errors'
import type { ItineraryId } from '../../types/one-stop'
import type { ServiceCode } from '../../types/schema'
import type { Appointment } from '../../types/booking'
import type { Input } from '../../types/contract'
import { partnerOf } from '../booking/around'
import { bookTogether } from '../booking/book-together'
import { RetryableError } from '../database/driver-error'
import type { Context, Handler, ResidentCaller } from '../service/context'
import { again } from '../service/gather'
import { heldOrClaimed } from '../vouchers/held'
import { partsFor, type Part } from './offered'
import { insertItinerary, itinerary, type PartRow } from './queries/itineraries'
import { overlap, type Span } from './rules/fit'
import { registrySpan } from './rules/registry-span'
import { itinerariesShown } from './show'

type Wanted = Input<'onestop.book'>

export const book: Handler<'onestop.book'> = async (context, input) => {
  const { db, ids, clock, caller } = context
  const chosen = chosenParts(await partsFor(context), input)
  const partnerId = input.withPartner ? await partnerOf(context, caller.personId) : null
  const appointments = await bookChecks(context, input)
  keepApart(input, appointments)
  const parts: PartRow[] = []
  // Vouchers one after the other: claiming one half of a bundle decides about the other.
  for (const part of chosen) {
    const held = await claimPart(context, part)
    const appointment = appointments.find(({ service }) => service === part.service)
    parts.push({
      programme: part.programme,
      service: part.service,
      appointment_id: appointment?.appointmentId ?? null,
      voucher_person_id: held.home,
      voucher_id: held.voucherId,
    })
  }
  const itineraryId = ids.next<ItineraryId>()
  await insertItinerary(db, {
    personId: caller.personId,
    itineraryId,
    partnerId,
    institutionId: input.institutionId,
    day: input.day,
    registryAt: input.registryAt,
    at: clock.now(),
    parts,
  })
  const [shown] = await itinerariesShown(context, [await itinerary(db, caller.personId, itineraryId)])
  if (shown === undefined) throw new ServiceError('NOT_FOUND')
  return shown
}

/** @throws NOT_FOUND for what is no part of a visit here, PART_NOT_FREE with every reason for what she cannot have now */
function chosenParts(parts: readonly Part[], { checks, supplies }: Wanted): readonly Part[] {
  const services: readonly ServiceCode[] = checks.map(({ service }) => service)
  if (new Set(services).size < services.length || new Set(supplies).size < supplies.length)
    throw new ServiceError('PARTS_OVERLAP')
  const chosen = parts.filter(({ service, programme }) =>
    service === null ? supplies.includes(programme) : services.includes(service),
  )
  if (chosen.length < services.length + supplies.length) throw new ServiceError('NOT_FOUND')
  const costs = chosen.find(({ free }) => !free)
  if (costs !== undefined) throw notFree(costs, costs.reasons.join(''))
  return chosen
}

const notFree = ({ title }: Part, reason: string): ServiceError =>
  new ServiceError('PART_NOT_FREE', { name: title, reason })

async function bookChecks(
  context: Context<ResidentCaller>,
  { institutionId, withPartner, checks }: Wanted,
): Promise<readonly Appointment[]> {
  const { caller } = context
  const calls = checks.map(({ service, slotId }) => ({
    caller,
    input: { institutionId, slotId, service, withPartner },
  }))
  const answers = await bookTogether(context, calls)
  return answers.map(answer => {
    if (answer === again) throw new RetryableError('again')
    if (answer instanceof ServiceError) throw answer
    return answer
  })
}

/** @throws PARTS_OVERLAP; NOT_FOUND for a session of another day */
function keepApart({ day, registryAt }: Wanted, appointments: readonly Appointment[]): void {
  const spans: Span[] = registryAt === null ? [] : [registrySpan(registryAt)]
  for (const appointment of appointments) {
    if (appointment.day !== day) throw new ServiceError('NOT_FOUND')
    if (spans.some(span => overlap(span, appointment))) throw new ServiceError('PARTS_OVERLAP')
    spans.push(appointment)
  }
}

async function claimPart(
  context: Context<ResidentCaller>,
  part: Part,
): Promise<Awaited<ReturnType<typeof heldOrClaimed>>> {
  try {
    return await heldOrClaimed(context, part.programme)
  } catch (error) {
    // Free when the visit was planned, and not after the part before it: the other half of a bundle.
    if (error instanceof ServiceError && error.code === 'NOT_ELIGIBLE') {
      const now = (await partsFor(context)).find(({ programme }) => programme === part.programme)
      throw notFree(part, now?.reasons.join('') ?? '')
    }
    throw error
  }
}
