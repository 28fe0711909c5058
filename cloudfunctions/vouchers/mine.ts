/** vouchers.mine and vouchers.get: what the caller claimed, what the confirmed couple has, what her children have. */
import { today } from '../platform/clock'
import type { Handler } from '../service/context'
import { decodeCursor, page } from '../service/page'
import { childNames } from './child-names'
import { claimedUnder } from './programme'
import { visibleVoucher, visibleVouchers } from './queries/visible-vouchers'
import { voucherOf, type VoucherRow } from './row'

export const mine: Handler<'vouchers.mine'> = async (context, { cursor }) => {
  const { db, clock, caller } = context
  const day = today(clock)
  const rows = await visibleVouchers(db, caller.personId, day, decodeCursor(cursor, 2))
  const { items, next } = page(rows, row => [row.rank, row.voucher_id])
  const programmeOf = await claimedUnder(context)
  const names = await childNames(context, items)
  const show = (row: VoucherRow) => voucherOf(row, programmeOf(row), caller.personId, day, names)
  return { items: items.map(show), next }
}

export const get: Handler<'vouchers.get'> = async (context, { voucherId }) => {
  const { db, clock, caller } = context
  const row = await visibleVoucher(db, caller.personId, voucherId)
  const programmeOf = await claimedUnder(context)
  return voucherOf(row, programmeOf(row), caller.personId, today(clock), await childNames(context, [row]))
}
