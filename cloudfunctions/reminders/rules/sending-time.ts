/** When a message may go out, by what it is (domain C4, rule 2): never between 20:00 and 08:00. */
import type { Instant, LocalDate, TimeOfDay } from '../../../types/schema'
import { addDays } from '../../eligibility/rules/calendar'
import { dateOf, instantAt, plusSeconds, timeOf } from '../../platform/clock'

export type Kind = 'service' | 'reminder' | 'appointment' | 'voucher'

/** What she asked for herself (her appointment) may come a little earlier and later than what the city thinks she should know. */
export function hoursOf(kind: Kind): { readonly opens: TimeOfDay; readonly closes: TimeOfDay } {
  return kind === 'appointment'
    ? { opens: '08:00' as TimeOfDay, closes: '20:00' as TimeOfDay }
    : { opens: '09:00' as TimeOfDay, closes: '18:00' as TimeOfDay }
}

/** `closes` itself is outside. */
export function withinHours(kind: Kind, now: Instant): boolean {
  const { opens, closes } = hoursOf(kind)
  const time = timeOf(now)
  return time >= opens && time < closes
}

/** The next opening of the hours strictly after now. */
export function nextOpening(kind: Kind, now: Instant): Instant {
  const { opens } = hoursOf(kind)
  const day = dateOf(now)
  return instantAt(timeOf(now) < opens ? day : addDays(day, 1), opens)
}

const base = '10:00' as TimeOfDay
const spreadMinutes = 30

/** FNV-1a, 32 bits: the same identity waits the same minutes, on every machine. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193) >>> 0
  return value
}

/** 10:00 ± 30 minutes, by the reminder's identity, so that a city is not told in one minute. */
export function sendAtOn(day: LocalDate, identity: string): Instant {
  const minutes = (hash(identity) % (2 * spreadMinutes + 1)) - spreadMinutes
  return plusSeconds(instantAt(day, base), minutes * 60)
}
