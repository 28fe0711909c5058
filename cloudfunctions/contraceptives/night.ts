/** The night: what nobody fetched in time goes back to the stock, and addresses that are not needed any more are erased. */
import { plusSeconds, today } from '../platform/clock'
import type { Services } from '../service/context'
import { putBack } from './order'
import { eraseAddresses, notFetched } from './queries/orders'

const batch = 200
/** A parcel that did not arrive is asked for within this time. */
const keptDays = 30

/** Safe to repeat. @returns how many orders went back */
export async function contraceptivesNight(services: Services): Promise<number> {
  const { db, clock } = services
  let back = 0
  for (;;) {
    const count = await db.tx(async tx => {
      const rows = await notFetched(tx, today(clock), batch)
      for (const row of rows) await putBack({ ...services, db: tx }, row, 'system')
      return rows.length
    })
    back += count
    if (count < batch) break
  }
  await eraseAddresses(db, plusSeconds(clock.now(), -keptDays * 86_400))
  return back
}
