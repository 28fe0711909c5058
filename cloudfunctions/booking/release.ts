/** A quarter of an hour after a session began, the places of those who did not come are free for who is there (domain H32). */
import { plusSeconds } from '../platform/clock'
import type { Services } from '../service/context'
import { releaseLate } from './queries/release-late'
import { momentOf } from './rules/moment'

const grace = 15 * 60

/**
 * By the timer; safe to repeat and to run twice at once. Nobody in line is asked: there is no time to come; the places are
 * for walk-ins at the counter.
 * @returns appointments whose places were freed
 */
export function releasePlaces({ db, clock }: Services): Promise<number> {
  const now = clock.now()
  const since = momentOf(plusSeconds(now, -grace))
  // Just after midnight a quarter of an hour ago was yesterday, where every session is over.
  return since.day === momentOf(now).day
    ? db.tx(tx => releaseLate(tx, since, momentOf(now), now))
    : Promise.resolve(0)
}
