/** Orders as the staff may see them (domain F3): of a special family only its contact persons and officers, nobody else. */
import type { FamilyOrderId } from '../../../types/orders'
import type { LocalDate, PersonId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql, type Query } from '../../database/sql'
import { pageSize } from '../../service/page'
import { orderRow, type OrderRow } from './orders'

/** An officer of a region, or a worker: who is named for the family, and for other families the region's. */
export interface DeskScope {
  readonly range: readonly [from: string, to: string]
  /** Null for an officer. */
  readonly worker: string | null
}

/**
 * An ended certification hides as a valid one does: that it once was is nobody's business either. Who did an order that was
 * handed over with the contact persons does not keep it.
 */
const seenBy = ({ range: [from, to], worker }: DeskScope): Query =>
  worker === null
    ? sql`o.region between ${from}::bigint and ${to}::bigint`
    : sql`(
        exists (select 1 from family_contact c where c.person_id = o.person_id and c.account_key = ${worker})
        or (o.region between ${from}::bigint and ${to}::bigint
            and not exists (select 1 from hardship h where h.person_id = o.person_id and h.category = 'special_family')))`

export interface DeskRow extends OrderRow {
  readonly village: string | null
}

/** The oldest deadline first, so what is overdue stands above. */
export const waitingOrders = (
  db: Db,
  scope: DeskScope,
  after: readonly string[] | null,
): Promise<DeskRow[]> =>
  db.many<DeskRow>(sql`
    select w.*, coalesce(v.name, t.name) as village
    from (
      ${orderRow} where o.state in ('submitted', 'accepted', 'scheduled') and ${seenBy(scope)}
        and ${after === null ? sql`true` : sql`(o.deadline, o.order_id) > (${after[0]}::date, ${after[1]}::bigint)`}
      order by o.deadline, o.order_id limit ${pageSize + 1}) w
    left join region v on v.code = w.region
    left join region t on t.code = w.region / 1000
    order by w.deadline, w.order_id`)

const sent = (scope: DeskScope, orderId: FamilyOrderId): Query =>
  sql`${orderRow} where o.order_id = ${orderId} and o.state <> 'draft' and ${seenBy(scope)}`

/** NOT_FOUND for a draft, and for whoever may not know of it. */
export const deskOrder = (db: Db, scope: DeskScope, orderId: FamilyOrderId): Promise<OrderRow> =>
  db.one<OrderRow>(sent(scope, orderId))
export const lockDeskOrder = (db: Db, scope: DeskScope, orderId: FamilyOrderId): Promise<OrderRow> =>
  db.one<OrderRow>(sql`${sent(scope, orderId)} for update of o`)

export const personCard = (
  db: Db,
  personId: PersonId,
): Promise<{ readonly name_sealed: Buffer; readonly phone_sealed: Buffer | null }> =>
  db.one(sql`select name_sealed, phone_sealed from person where person_id = ${personId}`)

/** Not accepted in time, and nobody was asked to ring about it. */
export const lateWithoutTask = (db: Db, today: LocalDate, limit: number): Promise<OrderRow[]> =>
  db.many<OrderRow>(sql`
    ${orderRow}
    where o.state = 'submitted' and o.deadline < ${today}::date
      and not exists (select 1 from task t where t.person_id = o.person_id and t.dedupe_key = 'order_late:' || o.order_id)
    order by o.order_id limit ${limit}`)
