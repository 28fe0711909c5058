/**
 * The night: vouchers past their last day expire, those of the dead are closed, and their places are free again; a booked one
 * is held.
 */
import { factsChanged } from '../eligibility/changed'
import { today } from '../platform/clock'
import type { Services } from '../service/context'
import { extendBooked } from './extend'
import { closeAfterDeath, expireClaimed, recordEnding, type EndedVoucher } from './queries/end-vouchers'
import { holdersOf } from './present'
import { followBookings } from './step'

/** Short transactions: a night job must not hold quota rows while the city wakes up. */
const batch = 500

/** @returns how many expired; a second run the same night finds none */
export async function expireVouchers(services: Services): Promise<number> {
  await services.db.tx(async tx => {
    const within: Services = { ...services, db: tx }
    await followBookings(within, null)
    await extendBooked(within)
  })
  const { clock } = services
  await endInBatches(services, 'closed', 'holder_died', db => closeAfterDeath(db, batch))
  return endInBatches(services, 'expired', null, db => expireClaimed(db, today(clock), batch))
}

async function endInBatches(
  services: Services,
  to: 'closed' | 'expired',
  reason: string | null,
  take: (db: Services['db']) => Promise<EndedVoucher[]>,
): Promise<number> {
  let all = 0
  for (;;) {
    const count = await services.db.tx(async tx => {
      const within: Services = { ...services, db: tx }
      const ended = await take(tx)
      await recordEnding(tx, services.ids, ended, {
        to,
        reason,
        accountKey: 'system',
        at: services.clock.now(),
      })
      if (ended.length > 0) await factsChanged(within, [...new Set(ended.flatMap(holdersOf))])
      return ended.length
    })
    all += count
    if (count < batch) return all
  }
}
