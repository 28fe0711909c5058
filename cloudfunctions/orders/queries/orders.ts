/** Orders: kept as drafts, moved on with an event each, read by her. */
import type { FamilyOrderId, OrderChannel, OrderState } from '../../../types/orders'
import type { Instant, LocalDate, PersonId, TimeOfDay } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql, type Query } from '../../database/sql'
import { pageSize } from '../../service/page'

export interface OrderRow {
  readonly person_id: PersonId
  readonly order_id: FamilyOrderId
  readonly item: string
  readonly state: OrderState
  readonly region: string
  readonly answers_sealed: Buffer
  readonly wanted_on: LocalDate | null
  readonly deadline: LocalDate | null
  readonly done_by: LocalDate | null
  readonly worker: string | null
  readonly worker_name: string | null
  readonly scheduled_on: LocalDate | null
  readonly scheduled_at: TimeOfDay | null
  readonly channel: OrderChannel | null
  readonly moved: number
  readonly note_sealed: Buffer | null
  readonly refusal_sealed: Buffer | null
  readonly rating: number | null
}

export const orderRow: Query = sql`
  select o.person_id, o.order_id, o.item, o.state, o.region, o.answers_sealed, o.wanted_on, o.deadline, o.done_by, o.worker,
         s.display_name as worker_name, o.scheduled_on, o.scheduled_at, o.channel, o.moved, o.note_sealed, o.refusal_sealed, o.rating
  from family_order o left join staff s on s.account_key = o.worker`

export const ordersOf = (db: Db, personId: PersonId, after: readonly string[] | null): Promise<OrderRow[]> =>
  db.many<OrderRow>(sql`
    ${orderRow} where o.person_id = ${personId} and ${after === null ? sql`true` : sql`o.order_id < ${after[0]}::bigint`}
    order by o.order_id desc limit ${pageSize + 1}`)

const own = (personId: PersonId, orderId: FamilyOrderId): Query =>
  sql`${orderRow} where o.person_id = ${personId} and o.order_id = ${orderId}`

/** NOT_FOUND when it is somebody else's. */
export const orderOf = (db: Db, personId: PersonId, orderId: FamilyOrderId): Promise<OrderRow> =>
  db.one<OrderRow>(own(personId, orderId))
export const lockOrderOf = (db: Db, personId: PersonId, orderId: FamilyOrderId): Promise<OrderRow> =>
  db.one<OrderRow>(sql`${own(personId, orderId)} for update of o`)

/** Whatever is not done, refused or cancelled yet. */
export const lockUnfinished = (db: Db, personId: PersonId): Promise<OrderRow[]> =>
  db.many<OrderRow>(sql`
    ${orderRow} where o.person_id = ${personId} and o.state in ('draft', 'submitted', 'accepted', 'scheduled')
    order by o.order_id for update of o`)

export const draftOf = (db: Db, personId: PersonId, item: string): Promise<OrderRow | undefined> =>
  db.maybe<OrderRow>(sql`
    ${orderRow} where o.person_id = ${personId} and o.item = ${item} and o.state = 'draft' order by o.order_id desc limit 1`)

export interface Draft {
  readonly personId: PersonId
  readonly orderId: FamilyOrderId
  readonly item: string
  readonly region: string
  readonly answersSealed: Buffer
  readonly wantedOn: LocalDate | null
  readonly at: Instant
}

/** Written anew as long as it is a draft. */
export const saveDraft = (db: Db, draft: Draft): Promise<number> =>
  db.run(sql`
    insert into family_order (person_id, order_id, item, state, region, answers_sealed, wanted_on, created_at)
    values (${draft.personId}, ${draft.orderId}, ${draft.item}, 'draft', ${draft.region}, ${draft.answersSealed}, ${draft.wantedOn}, ${draft.at})
    on conflict (person_id, order_id) do update set answers_sealed = excluded.answers_sealed, wanted_on = excluded.wanted_on,
      region = excluded.region
    where family_order.state = 'draft'`)

/** What a transition sets; what it does not name stays. */
export interface Change {
  readonly deadline: LocalDate | null
  readonly doneBy?: LocalDate
  readonly worker?: string
  readonly appointment?: { readonly day: LocalDate; readonly time: TimeOfDay; readonly channel: OrderChannel }
  readonly noteSealed?: Buffer
  readonly refusalSealed?: Buffer
  readonly rating?: number
}

export interface OrderEvent {
  readonly id: string
  readonly at: Instant
  readonly by: string
}

/** The row, locked before, and its event in one statement. */
export const moveOrder = (
  db: Db,
  row: OrderRow,
  to: OrderState,
  change: Change,
  event: OrderEvent,
): Promise<number> =>
  db.run(sql`
    with now as (
      update family_order set state = ${to}, deadline = ${change.deadline}::date,
        done_by = coalesce(${change.doneBy ?? null}::date, done_by), worker = coalesce(${change.worker ?? null}::text, worker),
        scheduled_on = coalesce(${change.appointment?.day ?? null}::date, scheduled_on),
        scheduled_at = coalesce(${change.appointment?.time ?? null}::time, scheduled_at),
        channel = coalesce(${change.appointment?.channel ?? null}::text, channel),
        moved = moved + ${change.appointment === undefined ? 0 : 1}::smallint,
        note_sealed = coalesce(${change.noteSealed ?? null}::bytea, note_sealed),
        refusal_sealed = coalesce(${change.refusalSealed ?? null}::bytea, refusal_sealed),
        rating = coalesce(${change.rating ?? null}::smallint, rating)
      where person_id = ${row.person_id} and order_id = ${row.order_id} and state = ${row.state}
      returning person_id, order_id)
    insert into order_event (person_id, order_id, event_id, from_state, to_state, at, account_key)
    select person_id, order_id, ${event.id}::bigint, ${row.state}::text, ${to}::text, ${event.at}::timestamptz, ${event.by}::text from now`)

/** Of a draft, which comes from nothing. */
export const recordDraft = (db: Db, draft: Draft, event: OrderEvent): Promise<number> =>
  db.run(sql`
    insert into order_event (person_id, order_id, event_id, from_state, to_state, at, account_key)
    values (${draft.personId}, ${draft.orderId}, ${event.id}, null, 'draft', ${event.at}, ${event.by})`)

export const eventsOf = (
  db: Db,
  { person_id, order_id }: OrderRow,
): Promise<{ to_state: OrderState; at: Instant }[]> =>
  db.many(sql`
    select to_state, at from order_event where person_id = ${person_id} and order_id = ${order_id} order by event_id`)
