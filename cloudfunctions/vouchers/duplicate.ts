/** One person was two records and held a voucher on each: the later one is closed, and comes back when the merge is undone. */
import type { PersonId, VoucherId } from '../../types/schema'
import type { Services } from '../service/context'
import { endOne, recordEnding, recordReopening, reopenOne } from './queries/end-vouchers'
import { takeQuota } from './queries/take-quota'

/** Its place in the budget is free again. In the caller's transaction, before `factsChanged`. */
export async function closeDuplicate(
  services: Services,
  personId: PersonId,
  voucherId: VoucherId,
): Promise<void> {
  const { db, ids, clock } = services
  await recordEnding(db, ids, await endOne(db, 'closed', personId, voucherId), {
    to: 'closed',
    reason: 'duplicate_person',
    accountKey: 'system',
    at: clock.now(),
  })
}

/** @throws QUOTA_YEAR when its place has been given to somebody else */
export async function reopenDuplicate(
  services: Services,
  personId: PersonId,
  voucherId: VoucherId,
): Promise<void> {
  const { db, ids, clock } = services
  const row = await reopenOne(db, personId, voucherId)
  await recordReopening(db, ids, row, { at: clock.now(), reason: 'duplicate_undone' })
  await takeQuota(db, row.programme, { period: row.quota_period, region: row.quota_region }, 'before')
}
