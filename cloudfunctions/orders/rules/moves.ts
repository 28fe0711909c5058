/** Which state may follow which: the table of types/orders.ts. */
import type { OrderState } from '../../../types/orders'

export const moves: Readonly<Record<OrderState, readonly OrderState[]>> = {
  draft: ['submitted', 'cancelled'],
  submitted: ['accepted', 'refused', 'cancelled'],
  accepted: ['scheduled', 'refused', 'cancelled'],
  scheduled: ['scheduled', 'done', 'cancelled'],
  done: ['rated'],
  rated: [],
  refused: [],
  cancelled: [],
}

export const mayBecome = (from: OrderState, to: OrderState): boolean => moves[from].includes(to)
