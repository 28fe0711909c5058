/** One place of a yearly budget for what is granted without a voucher. */
import type { ProgrammeCode } from '../../types/schema'
import { today } from '../platform/clock'
import type { Services } from '../service/context'
import { isBudgeted, takeQuota } from './queries/take-quota'

/** QUOTA_YEAR when none is left. Without a budget on record there is nothing to take: the authority decides one by one. */
export async function takeFromBudget(
  { db, clock, city }: Pick<Services, 'db' | 'clock' | 'city'>,
  programme: ProgrammeCode,
): Promise<void> {
  const quota = { period: today(clock).slice(0, 4), region: city.code }
  if (await isBudgeted(db, programme, quota)) await takeQuota(db, programme, quota, 'before')
}
