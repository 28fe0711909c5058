/** Until when a freed place is kept for somebody: long enough to be read, never at night, and not so long that nobody can use it. */
import type { Instant, LocalDate, TimeOfDay } from '../../../../types/schema'
import { addDays } from '../../../eligibility/rules/calendar'
import { dateOf, epochOf, instantAt, plusSeconds } from '../../../platform/clock'
import { nextOpening, withinHours } from '../../../reminders/rules/sending-time'

const minute = 60
/** She may be at work: two hours to answer. */
const answerWithin = 120 * minute
/** An offer of the evening or the night lives until the morning, when she has read it. */
const morning = '09:30' as TimeOfDay
/** Before the session: to set out, and for the next in line or a walk-in. */
const before = 60 * minute
/** Less than this is no offer: it would lapse before it is read. */
const least = 30 * minute

/**
 * Null when no fair offer can be made any more: the place is then anybody's, here and at the counter.
 * @param session that is kept; offers are told between 08:00 and 20:00, as messages about appointments are
 */
export function offerUntil(
  now: Instant,
  session: { readonly day: LocalDate; readonly starts: TimeOfDay },
): Instant | null {
  const told = withinHours('appointment', now) ? now : nextOpening('appointment', now)
  const answered = plusSeconds(now, answerWithin)
  const byDay = told === now && withinHours('appointment', answered)
  const until = byDay ? answered : instantAt(told === now ? addDays(dateOf(now), 1) : dateOf(told), morning)
  const limit = plusSeconds(instantAt(session.day, session.starts), -before)
  const ends = earlier(until, limit)
  return epochOf(ends) - epochOf(told) < least * 1000 ? null : ends
}

const earlier = (one: Instant, other: Instant): Instant => (epochOf(one) < epochOf(other) ? one : other)
