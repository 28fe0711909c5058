/** The minutes for which a phone keeps codes: while clinics are open, within a day of now. */
import type { Instant, TimeOfDay } from '../../../../types/schema'
import { dateOf, epochOf, instantAt, toInstant } from '../../../platform/clock'

const opens = '07:00' as TimeOfDay
const closes = '20:00' as TimeOfDay
const minute = 60_000

export interface Run {
  readonly startsAt: Instant
  readonly minutes: number
}

/** One run while the clinics are open or before they open, the rest of today and the start of tomorrow otherwise. */
export function dayRuns(now: Instant): readonly Run[] {
  const from = Math.floor(epochOf(now) / minute) * minute
  const until = from + 24 * 60 * minute
  return [now, toInstant(until)]
    .map(dateOf)
    .map(day => ({
      start: Math.max(from, epochOf(instantAt(day, opens))),
      end: Math.min(until, epochOf(instantAt(day, closes))),
    }))
    .filter(({ start, end }) => start < end)
    .map(({ start, end }) => ({ startsAt: toInstant(start), minutes: (end - start) / minute }))
}
