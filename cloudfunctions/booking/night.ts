/** What the timer does for this room every night: close what was missed, open the next day of the horizon. */
import type { Services } from '../service/context'
import { openSlots, type OpenedSlots } from './open-slots'
import { closeMissed } from './queries/close-missed'
import { momentOf } from './rules/moment'
import { missingYear } from './sessions/holidays'

/** Safe to repeat. `missed`: people who did not come. From November on the log says that the next year's holidays are missing. */
export async function bookingNight(services: Services): Promise<OpenedSlots & { missed: number }> {
  const missed = await services.db.tx(tx => closeMissed(tx, momentOf(services.clock.now()), null))
  const year = await missingYear(services)
  if (year !== null) services.log.info('holidays missing', { year })
  return { missed, ...(await openSlots(services)) }
}
