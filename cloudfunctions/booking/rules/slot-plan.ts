/** What must change so that the open slots are those of the weekly sessions; pure, so that a second run changes nothing. */
import type { InstitutionId, LocalDate, ServiceCode, SlotId } from '../../../types/schema'
import { addDays } from '../../eligibility/rules/calendar'
import { isOpen, openingOf, type DayMark } from './opening'
import { weeklyOn, type OwnPlan, type Session, type Template, type WeeklyPlans } from './plan-of-day'
import { sessionsOfDay } from './sessions-of-day'
import { weekdayOf } from './weekday'

export interface WantedSlot extends Omit<Template, 'weekday'> {
  readonly day: LocalDate
}

export interface StoredSlot extends WantedSlot {
  readonly slotId: SlotId
  readonly booked: number
  /** False: not held any more, see the column's comment. */
  readonly taking: boolean
}

export interface OpeningDays {
  readonly marks: ReadonlyMap<LocalDate, DayMark>
  /** Keyed by `siteKey`. */
  readonly sites: ReadonlyMap<string, boolean>
  /** Whether the institution has what the law asks for this service on the day. */
  readonly licensed: (institutionId: InstitutionId, service: ServiceCode, day: LocalDate) => boolean
}

export const siteKey = (institutionId: InstitutionId, day: LocalDate): string => `${institutionId} ${day}`

interface Offer {
  readonly institutionId: InstitutionId
  readonly service: ServiceCode
  readonly pack: Template[]
  readonly own: OwnPlan[]
}

function offersOf({ pack, own }: WeeklyPlans): Offer[] {
  const offers = new Map<string, Offer>()
  const offerOf = ({ institutionId, service }: Pick<Template, 'institutionId' | 'service'>): Offer => {
    const key = `${institutionId} ${service}`
    const found = offers.get(key) ?? { institutionId, service, pack: [], own: [] }
    offers.set(key, found)
    return found
  }
  for (const template of pack) offerOf(template).pack.push(template)
  for (const plan of own) offerOf(plan).own.push(plan)
  return [...offers.values()]
}

/** What the institution decided for this one day is held on any day that is open; else its weekly sessions. */
function sessionsOn(offer: Offer, day: LocalDate, days: OpeningDays): readonly Session[] {
  const { institutionId, service, own } = offer
  const opening = openingOf(days.sites.get(siteKey(institutionId, day)) ?? null, days.marks.get(day) ?? null)
  if (!isOpen(opening) || !days.licensed(institutionId, service, day)) return []
  const thatDay = own.find(plan => plan.kind === 'day' && plan.from === day)
  return thatDay?.sessions ?? sessionsOfDay(weeklyOn(offer, day), weekdayOf(day), opening)
}

/** Every session of the horizon. @param count days after `first`, inclusive */
export function wantedSlots(
  weekly: WeeklyPlans,
  days: OpeningDays,
  first: LocalDate,
  count: number,
): WantedSlot[] {
  const offers = offersOf(weekly)
  return Array.from({ length: count + 1 }, (_, i) => addDays(first, i)).flatMap(day =>
    offers.flatMap(offer =>
      sessionsOn(offer, day, days).map(({ starts, ends, capacity, audience, resourceId }) => ({
        institutionId: offer.institutionId,
        service: offer.service,
        day,
        starts,
        ends,
        capacity,
        audience,
        resourceId: resourceId ?? null,
      })),
    ),
  )
}

export interface SlotPlan {
  readonly open: readonly WantedSlot[]
  /** As they shall be. Never fewer places than are booked. */
  readonly change: readonly StoredSlot[]
  /** Booked on a day or at a time that is no longer held: the people are asked to move. */
  readonly stranded: readonly StoredSlot[]
}

const slotKey = (slot: WantedSlot): string =>
  `${slot.institutionId} ${slot.service} ${slot.day} ${slot.starts}`

/** Whoever booked keeps what was promised: the place, and a session for the audience that it was. */
const held = (slot: StoredSlot, wanted: WantedSlot): StoredSlot => ({
  ...slot,
  ends: wanted.ends,
  resourceId: wanted.resourceId ?? null,
  capacity: Math.max(wanted.capacity, slot.booked),
  audience: slot.booked > 0 ? slot.audience : wanted.audience,
  taking: true,
})

/** Closed by taking its places away rather than by deleting it: cancelled appointments still point to it. */
const closed = (slot: StoredSlot): StoredSlot => ({ ...slot, capacity: slot.booked, taking: false })

const differ = (one: StoredSlot, other: StoredSlot): boolean =>
  one.ends !== other.ends ||
  one.capacity !== other.capacity ||
  one.audience !== other.audience ||
  (one.resourceId ?? null) !== (other.resourceId ?? null) ||
  one.taking !== other.taking

export function planSlots(wanted: readonly WantedSlot[], stored: readonly StoredSlot[]): SlotPlan {
  const left = new Map(stored.map(slot => [slotKey(slot), slot]))
  const open: WantedSlot[] = []
  const change: StoredSlot[] = []
  const bring = (from: StoredSlot, to: StoredSlot): void => {
    if (differ(from, to)) change.push(to)
  }
  for (const slot of wanted) {
    const found = left.get(slotKey(slot))
    left.delete(slotKey(slot))
    if (found) bring(found, held(found, slot))
    else open.push(slot)
  }
  for (const slot of left.values()) bring(slot, closed(slot))
  return { open, change, stranded: [...left.values()].filter(slot => slot.booked > 0) }
}
