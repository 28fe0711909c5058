/** Merges as they are kept, and what could stand in the way of one. */
import type { MergeId } from '../../../../types/imports'
import type { Instant, PersonId, PregnancyId, VoucherId } from '../../../../types/schema'
import type { Db } from '../../../database/db'
import { sql } from '../../../database/sql'
import { pageSize } from '../../../service/page'
import type { Merge } from './move'

/** Both rows, locked in the order of their ids; fewer than two when one has left. */
export const lockPeople = (
  db: Db,
  ids: readonly PersonId[],
): Promise<{ person_id: PersonId; phone_sealed: Buffer | null }[]> =>
  db.many(sql`
    select person_id, phone_sealed from person where person_id = any(${ids}::bigint[]) order by person_id for update`)

export interface Standing {
  readonly person_id: PersonId
  readonly partner_id: PersonId | null
  readonly pregnancy_id: PregnancyId | null
  readonly booked: string[]
}

/** The present union, the ongoing pregnancy and the services booked, of each of the two. */
export const standingOf = (db: Db, ids: readonly PersonId[]): Promise<Standing[]> =>
  db.many<Standing>(sql`
    select p.person_id, c.partner_id, g.pregnancy_id,
           array(select a.service from attendance a where a.person_id = p.person_id and a.state = 'booked' order by 1) as booked
    from person p
    left join couple_member c on c.person_id = p.person_id and c.ended_on is null
    left join pregnancy g on g.person_id = p.person_id and g.state = 'ongoing'
    where p.person_id = any(${ids}::bigint[])`)

export interface ActiveVoucher {
  readonly person_id: PersonId
  readonly voucher_id: VoucherId
  readonly programme: string
  readonly subject: string
  readonly state: 'claimed' | 'redeemed' | 'revoked'
}

/** The earliest first. */
export const activeVouchers = (db: Db, ids: readonly PersonId[]): Promise<ActiveVoucher[]> =>
  db.many<ActiveVoucher>(sql`
    select person_id, voucher_id, programme, subject, state from voucher
    where person_id = any(${ids}::bigint[]) and state in ('claimed', 'redeemed', 'revoked') order by claimed_at, voucher_id`)

export const insertMerge = (
  db: Db,
  { mergeId, keep, leave }: Merge,
  by: { readonly at: Instant; readonly accountKey: string; readonly reasonSealed: Buffer },
): Promise<number> =>
  db.run(sql`
    insert into person_merge (person_id, merge_id, absorbed_id, merged_at, account_key, reason_sealed)
    values (${keep}, ${mergeId}, ${leave}, ${by.at}, ${by.accountKey}, ${by.reasonSealed})`)

export interface MergeRow {
  readonly person_id: PersonId
  readonly merge_id: MergeId
  readonly absorbed_id: PersonId
  readonly merged_at: Instant
  readonly undone_at: Instant | null
}

/** Locked; NOT_FOUND when it was taken back, or the survivor is of another division. */
export const lockMerge = (
  db: Db,
  mergeId: MergeId,
  [from, to]: readonly [string, string],
): Promise<MergeRow> =>
  db.one<MergeRow>(sql`
    select m.person_id, m.merge_id, m.absorbed_id, m.merged_at, m.undone_at
    from person_merge m join person p on p.person_id = m.person_id
    where m.merge_id = ${mergeId} and m.undone_at is null
      and rpad(coalesce(p.residence_village, p.hukou_village, 0)::text, 12, '0')::bigint between ${from}::bigint and ${to}::bigint
    for update of m`)

export const markUnmerged = (
  db: Db,
  { person_id, merge_id }: MergeRow,
  undo: { readonly at: Instant; readonly by: string; readonly reasonSealed: Buffer },
): Promise<number> =>
  db.run(sql`
    update person_merge set undone_at = ${undo.at}, undone_by = ${undo.by}, undo_reason_sealed = ${undo.reasonSealed}
    where person_id = ${person_id} and merge_id = ${merge_id}`)

export const mergesPage = (
  db: Db,
  [from, to]: readonly [string, string],
  after: readonly string[] | null,
): Promise<MergeRow[]> =>
  db.many<MergeRow>(sql`
    select m.person_id, m.merge_id, m.absorbed_id, m.merged_at, m.undone_at
    from person_merge m join person p on p.person_id = m.person_id
    where rpad(coalesce(p.residence_village, p.hukou_village, 0)::text, 12, '0')::bigint between ${from}::bigint and ${to}::bigint
      and ${after === null ? sql`true` : sql`m.merge_id < ${after[0]}::bigint`}
    order by m.merge_id desc limit ${pageSize + 1}`)

/** Vouchers that the merge put out of use. */
export const voidedBy = (
  db: Db,
  { mergeId, keep }: Merge,
): Promise<{ person_id: PersonId; voucher_id: VoucherId }[]> =>
  db.many(sql`
    select (c.before ->> 'person_id')::bigint as person_id, (c.before ->> 'voucher_id')::bigint as voucher_id
    from merge_change c
    where c.person_id = ${keep} and c.merge_id = ${mergeId} and c.table_name = 'voucher' and c.mode = 'changed'
      and c.before ->> 'state' = 'claimed' and c.after ->> 'state' = 'closed'`)

export const ongoingOf = (
  db: Db,
  ids: readonly PersonId[],
): Promise<{ person_id: PersonId; pregnancy_id: PregnancyId }[]> =>
  db.many(
    sql`select person_id, pregnancy_id from pregnancy where person_id = any(${ids}::bigint[]) and state = 'ongoing'`,
  )

/** A benefit was taken since for a union or pregnancy that would go back: it would be given to both. */
export const claimedSince = async (db: Db, { mergeId, keep }: Merge, mergedAt: Instant): Promise<boolean> =>
  (await db.maybe(sql`
    select 1 from merge_change c
    join voucher v on v.person_id = ${keep} and v.claimed_at >= ${mergedAt} and v.state in ('claimed', 'redeemed', 'revoked')
      and v.subject = case c.table_name when 'couple_member' then 'couple:' || (c.after ->> 'couple_id')
                                        else 'pregnancy:' || (c.after ->> 'pregnancy_id') end
    where c.person_id = ${keep} and c.merge_id = ${mergeId} and c.mode = 'moved' and c.table_name in ('couple_member', 'pregnancy')
    limit 1`)) !== undefined
