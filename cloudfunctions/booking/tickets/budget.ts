/** So many tries a minute for an account and for a device: what is spent stays spent when the try is refused. */
import { ServiceError } from '../../../types/errors'
import { epochOf } from '../../platform/clock'
import type { AccountCaller, Context, ResidentCaller } from '../../service/context'
import { KeptRefusal } from '../../service/kept-refusal'
import { most, refilled, secondsUntilTry } from '../rules/budget'
import { keepTries, triesToSpend } from '../queries/tickets/tries'

/**
 * Runs `attempt`, which refuses before it writes anything, at the cost of one try of each.
 * @throws TOO_FAST with the seconds to wait; KeptRefusal with the attempt's own refusal
 */
export async function withinBudget<T>(
  { db, clock, vault, caller }: Context<AccountCaller | ResidentCaller>,
  deviceIndex: Buffer,
  attempt: () => Promise<T>,
): Promise<T> {
  const now = clock.now()
  const subjects = [vault.index(caller.accountKey, 'try.account'), deviceIndex]
  const rows = await triesToSpend(db, subjects, { tries: most, at: now })
  const left = rows.map(row => ({
    subject: row.subject_index,
    tries: refilled(row.tries, (epochOf(now) - epochOf(row.counted_at)) / 1000),
  }))
  const wait = Math.max(...left.map(({ tries }) => secondsUntilTry(tries)))
  if (wait > 0) throw new ServiceError('TOO_FAST', { seconds: String(wait) })
  await keepTries(
    db,
    left.map(({ subject, tries }) => ({ subject, tries: tries - 1 })),
    now,
  )
  try {
    return await attempt()
  } catch (error) {
    throw error instanceof ServiceError ? new KeptRefusal(error.code, error.params, error.fields) : error
  }
}
