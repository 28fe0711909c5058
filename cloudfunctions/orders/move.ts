/** One transition of an order that is locked, with its event; ORDER_STATE when the table does not allow it. */
import { ServiceError } from '../../types/errors'
import type { OrderState } from '../../types/orders'
import type { Context, ResidentCaller, StaffCaller } from '../service/context'
import { moveOrder, type Change, type OrderRow } from './queries/orders'
import { mayBecome } from './rules/moves'

/** Every message of an order starts with this. */
export const messagePrefix = ({ order_id }: OrderRow): string => `order:${order_id}:`

/** Days ahead that an appointment may lie, and be wished. */
export const mostAhead = 90

export async function move<S extends OrderState>(
  { db, ids, clock, caller }: Context<ResidentCaller | StaffCaller>,
  row: OrderRow,
  to: S,
  change: Change = { deadline: null },
): Promise<{ state: S }> {
  if (!mayBecome(row.state, to)) throw new ServiceError('ORDER_STATE')
  await moveOrder(db, row, to, change, { id: ids.next(), at: clock.now(), by: caller.accountKey })
  return { state: to }
}
