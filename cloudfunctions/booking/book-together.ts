/** booking.book for all who ask at the same moment: each is read, refused or booked as if alone, in a few statements for all. */
import type { Appointment } from '../../types/booking'
import { ServiceError } from '../../types/errors'
import { today } from '../platform/clock'
import { onViolation, RetryableError } from '../database/driver-error'
import type { Services } from '../service/context'
import { again } from '../service/gather'
import type { TogetherCall } from '../service/together'
import { counterOnly } from './absence/pause'
import { announce } from './announce'
import { appointmentsOf } from './appointment'
import { newAppointment } from './new-appointment'
import { offeredSlots, type Wanted } from './offer'
import type { AppointmentRow } from './queries/appointment-row'
import { closeMissed } from './queries/close-missed'
import { confirmedPartners } from '../people/confirmed-partners'
import type { SlotOffer } from './queries/slot-offers'
import { takePlaces, type NewAppointment } from './queries/take-places'
import { takePlacesTogether, type Placed } from './queries/take-places-together'
import { momentOf } from './rules/moment'
import { stopWaiting } from './waiting/stop'
import { peopleOf } from './people-of'

type Call = TogetherCall<'booking.book'>
type Answer = Appointment | ServiceError | typeof again

/** Nothing speaks against it but the places. */
interface Ready {
  readonly offer: SlotOffer
  readonly places: NewAppointment
}

/** In the caller's transaction. Answers in the order of the calls; `again` when somebody booked for one of them meanwhile. */
export async function bookTogether(
  services: Services,
  calls: readonly Call[],
  { atCounter = false }: { readonly atCounter?: boolean } = {},
): Promise<readonly Answer[]> {
  const { db, clock } = services
  const asked = await readied(services, await wantedBy(services, calls), atCounter)
  const ready = asked.filter(isReady)
  const missed = ready.flatMap(({ offer }) => offer.missed)
  if (missed.length > 0) await closeMissed(db, momentOf(clock.now()), missed)
  const outcomes = await take(services, ready)
  const sold = ready.filter((_, i) => outcomes[i] === 'sold')
  const rows = sold.map(rowOf)
  for (const one of sold)
    if (one.offer.waits)
      await stopWaiting(services, peopleOf(rowOf(one)), [one.places.service], 'booked_elsewhere')
  await announce(services, rows)
  const views = rows.map(row => ({ me: row.person_id, row }))
  const made = new Map((await appointmentsOf(services, views)).map(one => [one.appointmentId, one]))
  return asked.map((one): Answer => {
    if (!isReady(one)) return one
    return made.get(one.places.appointmentId) ?? refusalOf(outcomes[ready.indexOf(one)])
  })
}

const isReady = (one: Ready | ServiceError | typeof again): one is Ready =>
  one !== again && !(one instanceof ServiceError)

function refusalOf(outcome: Placed | undefined): ServiceError | typeof again {
  return outcome === 'full' || outcome === 'gone' ? new ServiceError('SLOT_FULL') : again
}

async function wantedBy(
  { db, city }: Services,
  calls: readonly Call[],
): Promise<readonly (Wanted | ServiceError)[]> {
  const couples = calls.filter(({ input }) => input.withPartner).map(({ caller }) => caller.personId)
  const partners = await confirmedPartners(db, couples)
  return calls.map(({ caller: { personId }, input: { institutionId, slotId, withPartner, ...input } }) => {
    const service = city.services.find(({ code }) => code === input.service)
    if (service === undefined) return new ServiceError('NOT_FOUND')
    if (withPartner && !service.forTwo)
      return new ServiceError('INVALID_INPUT', {}, [{ path: 'withPartner', text: '该项目由本人一人办理' }])
    const partnerId = withPartner ? (partners.get(personId) ?? null) : null
    if (withPartner && partnerId === null) return new ServiceError('PARTNER_NOT_LINKED')
    return { institutionId, slotId, service, personId, partnerId }
  })
}

/** Reads what is offered, and puts off whoever another call of the batch books for. */
async function readied(
  services: Services,
  wanted: readonly (Wanted | ServiceError)[],
  atCounter: boolean,
): Promise<readonly (Ready | ServiceError | typeof again)[]> {
  const known = wanted.filter((want): want is Wanted => !(want instanceof ServiceError))
  const offers = new Map((await offeredSlots(services, known)).map((offer, i) => [known[i], offer]))
  const busy = new Set<string>()
  return wanted.map(want => {
    if (want instanceof ServiceError) return want
    const offer = offers.get(want)
    if (offer === undefined || offer instanceof ServiceError) return offer ?? new ServiceError('NOT_FOUND')
    if (offer.engaged.includes(want.personId)) return new ServiceError('ALREADY_BOOKED')
    if (offer.engaged.length > 0) return new ServiceError('PARTNER_BOOKED')
    const paused = counterOnly(offer.paused_until, today(services.clock))
    if (paused !== null && !atCounter && want.service.forPregnancy !== true) return paused
    const seats = [want.personId, want.partnerId].flatMap(id =>
      id === null ? [] : [`${id} ${want.service.code}`],
    )
    if (seats.some(seat => busy.has(seat))) return again
    for (const seat of seats) busy.add(seat)
    return { offer, places: newAppointment(services, { ...want, service: want.service.code }) }
  })
}

/** One call, as a cloud function has it, takes the statement that is the faster for one. */
async function take({ db }: Services, ready: readonly Ready[]): Promise<readonly Placed[]> {
  const [first, ...others] = ready.map(({ places }) => places)
  if (first === undefined) return []
  if (others.length > 0) return takePlacesTogether(db, [first, ...others])
  const engaged = () => new RetryableError('attendance_one_open')
  return onViolation('attendance_one_open', engaged, async () => [
    (await takePlaces(db, first)) ? 'sold' : 'full',
  ])
}

const rowOf = ({ offer, places }: Ready): AppointmentRow => ({
  ...offer,
  institution_id: places.institutionId,
  appointment_id: places.appointmentId,
  service: places.service,
  state: 'booked',
  person_id: places.personId,
  partner_id: places.partnerId,
  checkin_code_sealed: places.codeSealed,
  checked_in_at: null,
  released_at: null,
  moved_count: 0,
  taking: true,
})
