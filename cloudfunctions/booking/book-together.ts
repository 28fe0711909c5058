/** booking.book for all who ask at the same moment: each is read, refused or booked as if alone, in a few statements for all. */
import { randomBytes } from 'node:crypto'
import type { Appointment } from '../../types/booking'
import { ServiceError } from '../../types/errors'
import type { AppointmentId } from '../../types/schema'
import { onViolation, RetryableError } from '../database/driver-error'
import type { Services } from '../service/context'
import { again } from '../service/gather'
import type { TogetherCall } from '../service/together'
import { announce } from './announce'
import { appointmentsOf } from './appointment'
import { offeredSlots, type Wanted } from './offer'
import type { AppointmentRow } from './queries/appointment-row'
import { closeMissed } from './queries/close-missed'
import { confirmedPartners } from '../people/confirmed-partners'
import type { SlotOffer } from './queries/slot-offers'
import { takePlaces, type NewAppointment } from './queries/take-places'
import { takePlacesTogether, type Placed } from './queries/take-places-together'
import { entropyBytes, makeCheckinCode } from './rules/checkin-code'
import { momentOf } from './rules/moment'
import { checkinIndex, sealCheckin } from './sealed-code'

type Call = TogetherCall<'booking.book'>
type Answer = Appointment | ServiceError | typeof again

/** Nothing speaks against it but the places. */
interface Ready {
  readonly offer: SlotOffer
  readonly places: NewAppointment
}

/** In the caller's transaction. Answers in the order of the calls; `again` when somebody booked for one of them meanwhile. */
export async function bookTogether(services: Services, calls: readonly Call[]): Promise<readonly Answer[]> {
  const { db, clock } = services
  const asked = await readied(services, await wantedBy(services, calls))
  const ready = asked.filter(isReady)
  const missed = ready.flatMap(({ offer }) => offer.missed)
  if (missed.length > 0) await closeMissed(db, momentOf(clock.now()), missed)
  const outcomes = await take(services, ready)
  const rows = ready.filter((_, i) => outcomes[i] === 'sold').map(rowOf)
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
    const seats = [want.personId, want.partnerId].flatMap(id =>
      id === null ? [] : [`${id} ${want.service.code}`],
    )
    if (seats.some(seat => busy.has(seat))) return again
    for (const seat of seats) busy.add(seat)
    return { offer, places: newAppointment(services, want) }
  })
}

function newAppointment({ ids, vault, clock }: Services, want: Wanted): NewAppointment {
  const appointmentId = ids.next<AppointmentId>()
  const code = makeCheckinCode(randomBytes(entropyBytes))
  return {
    institutionId: want.institutionId,
    slotId: want.slotId,
    appointmentId,
    service: want.service.code,
    personId: want.personId,
    partnerId: want.partnerId,
    codeIndex: checkinIndex(vault, code),
    codeSealed: sealCheckin(vault, appointmentId, code),
    at: clock.now(),
  }
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
  moved_count: 0,
  taking: true,
})
