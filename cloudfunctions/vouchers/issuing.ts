/** Which counters may issue vouchers, where the city says so (建卡发券机构, domain A3 3.2). */
import { ServiceError } from '../../types/errors'
import type { Context, StaffCaller } from '../service/context'
import { hasCapability } from './queries/desk-institution'

/** @throws SITE_NO_CAPABILITY */
export async function mustIssue({ db, city, caller }: Context<StaffCaller>): Promise<void> {
  const { issuing } = city
  if (issuing === undefined) return
  if (!(await hasCapability(db, caller.institutionId, issuing, null)))
    throw new ServiceError('SITE_NO_CAPABILITY')
}
