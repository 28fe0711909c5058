/** At its hour a release is opened: its places are kept for the tickets in their order, and the rest is booked as ever. */
import { RetryableError } from '../../database/driver-error'
import type { Services } from '../../service/context'
import {
  markOpened,
  releasesDue,
  releaseToChange,
  sessionsOfRelease,
  type ReleaseKey,
} from '../queries/tickets/releases'
import { passOn } from '../waiting/pass-on'

/** A turn; what is left is done by the next. */
const atOnce = 100

/**
 * By the timer; safe to repeat, to be killed at any point, and to run twice at once. Opening and keeping are one
 * transaction: nobody books between them.
 * @returns places kept for tickets
 */
export async function openReleases(services: Services): Promise<number> {
  const { db, clock } = services
  let kept = 0
  for (const key of await releasesDue(db, clock.now(), atOnce)) kept += await openOne(services, key)
  return kept
}

async function openOne(services: Services, key: ReleaseKey): Promise<number> {
  try {
    return await services.db.tx(async db => {
      const within = { ...services, db }
      const row = await releaseToChange(db, key)
      if (row === undefined || row.opened_at !== null) return 0
      await markOpened(db, key, services.clock.now())
      return passOn(within, key.institutionId, await sessionsOfRelease(db, key))
    })
  } catch (error) {
    // It met somebody else's change: the next turn opens it.
    if (error instanceof RetryableError) return 0
    throw error
  }
}
