/** An order as its reader sees it, and how its words are sealed. */
import { itemOf } from '../../catalog/order-items'
import type { FamilyOrder, FamilyOrderId } from '../../types/orders'
import type { Services } from '../service/context'
import type { Vault } from '../platform/vault'
import { eventsOf, type OrderRow } from './queries/orders'
import { shownAnswers, type Answers } from './rules/answers'

type Part = 'answers' | 'note' | 'refusal'
const place = (part: Part, orderId: FamilyOrderId): string => `family_order.${part}:${orderId}`

export const sealWords = (vault: Vault, part: Part, orderId: FamilyOrderId, words: unknown): Buffer =>
  vault.seal(JSON.stringify(words), place(part, orderId))
/** Written by `sealWords` with this very part. */
const openWords = <T>(vault: Vault, part: Part, orderId: FamilyOrderId, sealed: Buffer): T =>
  JSON.parse(vault.open(sealed, place(part, orderId))) as T

export const openAnswers = (vault: Vault, row: OrderRow): Answers =>
  openWords<Answers>(vault, 'answers', row.order_id, row.answers_sealed)

export const briefOf = (row: OrderRow) => ({
  orderId: row.order_id,
  item: row.item,
  name: itemOf(row.item)?.name ?? '家庭服务',
  state: row.state,
  deadline: row.deadline,
})

export async function orderShown({ db, vault }: Services, row: OrderRow): Promise<FamilyOrder> {
  const { order_id: id, scheduled_on: day, scheduled_at: time, channel, note_sealed, refusal_sealed } = row
  const events = await eventsOf(db, row)
  return {
    ...briefOf(row),
    answers: shownAnswers(itemOf(row.item), openAnswers(vault, row)),
    wantedOn: row.wanted_on,
    worker: row.worker_name,
    appointment: day === null || time === null || channel === null ? null : { day, time, channel },
    note: note_sealed === null ? null : openWords<string>(vault, 'note', id, note_sealed),
    refusal:
      refusal_sealed === null
        ? null
        : openWords<NonNullable<FamilyOrder['refusal']>>(vault, 'refusal', id, refusal_sealed),
    rating: row.rating,
    events: events.map(({ to_state: state, at }) => ({ state, at })),
  }
}
