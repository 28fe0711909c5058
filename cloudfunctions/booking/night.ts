/** What the timer does for this room every night: close what was missed, open the next day of the horizon, pass the lines on. */
import type { Services } from '../service/context'
import { openSlots, type OpenedSlots } from './open-slots'
import { closeMissed } from './queries/close-missed'
import { momentOf } from './rules/moment'
import { passLines, type LinesPassed } from './waiting/timer'

/** Safe to repeat. `missed`: people who did not come. */
export async function bookingNight(
  services: Services,
): Promise<OpenedSlots & LinesPassed & { missed: number }> {
  const missed = await services.db.tx(tx => closeMissed(tx, momentOf(services.clock.now()), null))
  const slots = await openSlots(services)
  return { missed, ...slots, ...(await passLines(services)) }
}
