/** contraceptives.stock and contraceptives.receive: what the outlets have, deliveries and counts. */
import { contraceptives } from '../../catalog/contraceptives'
import { ServiceError } from '../../types/errors'
import { today } from '../platform/clock'
import { rangeOf } from '../reminders/tasks'
import type { Handler } from '../service/context'
import { decodeCursor, page } from '../service/page'
import { outletOf } from './desk'
import { moveStock, onHand, openStock, stockPage } from './queries/stock'
import { nameOf, unitOf } from './show'

export const stock: Handler<'contraceptives.stock'> = async ({ db, city, clock, caller }, { cursor }) => {
  const scope =
    caller.role === 'clerk' ? { institutionId: outletOf(caller) } : { range: rangeOf(caller, city.code) }
  const rows = await stockPage(db, scope, today(clock).slice(0, 7), decodeCursor(cursor, 2))
  const { items, next } = page(rows, row => [row.institution_id, row.item])
  return {
    items: items.map(row => ({
      institutionId: row.institution_id,
      outlet: row.outlet,
      item: row.item,
      name: nameOf(row.item),
      unit: unitOf(row.item),
      onHand: row.on_hand,
      waiting: row.waiting,
      given: row.given,
    })),
    next,
  }
}

export const receive: Handler<'contraceptives.receive'> = async (context, { item, units, kind }) => {
  const { db, ids, clock, caller } = context
  const institutionId = outletOf(caller)
  if (!contraceptives.some(known => known.item === item)) throw new ServiceError('NOT_FOUND')
  if (kind === 'received' && units < 0)
    throw new ServiceError('INVALID_INPUT', {}, [
      { path: 'units', text: '入库数量应大于0,盘点更正请选「盘点」' },
    ])
  await openStock(db, institutionId, item)
  const how = {
    institutionId,
    kind,
    at: clock.now(),
    accountKey: caller.accountKey,
    ids: [ids.next()],
  } as const
  const [short] = await moveStock(db, [{ item, units: -units }], how)
  if (short !== undefined) throw new ServiceError('SUPPLY_SHORT', { item: nameOf(item) })
  return { onHand: await onHand(db, institutionId, item) }
}
