/** When a message that nobody waits for may go out: 09:00 to 18:00 (domain C4, rule 2). */
import type { Instant, TimeOfDay } from '../../types/schema'
import { dateOf, instantAt, timeOf } from '../platform/clock'
import { addDays } from './rules/calendar'

const opens = '09:00' as TimeOfDay
const closes = '18:00' as TimeOfDay

/** Now, or the next morning that comes. */
export function nextSendingHour(now: Instant): Instant {
  const day = dateOf(now)
  const time = timeOf(now)
  if (time < opens) return instantAt(day, opens)
  return time < closes ? now : instantAt(addDays(day, 1), opens)
}
