/** Vouchers that a person may see: claimed by the person, of the couple when the two confirmed each other, of her children. */
import type { LocalDate, PersonId, VoucherId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql, type Query } from '../../database/sql'
import { guardedBy } from '../../people/children'
import { pageSize } from '../../service/page'
import { selectVoucher, type VoucherRow } from '../row'

const visibleTo = (me: PersonId): Query => sql`
  (v.claimed_by = ${me} or exists (
    select 1 from couple_member m
    where m.person_id = ${me} and m.ended_on is null and m.confirmed_at is not null and v.subject = 'couple:' || m.couple_id::text)
   or exists (select 1 from newborn n where n.person_id = v.person_id and ${guardedBy(me)}))`

/** Her own rows, the couple's, and those of the children she may act for: three walks of an index each. */
const amongHers = (me: PersonId): Query => sql`
  (v.person_id = ${me} or v.partner_id = ${me}
   or v.person_id = any (array(select n.person_id from newborn n where ${guardedBy(me)})))`

export const visibleVoucher = (db: Db, me: PersonId, id: VoucherId): Promise<VoucherRow> =>
  db.one<VoucherRow>(selectVoucher(sql`where v.voucher_id = ${id} and ${amongHers(me)} and ${visibleTo(me)}`))

export interface ListedVoucher extends VoucherRow {
  /** 0 while it can be used, else 1. */
  readonly rank: number
}

/** Usable ones first, then the newest. @param after rank and voucher id of the last row of the page before */
export const visibleVouchers = (
  db: Db,
  me: PersonId,
  today: LocalDate,
  after: readonly string[] | null,
): Promise<ListedVoucher[]> =>
  db.many<ListedVoucher>(sql`
    select * from (
      select l.*, case when l.state = 'claimed' and l.valid_until >= ${today}::date then 0 else 1 end as rank
      from (${selectVoucher(sql`where ${amongHers(me)} and ${visibleTo(me)}`)}) l) r
    where ${after?.[0] ?? null}::int is null or (rank, -voucher_id) > (${after?.[0] ?? null}::int, -(${after?.[1] ?? null}::bigint))
    order by rank, voucher_id desc limit ${pageSize + 1}`)
