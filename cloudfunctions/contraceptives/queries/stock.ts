/** What an outlet has: set aside for an order, put back, received, counted. */
import type { Instant, InstitutionId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'
import { pageSize } from '../../service/page'
import type { Wanted } from '../rules/lines'

interface Movement {
  readonly institutionId: InstitutionId
  readonly kind: 'received' | 'corrected' | 'ordered' | 'returned'
  readonly at: Instant
  readonly accountKey: string
  /** One a line. */
  readonly ids: readonly string[]
}

/**
 * Takes from the stock and writes down why; rows are locked in the order of the items, so that two orders wait for each
 * other and do not deadlock.
 * @param lines units that leave the stock; negative ones come back
 * @returns items of which there is not enough; nothing may be kept then
 */
export async function moveStock(db: Db, lines: readonly Wanted[], how: Movement): Promise<readonly string[]> {
  const rows = await db.many<{ item: string }>(sql`
    with line as materialized (
      select * from unnest(${lines.map(l => l.item)}::text[], ${lines.map(l => l.units)}::int[], ${how.ids}::bigint[]) l(item, units, id)
    ), locked as materialized (
      select s.item, s.on_hand from contraceptive_stock s
      where s.institution_id = ${how.institutionId} and s.item in (select item from line)
      order by s.item for update
    ), moved as (
      update contraceptive_stock s set on_hand = s.on_hand - l.units
      from line l join locked k on k.item = l.item
      where s.institution_id = ${how.institutionId} and s.item = l.item and k.on_hand >= l.units
      returning s.item
    ), noted as (
      insert into contraceptive_movement (institution_id, movement_id, item, units, kind, at, account_key)
      select ${how.institutionId}::bigint, l.id, l.item, -l.units, ${how.kind}::text, ${how.at}::timestamptz, ${how.accountKey}::text
      from line l join moved using (item)
    )
    select item from line where item not in (select item from moved)`)
  return rows.map(row => row.item)
}

/** Begins a row of an item that the outlet never had; no row is changed. */
export const openStock = (db: Db, institutionId: InstitutionId, item: string): Promise<number> =>
  db.run(sql`
    insert into contraceptive_stock (institution_id, item, on_hand) values (${institutionId}, ${item}, 0) on conflict do nothing`)

export const onHand = async (db: Db, institutionId: InstitutionId, item: string): Promise<number> =>
  (
    await db.one<{ on_hand: number }>(
      sql`select on_hand from contraceptive_stock where institution_id = ${institutionId} and item = ${item}`,
    )
  ).on_hand

export interface StockRow {
  readonly institution_id: InstitutionId
  readonly outlet: string
  readonly item: string
  readonly on_hand: number
  readonly waiting: number
  readonly given: number
}

export type StockScope =
  { readonly institutionId: InstitutionId } | { readonly range: readonly [string, string] }

/** @param month `YYYY-MM`: whose orders count as given */
export const stockPage = (
  db: Db,
  scope: StockScope,
  month: string,
  after: readonly string[] | null,
): Promise<StockRow[]> =>
  db.many<StockRow>(sql`
    select s.institution_id, i.name as outlet, s.item, s.on_hand, o.waiting, o.given
    from contraceptive_stock s
    join institution i on i.institution_id = s.institution_id
    cross join lateral (
      select coalesce(sum(l.units) filter (where c.state = 'placed'), 0)::int as waiting,
             coalesce(sum(l.units) filter (where c.state in ('handed', 'sent') and c.month = ${month}), 0)::int as given
      from contraceptive_order c
      join contraceptive_line l on l.person_id = c.person_id and l.order_id = c.order_id
      where c.institution_id = s.institution_id and l.item = s.item and (c.state = 'placed' or c.month = ${month})
    ) o
    where ${
      'institutionId' in scope
        ? sql`s.institution_id = ${scope.institutionId}`
        : sql`rpad(i.region::text, 12, '0')::bigint between ${scope.range[0]}::bigint and ${scope.range[1]}::bigint`
    } and (s.institution_id, s.item) > (${after?.[0] ?? 0}::bigint, ${after?.[1] ?? ''}::text)
    order by s.institution_id, s.item limit ${pageSize + 1}`)
