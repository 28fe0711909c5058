/** vouchers.mine and vouchers.get: what the caller claimed, and what the confirmed couple has. */
import { today } from '../platform/clock'
import type { Handler } from '../service/context'
import { decodeCursor, page } from '../service/page'
import { claimedUnder } from './programme'
import { visibleVoucher, visibleVouchers } from './queries/visible-vouchers'
import { voucherOf, type VoucherRow } from './row'

export const mine: Handler<'vouchers.mine'> = async ({ db, clock, city, caller }, { cursor }) => {
  const day = today(clock)
  const rows = await visibleVouchers(db, caller.personId, day, decodeCursor(cursor, 2))
  const { items, next } = page(rows, row => [row.rank, row.voucher_id])
  const show = (row: VoucherRow) => voucherOf(row, claimedUnder(city, row), caller.personId, day)
  return { items: items.map(show), next }
}

export const get: Handler<'vouchers.get'> = async ({ db, clock, city, caller }, { voucherId }) => {
  const row = await visibleVoucher(db, caller.personId, voucherId)
  return voucherOf(row, claimedUnder(city, row), caller.personId, today(clock))
}
