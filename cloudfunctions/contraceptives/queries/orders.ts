/** Orders: placed, read by her, waiting at an outlet, closed. */
import type { SupplyOrderId } from '../../../types/contraceptives'
import type { Instant, InstitutionId, LocalDate, PersonId, VoucherId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql, type Query } from '../../database/sql'
import { pageSize } from '../../service/page'
import type { Line } from '../rules/lines'

export interface OrderRow {
  readonly person_id: PersonId
  readonly order_id: SupplyOrderId
  readonly institution_id: InstitutionId
  readonly voucher_id: VoucherId
  readonly state: 'placed' | 'handed' | 'sent' | 'cancelled'
  readonly delivery: 'pickup' | 'mail'
  readonly address_sealed: Buffer | null
  readonly parcel: string | null
  readonly placed_at: Instant
  readonly fetch_until: LocalDate
  readonly outlet: string
  readonly outlet_address: string
  readonly outlet_phone: string
  readonly lines: readonly { readonly item: string; readonly units: number }[]
}

const select = (where: Query): Query => sql`
  select o.person_id, o.order_id, o.institution_id, o.voucher_id, o.state, o.delivery, o.address_sealed, o.parcel, o.placed_at,
         o.fetch_until, i.name as outlet, i.address as outlet_address, i.phone as outlet_phone,
         (select jsonb_agg(jsonb_build_object('item', l.item, 'units', l.units) order by l.item)
          from contraceptive_line l where l.person_id = o.person_id and l.order_id = o.order_id) as lines
  from contraceptive_order o join institution i on i.institution_id = o.institution_id
  where ${where}`

export interface NewOrder {
  readonly personId: PersonId
  readonly orderId: SupplyOrderId
  readonly institutionId: InstitutionId
  readonly voucherId: VoucherId
  readonly month: string
  readonly addressSealed: Buffer | null
  readonly at: Instant
  readonly fetchUntil: LocalDate
  readonly lines: readonly Line[]
}

/** Breaks `contraceptive_order_one_a_month` when there is one already. */
export const insertOrder = (db: Db, order: NewOrder): Promise<number> =>
  db.run(sql`
    with placed as (
      insert into contraceptive_order (person_id, order_id, institution_id, voucher_id, month, state, delivery, address_sealed, placed_at, fetch_until)
      values (${order.personId}, ${order.orderId}, ${order.institutionId}, ${order.voucherId}, ${order.month}, 'placed',
              ${order.addressSealed === null ? 'pickup' : 'mail'}, ${order.addressSealed}, ${order.at}, ${order.fetchUntil})
      returning person_id, order_id)
    insert into contraceptive_line (person_id, order_id, item, units, most)
    select person_id, order_id, l.item, l.units, l.most
    from placed cross join unnest(${order.lines.map(l => l.item)}::text[], ${order.lines.map(l => l.units)}::smallint[],
                                  ${order.lines.map(l => l.most)}::smallint[]) l(item, units, most)`)

export const ordersOf = (db: Db, personId: PersonId, after: readonly string[] | null): Promise<OrderRow[]> =>
  db.many<OrderRow>(sql`
    ${select(sql`o.person_id = ${personId} and ${after === null ? sql`true` : sql`o.order_id < ${after[0]}::bigint`}`)}
    order by o.order_id desc limit ${pageSize + 1}`)

/** NOT_FOUND when it is somebody else's. */
export const lockOrderOf = (db: Db, personId: PersonId, orderId: SupplyOrderId): Promise<OrderRow> =>
  db.one<OrderRow>(sql`${select(sql`o.person_id = ${personId} and o.order_id = ${orderId}`)} for update of o`)

/** To be fetched soonest first. */
export const waitingPage = (
  db: Db,
  institutionId: InstitutionId,
  after: readonly string[] | null,
): Promise<OrderRow[]> =>
  db.many<OrderRow>(sql`
    ${select(sql`
      o.institution_id = ${institutionId} and o.state = 'placed'
      and (o.fetch_until, o.order_id) > (${after?.[0] ?? '-infinity'}::date, ${after?.[1] ?? 0}::bigint)`)}
    order by o.fetch_until, o.order_id limit ${pageSize + 1}`)

/** NOT_FOUND when it is of another outlet. */
export const lockOrderAt = (
  db: Db,
  institutionId: InstitutionId,
  orderId: SupplyOrderId,
): Promise<OrderRow> =>
  db.one<OrderRow>(
    sql`${select(sql`o.institution_id = ${institutionId} and o.order_id = ${orderId}`)} for update of o`,
  )

/** From the state in which it was read; false when that has changed meanwhile. */
export const closeOrder = async (
  db: Db,
  row: OrderRow,
  closed: {
    readonly state: 'handed' | 'sent' | 'cancelled'
    readonly parcel: string | null
    readonly at: Instant
  },
): Promise<boolean> =>
  (await db.run(sql`
    update contraceptive_order set state = ${closed.state}, parcel = ${closed.parcel}, closed_at = ${closed.at}
    where person_id = ${row.person_id} and order_id = ${row.order_id} and state = ${row.state}`)) === 1

export interface Overtaken extends OrderRow {
  /** What it is now: the things left the outlet, or went back to its stock. */
  readonly becomes: 'left' | 'back'
}

/**
 * Orders that their voucher, or time, overtook:
 *
 * | order        | voucher                        | becomes |
 * | ------------ | ------------------------------ | ------- |
 * | placed       | used by its code at the outlet | left    |
 * | placed       | anything else but claimed      | back    |
 * | placed       | claimed, not fetched in time   | back; a parcel waits for the outlet, not for her |
 * | handed, sent | not used any more (reversed)   | back    |
 *
 * @param whose everybody's when null; closed ones since then, for a redemption is reversed within days
 */
export const overtaken = (
  db: Db,
  whose: PersonId | null,
  today: LocalDate,
  closedSince: Instant,
  limit: number,
): Promise<Overtaken[]> =>
  db.many<Overtaken>(sql`
    select x.*, case when x.state = 'placed' and exists (
             select 1 from voucher v where v.person_id = x.person_id and v.voucher_id = x.voucher_id
               and v.state = 'redeemed' and v.redeemed_institution_id = x.institution_id) then 'left' else 'back' end as becomes
    from (
      ${select(sql`
        ${whose === null ? sql`true` : sql`o.person_id = ${whose}`}
        and (o.state = 'placed' or (o.state in ('handed', 'sent') and o.closed_at >= ${closedSince}))
        and exists (
          select 1 from voucher v where v.person_id = o.person_id and v.voucher_id = o.voucher_id
            and case when o.state = 'placed' then v.state <> 'claimed' or (o.delivery = 'pickup' and o.fetch_until < ${today}::date)
                     else v.state <> 'redeemed' end)`)}
      order by o.order_id limit ${limit} for update of o skip locked) x`)

/** How many addresses were erased. */
export const eraseAddresses = (db: Db, closedBefore: Instant): Promise<number> =>
  db.run(sql`
    update contraceptive_order set address_sealed = null
    where address_sealed is not null and state <> 'placed' and closed_at < ${closedBefore}`)
