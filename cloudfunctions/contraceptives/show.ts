/** An order as she and the outlet see it, and the words of an item. */
import { contraceptives } from '../../catalog/contraceptives'
import type { SupplyAddress, SupplyOrder, SupplyOrderId } from '../../types/contraceptives'
import type { Vault } from '../platform/vault'
import type { OrderRow } from './queries/orders'

const itemOf = (code: string) => contraceptives.find(({ item }) => item === code)
export const nameOf = (code: string): string => itemOf(code)?.name ?? code
export const unitOf = (code: string): string => itemOf(code)?.unit ?? ''

export const linesShown = (lines: OrderRow['lines']): SupplyOrder['lines'] =>
  lines.map(({ item, units }) => ({ item, name: nameOf(item), unit: unitOf(item), units }))

export const orderShown = (row: OrderRow): SupplyOrder => ({
  orderId: row.order_id,
  state: row.state,
  delivery: row.delivery,
  outlet: row.outlet,
  outletAddress: row.outlet_address,
  outletPhone: row.outlet_phone,
  lines: linesShown(row.lines),
  placedAt: row.placed_at,
  fetchUntil: row.fetch_until,
  parcel: row.parcel,
})

const place = (orderId: SupplyOrderId): string => `contraceptive_order.address:${orderId}`
export const sealAddress = (vault: Vault, orderId: SupplyOrderId, address: SupplyAddress): Buffer =>
  vault.seal(JSON.stringify(address), place(orderId))
export const openAddress = (vault: Vault, orderId: SupplyOrderId, sealed: Buffer): SupplyAddress =>
  // Written by `sealAddress`.
  JSON.parse(vault.open(sealed, place(orderId))) as SupplyAddress
