/** Freed places go to the line: they are held for the next in it, who is told, before anybody else can take them. */
import type { InstitutionId, SlotId } from '../../../types/schema'
import type { OfferId } from '../../../types/waiting'
import { enqueue } from '../../reminders/enqueue'
import type { Services } from '../../service/context'
import { peopleOf } from '../people-of'
import { lockSlots } from '../queries/lock-slots'
import { momentOf } from '../rules/moment'
import { serviceOf } from '../service'
import { endWaiting } from '../queries/waiting/end-waiting'
import { holdPlaces } from '../queries/waiting/hold-places'
import {
  nextInLine,
  notePassedOver,
  offerableSlot,
  type NextRow,
  type OfferableSlot,
} from '../queries/waiting/next-in-line'
import { offerMessages } from './rules/offer-message'
import { offerUntil } from './rules/offer-until'

/**
 * In the caller's transaction, after it freed places in these sessions. The lock on the session's row makes two that free
 * places at once take turns. A single place is not kept empty for a couple until a second one may come: it goes to the
 * first who comes alone, the couple keeps its place in line, and it is written down that it was passed over.
 * @returns offers made
 */
export async function passOn(
  services: Services,
  institutionId: InstitutionId,
  slotIds: readonly SlotId[],
): Promise<number> {
  const slots = [...new Set(slotIds)]
  await lockSlots(services.db, institutionId, slots)
  let offers = 0
  for (const slotId of slots) {
    const slot = await offerableSlot(services.db, institutionId, slotId)
    if (slot !== undefined) offers += await fill(services, slot)
  }
  return offers
}

async function fill(services: Services, slot: OfferableSlot): Promise<number> {
  const { db, clock } = services
  const until = offerUntil(clock.now(), slot)
  if (until === null) return 0
  let offers = 0
  for (let free = slot.free; free > 0;) {
    const next = await nextInLine(db, slot, free, momentOf(clock.now()))
    if (next === undefined) break
    if (next.engaged) {
      await endWaiting(db, { ...slot, ...next }, 'booked_elsewhere', clock.now())
      continue
    }
    if (free === 1) await notePassedOver(db, slot, next, free)
    await offer(services, slot, next, until)
    free -= next.places
    offers += 1
  }
  return offers
}

async function offer(
  services: Services,
  slot: OfferableSlot,
  next: NextRow,
  until: NonNullable<ReturnType<typeof offerUntil>>,
): Promise<void> {
  const { db, clock, ids, city } = services
  const offerId = ids.next<OfferId>()
  await holdPlaces(db, slot, next, { offerId, at: clock.now(), until })
  const kept = {
    ...slot,
    offerId,
    waitingId: next.waiting_id,
    people: peopleOf(next),
    serviceName: serviceOf(city, slot.service).name,
    until,
  }
  await enqueue(services, offerMessages(kept, clock.now()))
}
