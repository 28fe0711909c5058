/** An end of a pregnancy that was entered wrongly is taken back: what it closed is claimed again, while there are places. */
import { ServiceError } from '../../types/errors'
import type { Instant, PersonId } from '../../types/schema'
import { today } from '../platform/clock'
import type { Services } from '../service/context'
import { closedSince, recordReopening, reopenOne } from './queries/end-vouchers'
import { takeQuota } from './queries/take-quota'

/**
 * In the caller's transaction, before `factsChanged`. A voucher that has run out since stays closed, and so does one whose
 * place somebody else has taken.
 * @param since the instant of the wrong entry
 * @returns how many stay closed for want of a place
 */
export async function reopenVouchers(
  services: Services,
  personId: PersonId,
  since: Instant,
): Promise<number> {
  const { db, ids, clock } = services
  let without = 0
  for (const row of await closedSince(db, personId, since, today(clock))) {
    try {
      // A savepoint: no place, no voucher, and the others come back all the same.
      await db.tx(async tx => {
        await reopenOne(tx, row.person_id, row.voucher_id)
        await recordReopening(tx, ids, row, { at: clock.now(), reason: 'outcome_reversed' })
        await takeQuota(tx, row.programme, { period: row.quota_period, region: row.quota_region }, 'before')
      })
    } catch (error) {
      if (!(error instanceof ServiceError) || error.code !== 'QUOTA_YEAR') throw error
      without += 1
    }
  }
  return without
}
