/** Closes the vouchers of an entitlement whose ground is gone: a pregnancy that ended, a union that ended. */
import type { PersonId } from '../../types/schema'
import type { Services } from '../service/context'
import { leaveAllLines, leaveWithSubject } from './places'
import { closeClaimed, closeClaimedOf, recordEnding } from './queries/end-vouchers'
import type { Subject } from './rules/subject'

/**
 * Redeemed vouchers stay; claimed ones close and their places are free again. Call it inside the transaction of the
 * change, before `factsChanged`.
 * @param personId the home person; a pregnancy's own person
 * @param subject `pregnancySubject(id)` or `coupleSubject(id)`
 * @returns how many were closed
 */
export async function closeVouchers(
  services: Services,
  personId: PersonId,
  subject: Subject,
  reason: 'pregnancy_ended' | 'couple_ended',
): Promise<number> {
  const ended = await closeClaimed(services.db, personId, subject)
  const held = await leaveWithSubject(services, personId, subject)
  const ending = { to: 'closed', reason, accountKey: 'system', at: services.clock.now() } as const
  await recordEnding(services.db, services.ids, ended, ending, held)
  return ended.length
}

/** Somebody died: what she held alone or as one of a couple, and every line for a place. In the transaction of the change. */
export async function closeAllVouchersOf(services: Services, personId: PersonId): Promise<void> {
  const ended = await closeClaimedOf(services.db, personId)
  const held = await leaveAllLines(services, personId)
  const ending = { to: 'closed', reason: 'died', accountKey: 'system', at: services.clock.now() } as const
  await recordEnding(services.db, services.ids, ended, ending, held)
}
