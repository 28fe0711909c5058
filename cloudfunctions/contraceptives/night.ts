/** The night: orders that time or their voucher overtook are settled, and addresses that are not needed any more are erased. */
import { plusSeconds } from '../platform/clock'
import type { Services } from '../service/context'
import { settleOvertaken } from './order'
import { eraseAddresses } from './queries/orders'

/** A parcel that did not arrive is asked for within this time. */
const keptDays = 30

/** Safe to repeat. @returns how many orders were settled */
export async function contraceptivesNight(services: Services): Promise<number> {
  const { db, clock } = services
  let settled = 0
  for (let count = -1; count !== 0; settled += count)
    count = await db.tx(tx => settleOvertaken({ ...services, db: tx }, null))
  await eraseAddresses(db, plusSeconds(clock.now(), -keptDays * 86_400))
  return settled
}
