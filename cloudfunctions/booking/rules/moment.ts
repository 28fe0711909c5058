/** A session's time against the clock: what has begun can be neither booked, moved nor cancelled. */
import type { Instant, LocalDate, TimeOfDay } from '../../../types/schema'
import { dateOf, timeOf } from '../../platform/clock'

export interface Moment {
  readonly day: LocalDate
  readonly time: TimeOfDay
}

/** The Shanghai day and minute of an instant. */
export const momentOf = (now: Instant): Moment => ({ day: dateOf(now), time: timeOf(now) })

/** True from the minute in which the session starts. */
export function hasBegun(
  session: { readonly day: LocalDate; readonly starts: TimeOfDay },
  now: Moment,
): boolean {
  return session.day === now.day ? session.starts <= now.time : session.day < now.day
}
