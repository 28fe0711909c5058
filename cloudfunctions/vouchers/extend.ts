/** The night, before anything expires: vouchers whose service is booked are held for the appointment. */
import { bookedDays } from '../booking/booked-days'
import { today } from '../platform/clock'
import type { Services } from '../service/context'
import { holdersOf } from './present'
import { claimedUnder } from './programme'
import { endingVouchers, extendVouchers, type Extension } from './queries/extend-vouchers'
import { extendedUntil } from './rules/extension'

/** @returns how many were extended; a second run the same night finds none */
export async function extendBooked(services: Services): Promise<number> {
  const { db, clock, ids } = services
  const ending = await endingVouchers(db, today(clock))
  if (ending.length === 0) return 0
  const booked = new Map(
    (await bookedDays(services, [...new Set(ending.flatMap(holdersOf))])).map(row => [
      `${row.person_id} ${row.service}`,
      row.day,
    ]),
  )
  const extensions: Extension[] = []
  const programmeOf = await claimedUnder(services)
  for (const voucher of ending) {
    const { service } = programmeOf(voucher)
    const days = holdersOf(voucher).flatMap(holder => booked.get(`${holder} ${service ?? ''}`) ?? [])
    const last = days.sort().at(-1)
    const until = last === undefined ? null : extendedUntil(voucher.valid_until, voucher.window_until, last)
    if (until !== null) extensions.push({ p: voucher.person_id, v: voucher.voucher_id, e: ids.next(), until })
  }
  return extensions.length === 0 ? 0 : extendVouchers(db, extensions, clock.now(), 'booked')
}
