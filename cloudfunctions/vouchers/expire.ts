/** The night: vouchers past their last day expire and their places are free again; a booked one is held. */
import { factsChanged } from '../eligibility/changed'
import { today } from '../platform/clock'
import type { Services } from '../service/context'
import { extendBooked } from './extend'
import { expireClaimed, recordEnding } from './queries/end-vouchers'
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
  let expired = 0
  for (;;) {
    const count = await services.db.tx(async tx => {
      const within: Services = { ...services, db: tx }
      const ended = await expireClaimed(tx, today(services.clock), batch)
      await recordEnding(tx, services.ids, ended, {
        to: 'expired',
        reason: null,
        accountKey: 'system',
        at: services.clock.now(),
      })
      if (ended.length > 0) await factsChanged(within, [...new Set(ended.flatMap(holdersOf))])
      return ended.length
    })
    expired += count
    if (count < batch) return expired
  }
}
