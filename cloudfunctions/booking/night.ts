/** What the timer does for this room every night: close what was missed, open the next day of the horizon, pass the lines on. */
import { plusSeconds } from '../platform/clock'
import type { Services } from '../service/context'
import { pauseAbsent } from './absence/pause'
import { openSlots, type OpenedSlots } from './open-slots'
import { closeMissed } from './queries/close-missed'
import { dropTriesBefore } from './queries/tickets/tries'
import { most, refill } from './rules/budget'
import { momentOf } from './rules/moment'
import { missingYear } from './sessions/holidays'
import { passLines, type LinesPassed } from './waiting/timer'

/**
 * Safe to repeat. `missed`: people who did not come; `paused`: those who book at the counter from today. From November on the
 * log says that the next year's holidays are missing.
 */
export async function bookingNight(
  services: Services,
): Promise<OpenedSlots & LinesPassed & { missed: number; paused: number }> {
  const missed = await services.db.tx(tx => closeMissed(tx, momentOf(services.clock.now()), null))
  const paused = await pauseAbsent(services)
  const year = await missingYear(services)
  if (year !== null) services.log.info('holidays missing', { year })
  await dropTriesBefore(services.db, plusSeconds(services.clock.now(), -most * refill))
  const slots = await openSlots(services)
  return { missed, paused, ...slots, ...(await passLines(services)) }
}
