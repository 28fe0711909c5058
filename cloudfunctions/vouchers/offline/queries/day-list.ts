/** What a desk may see today, and the record of having taken it. */
import type { DeskListId, DeskRecord } from '../../../../types/desk-record'
import type {
  Instant,
  LocalDate,
  PersonId,
  ProgrammeCode,
  TimeOfDay,
  VoucherId,
} from '../../../../types/schema'
import type { Db } from '../../../database/db'
import { sql } from '../../../database/sql'
import type { Desk } from './devices'

export interface ListedRow {
  readonly person_id: PersonId
  readonly partner_id: PersonId | null
  readonly voucher_id: VoucherId
  readonly programme: ProgrammeCode
  readonly programme_version: number
  readonly code_sealed: Buffer
  readonly code_version: number
  readonly valid_until: LocalDate
  readonly starts: TimeOfDay | null
}

/**
 * Vouchers of these programmes that can be used today: first of the people who are expected, by time; then those that end
 * soonest, who would lose most by being sent away (index `voucher_due`). At most `limit`.
 */
export const listedVouchers = (
  db: Db,
  expected: readonly { readonly person_id: PersonId; readonly starts: TimeOfDay }[],
  today: LocalDate,
  programmes: readonly ProgrammeCode[],
  limit: number,
): Promise<ListedRow[]> =>
  db.many<ListedRow>(sql`
    with expected as (
      select person_id, starts from jsonb_to_recordset(${JSON.stringify(expected)}::jsonb) as e(person_id bigint, starts time)),
    usable as not materialized (
      select person_id, partner_id, voucher_id, programme, programme_version, code_sealed, code_version, valid_until
      from voucher
      where state = 'claimed' and valid_until >= ${today}::date and valid_from <= ${today}::date
        and programme = any(${programmes}::text[])),
    listed as (
      (select u.*, e.starts from usable u join expected e on e.person_id = u.person_id)
      union all
      (select u.*, e.starts from usable u join expected e on e.person_id = u.partner_id)
      union all
      (select u.*, null::time from usable u order by valid_until, voucher_id limit ${limit}))
    select person_id, partner_id, voucher_id, programme, programme_version, code_sealed, code_version, valid_until, min(starts) as starts
    from listed
    group by person_id, partner_id, voucher_id, programme, programme_version, code_sealed, code_version, valid_until
    order by starts nulls last, valid_until, voucher_id limit ${limit}`)

export const insertList = (
  db: Db,
  list: Desk & {
    readonly listId: DeskListId
    readonly accountKey: string
    readonly at: Instant
    readonly validUntil: Instant
    readonly vouchers: number
  },
): Promise<number> =>
  db.run(sql`
    insert into desk_list (institution_id, list_id, device_id, account_key, at, valid_until, vouchers)
    values (${list.institutionId}, ${list.listId}, ${list.deviceId}, ${list.accountKey}, ${list.at}, ${list.validUntil}, ${list.vouchers})`)

export interface TakenList {
  readonly list_id: DeskListId
  readonly at: Instant
  readonly valid_until: Instant
}

/** Those of the records' lists that this very device took. */
export const takenLists = async (
  db: Db,
  { institutionId, deviceId }: Desk,
  records: readonly DeskRecord[],
): Promise<ReadonlyMap<DeskListId, TakenList>> => {
  const ids = [...new Set(records.map(({ listId }) => listId))]
  const rows = await db.many<TakenList>(sql`
    select list_id, at, valid_until from desk_list
    where institution_id = ${institutionId} and device_id = ${deviceId} and list_id = any(${ids}::bigint[])`)
  return new Map(rows.map(row => [row.list_id, row]))
}
