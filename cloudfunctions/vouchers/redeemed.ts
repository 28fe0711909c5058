/** desk.redeemed: what the clerk's institution redeemed today, masked. */
import type { TimeOfDay } from '../../types/schema'
import { maskedNames } from '../people/masked-names'
import { instantAt, today } from '../platform/clock'
import type { Handler } from '../service/context'
import { holdersOf } from './present'
import { claimedUnder } from './programme'
import { redeemedAt } from './queries/redeemed-at'

const midnight = '00:00' as TimeOfDay

export const redeemed: Handler<'desk.redeemed'> = async context => {
  const { db, clock, caller } = context
  if (caller.institutionId === null) return { count: 0, items: [] }
  const rows = await redeemedAt(db, caller.institutionId, instantAt(today(clock), midnight))
  const names = await maskedNames(context, rows.flatMap(holdersOf))
  const programmeOf = await claimedUnder(context)
  return {
    count: rows[0]?.count ?? 0,
    items: rows.map(row => ({
      at: row.at,
      title: programmeOf(row).title,
      names: holdersOf(row).map(id => names.get(id) ?? '*'),
    })),
  }
}
