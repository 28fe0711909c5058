/** contraceptives.waiting, open, hand: what an outlet hands over or sends, and that the voucher of the month is used then. */
import { ServiceError } from '../../types/errors'
import type { InstitutionId } from '../../types/schema'
import { maskedNames } from '../people/masked-names'
import { audit } from '../service/audit'
import type { Context, Handler, StaffCaller } from '../service/context'
import { decodeCursor, page } from '../service/page'
import { redeemHeld } from '../vouchers/redeem'
import { closeOrder, lockOrderAt, waitingPage, type OrderRow } from './queries/orders'
import { linesShown, openAddress } from './show'

export function outletOf({ institutionId }: StaffCaller): InstitutionId {
  if (institutionId === null) throw new ServiceError('NOT_FOUND')
  return institutionId
}

const shown = (row: OrderRow, name: string | undefined) => ({
  orderId: row.order_id,
  name: name ?? '*',
  delivery: row.delivery,
  lines: linesShown(row.lines),
  placedAt: row.placed_at,
  fetchUntil: row.fetch_until,
})

export const waiting: Handler<'contraceptives.waiting'> = async (context, { cursor }) => {
  const rows = await waitingPage(context.db, outletOf(context.caller), decodeCursor(cursor, 2))
  const { items, next } = page(rows, row => [row.fetch_until, row.order_id])
  const people = items.map(row => row.person_id)
  const names = people.length > 0 ? await maskedNames(context, people) : new Map<string, string>()
  return { items: items.map(row => shown(row, names.get(row.person_id))), next }
}

async function waitingHere(
  context: Context<StaffCaller>,
  { orderId }: { readonly orderId: OrderRow['order_id'] },
): Promise<OrderRow> {
  const row = await lockOrderAt(context.db, outletOf(context.caller), orderId)
  if (row.state !== 'placed') throw new ServiceError('SUPPLY_CLOSED')
  return row
}

export const open: Handler<'contraceptives.open'> = async (context, input) => {
  const row = await waitingHere(context, input)
  await audit(context, row.person_id, 'contraceptives.open', `order:${row.order_id}`)
  const names = await maskedNames(context, [row.person_id])
  const mail =
    row.address_sealed === null ? null : openAddress(context.vault, row.order_id, row.address_sealed)
  return { ...shown(row, names.get(row.person_id)), mail }
}

export const hand: Handler<'contraceptives.hand'> = async (context, { parcel, ...input }) => {
  const row = await waitingHere(context, input)
  const state = row.delivery === 'mail' ? 'sent' : 'handed'
  const number = state === 'sent' && parcel !== undefined && parcel !== '' ? parcel : null
  await closeOrder(context.db, row, { state, parcel: number, at: context.clock.now() })
  await redeemHeld(context, row.person_id, row.voucher_id)
  return { state }
}
