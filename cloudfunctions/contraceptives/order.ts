/** contraceptives.order, mine, cancel: one order a month, by the monthly voucher; what is ordered is set aside at once. */
import { contraceptiveProgramme, contraceptives } from '../../catalog/contraceptives'
import type { SupplyOrderId } from '../../types/contraceptives'
import { ServiceError } from '../../types/errors'
import type { InstitutionId, PersonId, ProgrammeCode } from '../../types/schema'
import { onViolation } from '../database/driver-error'
import { addDays } from '../eligibility/rules/calendar'
import { plusSeconds, today } from '../platform/clock'
import type { Handler, Services } from '../service/context'
import { decodeCursor, page } from '../service/page'
import { heldOrClaimed } from '../vouchers/held'
import { closeOrder, insertOrder, lockOrderOf, ordersOf, overtaken, type OrderRow } from './queries/orders'
import { outlet } from './queries/outlets'
import { moveStock } from './queries/stock'
import { linesOf, type Wanted } from './rules/lines'
import { nameOf, orderShown, sealAddress } from './show'

/** Days that an order waits to be fetched. */
const fetchDays = 7

export const order: Handler<'contraceptives.order'> = async (context, input) => {
  const { db, clock, ids, vault, caller } = context
  const { institutionId } = input
  const lines = linesOf(input.lines, contraceptives)
  await outlet(db, contraceptiveProgramme, institutionId)
  await settleOvertaken(context, caller.personId)
  const { voucherId } = await heldOrClaimed(context, contraceptiveProgramme as ProgrammeCode)
  const day = today(clock)
  const orderId = ids.next<SupplyOrderId>()
  await onViolation(
    'contraceptive_order_one_a_month',
    () => new ServiceError('SUPPLY_ORDERED'),
    () =>
      insertOrder(db, {
        personId: caller.personId,
        orderId,
        institutionId,
        voucherId,
        month: day.slice(0, 7),
        addressSealed: input.mail === null ? null : sealAddress(vault, orderId, input.mail),
        at: clock.now(),
        fetchUntil: addDays(day, fetchDays),
        lines,
      }),
  )
  await setAside(context, institutionId, lines, caller.accountKey)
  return orderShown(await lockOrderOf(db, caller.personId, orderId))
}

async function setAside(
  { db, ids, clock }: Services,
  institutionId: InstitutionId,
  lines: readonly Wanted[],
  accountKey: string,
): Promise<void> {
  const how = {
    institutionId,
    kind: 'ordered',
    at: clock.now(),
    accountKey,
    ids: lines.map(() => ids.next()),
  } as const
  const [short] = await moveStock(db, lines, how)
  if (short !== undefined) throw new ServiceError('SUPPLY_SHORT', { item: nameOf(short) })
}

export const mine: Handler<'contraceptives.mine'> = async ({ db, caller }, { cursor }) => {
  const { items, next } = page(await ordersOf(db, caller.personId, decodeCursor(cursor, 1)), row => [
    row.order_id,
  ])
  return { items: items.map(orderShown), next }
}

export const cancel: Handler<'contraceptives.cancel'> = async (context, { orderId }) => {
  const row = await lockOrderOf(context.db, context.caller.personId, orderId)
  if (row.state !== 'placed') throw new ServiceError('SUPPLY_CLOSED')
  await putBack(context, row, context.caller.accountKey)
  return { state: 'cancelled' }
}

/** The voucher stays hers until its own last day, so that she may order again in the month. */
async function putBack(services: Services, row: OrderRow, accountKey: string): Promise<void> {
  const { db, ids, clock } = services
  const at = clock.now()
  if (!(await closeOrder(db, row, { state: 'cancelled', parcel: null, at })))
    throw new ServiceError('SUPPLY_CLOSED')
  await moveStock(
    db,
    row.lines.map(({ item, units }) => ({ item, units: -units })),
    {
      institutionId: row.institution_id,
      kind: 'returned',
      at,
      accountKey,
      ids: row.lines.map(() => ids.next()),
    },
  )
}

const batch = 200
/** A redemption is reversed within seven days. */
const reversedWithin = 8 * 86_400

/** In the caller's transaction; up to a batch. @param whose everybody's when null @returns how many orders were settled */
export async function settleOvertaken(services: Services, whose: PersonId | null): Promise<number> {
  const { db, clock } = services
  const rows = await overtaken(db, whose, today(clock), plusSeconds(clock.now(), -reversedWithin), batch)
  for (const row of rows)
    if (row.becomes === 'back') await putBack(services, row, 'system')
    else
      await closeOrder(db, row, {
        state: row.delivery === 'mail' ? 'sent' : 'handed',
        parcel: null,
        at: clock.now(),
      })
  return rows.length
}
