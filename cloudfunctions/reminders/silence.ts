/** Silence: from the transaction that calls this on, nothing automatic reaches this person. */
import type { PersonId } from '../../types/schema'
import type { Services } from '../service/context'
import { sayNoMoreOfChild } from './end-course'
import { closeReminders, openHold, suppressQueued, withdrawCalls } from './queries/silence'

export type SilenceReason = 'loss' | 'staff' | 'complaint' | 'resident'

/**
 * Queued and leased messages are suppressed and leave the outbox, planned reminders end, calls that a worker was to make
 * for them are withdrawn, and a hold stays open. Call it in the transaction of the change, after locking the pregnancy.
 *
 * The order is the lock order of everything that writes here: pregnancy, message, reminder. A message that is with its
 * provider at this moment is locked by its sender: this waits for that answer (3 s at most), so that nothing goes out
 * after this transaction has committed.
 */
export async function silence(services: Services, personId: PersonId, reason: SilenceReason): Promise<void> {
  const { db, clock, ids } = services
  await suppressQueued(db, personId, reason)
  await closeReminders(db, personId, 'silenced')
  await withdrawCalls(db, personId, clock.now())
  await openHold(db, { personId, holdId: ids.next(), reason, at: clock.now() })
}

/**
 * Somebody died: what is queued is not sent, also what is with its sender at this moment, and nobody rings the family about
 * an examination; of a child who died nothing is said to its parents. In the caller's transaction.
 */
export async function sayNoMore(services: Services, personId: PersonId): Promise<void> {
  const { db, clock } = services
  await suppressQueued(db, personId, 'died')
  await withdrawCalls(db, personId, clock.now())
  await sayNoMoreOfChild(services, personId)
}
