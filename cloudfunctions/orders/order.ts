/** orders.*: her side. A draft is kept as it grows, sent when it is complete, followed, cancelled, rated. */
import { ServiceError } from '../../types/errors'
import type { FamilyOrderId } from '../../types/orders'
import type { LocalDate, PersonId, TaskId } from '../../types/schema'
import { onViolation, RetryableError } from '../database/driver-error'
import { addDays } from '../eligibility/rules/calendar'
import { holidaysInForce } from '../catalogue/holidays'
import { today } from '../platform/clock'
import { openTasks } from '../reminders/open-tasks'
import { holidaysOf, workingDayAfter } from '../reminders/rules/working-day'
import { withdraw } from '../reminders/withdraw'
import type { Handler, Services } from '../service/context'
import { decodeCursor, page } from '../service/page'
import { earliestDay, offeredItem, ownFamily } from './menu'
import { messagePrefix, mostAhead, move } from './move'
import {
  draftOf,
  lockOrderOf,
  lockUnfinished,
  moveOrder,
  orderOf,
  ordersOf,
  recordDraft,
  saveDraft,
} from './queries/orders'
import { keptAnswers, wrongAnswers } from './rules/answers'
import { dueOf } from './rules/due'
import { briefOf, openAnswers, orderShown, sealWords } from './show'
import { districtOf, lowRatingWords } from './tasks'

export const mine: Handler<'orders.mine'> = async ({ db, caller }, { cursor }) => {
  const { items, next } = page(await ordersOf(db, caller.personId, decodeCursor(cursor, 1)), row => [
    row.order_id,
  ])
  return { items: items.map(briefOf), next }
}

export const get: Handler<'orders.get'> = async (context, { orderId }) =>
  orderShown(context, await orderOf(context.db, context.caller.personId, orderId))

export const draft: Handler<'orders.draft'> = async ({ db, vault, caller }, { item }) => {
  const row = await draftOf(db, caller.personId, item)
  return {
    draft:
      row === undefined
        ? null
        : { orderId: row.order_id, answers: openAnswers(vault, row), wantedOn: row.wanted_on },
  }
}

export const save: Handler<'orders.save'> = async (context, { item: code, answers, wantedOn }) => {
  const { db, vault, ids, clock, caller } = context
  const family = await ownFamily(context, caller.personId)
  const item = offeredItem(code, family)
  const before = await draftOf(db, caller.personId, code)
  const orderId = before?.order_id ?? ids.next<FamilyOrderId>()
  const at = clock.now()
  const kept = {
    personId: caller.personId,
    orderId,
    item: code,
    region: family.village,
    answersSealed: sealWords(vault, 'answers', orderId, keptAnswers(item, answers)),
    wantedOn: earliestDay(item, today(clock)) === null ? null : wantedOn,
    at,
  }
  // Another tap made the draft, or sent it, at the same moment: looked at again.
  const met = () => new RetryableError('order_one_draft')
  if ((await onViolation('family_order_one_draft', met, () => saveDraft(db, kept))) === 0) throw met()
  if (before === undefined) await recordDraft(db, kept, { id: ids.next(), at, by: caller.accountKey })
  return { orderId }
}

function wrongDay(wanted: LocalDate | null, earliest: LocalDate, latest: LocalDate) {
  const text =
    wanted === null
      ? '请选择日期'
      : wanted < earliest
        ? '请选择更晚的日期'
        : wanted > latest
          ? `请选择${mostAhead}天以内的日期`
          : null
  return text === null ? [] : [{ path: 'wantedOn', text }]
}

/** What is certified on this day decides; that it ends later takes the order away from nobody (domain H51). */
export const submit: Handler<'orders.submit'> = async (context, { orderId }) => {
  const { db, vault, clock, caller } = context
  const row = await lockOrderOf(db, caller.personId, orderId)
  const item = offeredItem(row.item, await ownFamily(context, caller.personId))
  const day = today(clock)
  const earliest = earliestDay(item, day)
  const { wanted_on: wantedOn } = row
  const wrong = [
    ...wrongAnswers(item, openAnswers(vault, row)),
    ...(earliest === null ? [] : wrongDay(wantedOn, earliest, addDays(day, mostAhead))),
  ]
  if (wrong.length > 0) throw new ServiceError('INVALID_INPUT', {}, wrong)
  const { acceptBy, doneBy } = dueOf(item, wantedOn, day, holidaysOf(await holidaysInForce(context)))
  return move(context, row, 'submitted', { deadline: acceptBy, doneBy })
}

export const cancel: Handler<'orders.cancel'> = async (context, { orderId }) => {
  const row = await lockOrderOf(context.db, context.caller.personId, orderId)
  const moved = await move(context, row, 'cancelled')
  await withdraw(context, [row.person_id], messagePrefix(row))
  return moved
}

/** Somebody died: nobody comes to the door or rings about an order. In the caller's transaction; nothing is said about it. */
export async function cancelOrdersOf(services: Services, personId: PersonId): Promise<void> {
  const { db, ids, clock } = services
  for (const row of await lockUnfinished(db, personId)) {
    await moveOrder(
      db,
      row,
      'cancelled',
      { deadline: null },
      { id: ids.next(), at: clock.now(), by: 'system' },
    )
    await withdraw(services, [personId], messagePrefix(row))
  }
}

/** One human being under two records has one draft an item: that of the record which stays. In the caller's transaction. */
export async function keepOneDraft(services: Services, stays: PersonId, leaves: PersonId): Promise<void> {
  const { db, ids, clock } = services
  const kept = new Set(
    (await lockUnfinished(db, stays)).filter(({ state }) => state === 'draft').map(({ item }) => item),
  )
  for (const row of await lockUnfinished(db, leaves))
    if (row.state === 'draft' && kept.has(row.item))
      await moveOrder(
        db,
        row,
        'cancelled',
        { deadline: null },
        { id: ids.next(), at: clock.now(), by: 'system' },
      )
}

/** Below this somebody rings. */
const goodEnough = 3

export const rate: Handler<'orders.rate'> = async (context, { orderId, rating }) => {
  const { db, ids, clock, city, caller } = context
  const row = await lockOrderOf(db, caller.personId, orderId)
  const moved = await move(context, row, 'rated', { deadline: null, rating })
  if (rating < goodEnough)
    await openTasks(context, [
      {
        personId: row.person_id,
        taskId: ids.next<TaskId>(),
        dedupeKey: `order_rating:${orderId}`,
        kind: 'care_call',
        region: districtOf(row.region, city.code),
        dueOn: workingDayAfter(today(clock), 1, holidaysOf(await holidaysInForce(context))),
        reason: lowRatingWords,
      },
    ])
  return moved
}
