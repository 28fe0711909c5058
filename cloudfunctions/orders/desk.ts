/** orderDesk.*: the staff's side. Who accepts is the order's name from then on; it, or an officer, goes on with it. */
import { ServiceError } from '../../types/errors'
import type { FamilyOrderId } from '../../types/orders'
import { addDays } from '../eligibility/rules/calendar'
import { maskedNames } from '../people/masked-names'
import { openName, openPhone } from '../people/sealed'
import { epochOf, instantAt, today } from '../platform/clock'
import { audit } from '../service/audit'
import type { Context, Handler, StaffCaller } from '../service/context'
import { decodeCursor, page } from '../service/page'
import { announce } from './announce'
import { mostAhead, move } from './move'
import { deskOrder, lockDeskOrder, personCard, waitingOrders } from './queries/desk'
import type { OrderRow } from './queries/orders'
import { scopeOf } from './scope'
import { briefOf, orderShown, sealWords } from './show'

export const list: Handler<'orderDesk.list'> = async (context, { cursor }) => {
  const { db, clock } = context
  const rows = await waitingOrders(db, scopeOf(context), decodeCursor(cursor, 2))
  const { items, next } = page(rows, row => [row.deadline ?? '', row.order_id])
  const names = await maskedNames(
    context,
    items.map(row => row.person_id),
  )
  const day = today(clock)
  return {
    items: items.map(row => ({
      ...briefOf(row),
      who: names.get(row.person_id) ?? '*',
      village: row.village ?? '',
      overdue: row.deadline !== null && row.deadline < day,
      worker: row.worker_name,
    })),
    next,
  }
}

const isMine = ({ caller }: Context<StaffCaller>, row: OrderRow): boolean =>
  row.worker === caller.accountKey || caller.role === 'manager'

export const open: Handler<'orderDesk.open'> = async (context, { orderId }) => {
  const { db, vault } = context
  const row = await deskOrder(db, scopeOf(context), orderId)
  const person = await personCard(db, row.person_id)
  await audit(context, row.person_id, 'orderDesk.open', `order:${orderId}`)
  return {
    ...(await orderShown(context, row)),
    who: openName(vault, row.person_id, person.name_sealed),
    phone: person.phone_sealed === null ? null : openPhone(vault, row.person_id, person.phone_sealed),
    mine: isMine(context, row),
  }
}

async function locked(
  context: Context<StaffCaller>,
  orderId: FamilyOrderId,
  action: string,
): Promise<OrderRow> {
  const row = await lockDeskOrder(context.db, scopeOf(context), orderId)
  await audit(context, row.person_id, action, `order:${orderId}`)
  return row
}

export const accept: Handler<'orderDesk.accept'> = async (context, { orderId }) => {
  const row = await locked(context, orderId, 'orderDesk.accept')
  return move(context, row, 'accepted', { deadline: row.done_by, worker: context.caller.accountKey })
}

/** ORDER_STATE for another worker's order. */
async function lockedMine(
  context: Context<StaffCaller>,
  orderId: FamilyOrderId,
  action: string,
): Promise<OrderRow> {
  const row = await locked(context, orderId, action)
  if (!isMine(context, row)) throw new ServiceError('ORDER_STATE')
  return row
}

export const schedule: Handler<'orderDesk.schedule'> = async (context, { orderId, day, time, channel }) => {
  const row = await lockedMine(context, orderId, 'orderDesk.schedule')
  const now = today(context.clock)
  const past = epochOf(instantAt(day, time)) < epochOf(context.clock.now())
  if (past || day > addDays(now, mostAhead)) throw new ServiceError('DATE_OUT_OF_RANGE')
  const appointment = { day, time, channel }
  const moved = await move(context, row, 'scheduled', { deadline: day, appointment })
  await announce(context, row, appointment)
  return moved
}

export const done: Handler<'orderDesk.done'> = async (context, { orderId, note }) => {
  const row = await lockedMine(context, orderId, 'orderDesk.done')
  if (row.scheduled_on !== null && row.scheduled_on > today(context.clock))
    throw new ServiceError('DATE_OUT_OF_RANGE')
  return move(context, row, 'done', {
    deadline: null,
    noteSealed: sealWords(context.vault, 'note', orderId, note),
  })
}

/** Whoever may see it may refuse what nobody accepted; afterwards only its worker. */
export const refuse: Handler<'orderDesk.refuse'> = async (context, { orderId, reason, alternative }) => {
  const row = await locked(context, orderId, 'orderDesk.refuse')
  if (row.worker !== null && !isMine(context, row)) throw new ServiceError('ORDER_STATE')
  return move(context, row, 'refused', {
    deadline: null,
    worker: context.caller.accountKey,
    refusalSealed: sealWords(context.vault, 'refusal', orderId, { reason, alternative }),
  })
}
