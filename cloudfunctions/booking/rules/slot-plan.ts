/** What must change so that the open slots are those of the weekly sessions; pure, so that a second run changes nothing. */
import type { InstitutionId, LocalDate, ServiceCode, SlotId, TimeOfDay } from '../../../types/schema'
import { addDays } from '../../eligibility/rules/calendar'
import { openingOf, type DayMark } from './opening'
import { sessionsOfDay } from './sessions-of-day'
import { weekdayOf } from './weekday'

export interface Template {
  readonly institutionId: InstitutionId
  readonly service: ServiceCode
  readonly weekday: number
  readonly starts: TimeOfDay
  readonly ends: TimeOfDay
  readonly capacity: number
}

export interface WantedSlot extends Omit<Template, 'weekday'> {
  readonly day: LocalDate
}

export interface StoredSlot extends WantedSlot {
  readonly slotId: SlotId
  readonly booked: number
}

export interface OpeningDays {
  readonly marks: ReadonlyMap<LocalDate, DayMark>
  /** Keyed by `siteKey`. */
  readonly sites: ReadonlyMap<string, boolean>
}

export const siteKey = (institutionId: InstitutionId, day: LocalDate): string => `${institutionId} ${day}`

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}

/** Every session of the horizon. @param days after `first`, inclusive */
export function wantedSlots(
  templates: readonly Template[],
  { marks, sites }: OpeningDays,
  first: LocalDate,
  days: number,
): WantedSlot[] {
  const groups = [...groupBy(templates, t => `${t.institutionId} ${t.service}`).values()]
  const wanted: WantedSlot[] = []
  for (let i = 0; i <= days; i++) {
    const day = addDays(first, i)
    const weekday = weekdayOf(day)
    const mark = marks.get(day) ?? null
    for (const weekly of groups) {
      const [sample] = weekly
      if (!sample) continue
      const opening = openingOf(sites.get(siteKey(sample.institutionId, day)) ?? null, mark)
      for (const { institutionId, service, starts, ends, capacity } of sessionsOfDay(
        weekly,
        weekday,
        opening,
      ))
        wanted.push({ institutionId, service, day, starts, ends, capacity })
    }
  }
  return wanted
}

export interface SlotPlan {
  readonly open: readonly WantedSlot[]
  /** Not booked: takes the template's present times and places; zero places close it. */
  readonly change: readonly StoredSlot[]
  /** Booked on a day or at a time that is no longer held: left alone, a human must move the people. */
  readonly stranded: readonly StoredSlot[]
}

const slotKey = (slot: WantedSlot): string =>
  `${slot.institutionId} ${slot.service} ${slot.day} ${slot.starts}`

/** A slot is closed by taking its places away rather than by deleting it: cancelled appointments still point to it. */
export function planSlots(wanted: readonly WantedSlot[], stored: readonly StoredSlot[]): SlotPlan {
  const byKey = new Map(stored.map(slot => [slotKey(slot), slot]))
  const open: WantedSlot[] = []
  const change: StoredSlot[] = []
  for (const slot of wanted) {
    const found = byKey.get(slotKey(slot))
    byKey.delete(slotKey(slot))
    if (!found) open.push(slot)
    else if (found.booked === 0 && (found.ends !== slot.ends || found.capacity !== slot.capacity))
      change.push({ ...found, ends: slot.ends, capacity: slot.capacity })
  }
  const left = [...byKey.values()]
  return {
    open,
    change: [
      ...change,
      ...left.filter(slot => slot.booked === 0 && slot.capacity > 0).map(slot => ({ ...slot, capacity: 0 })),
    ],
    stranded: left.filter(slot => slot.booked > 0),
  }
}
