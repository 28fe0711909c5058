/** Vouchers that two desks redeemed. */
import type { ConflictId } from '../../../../types/offline'
import type { Instant, InstitutionId, PersonId, VoucherId } from '../../../../types/schema'
import type { Db } from '../../../database/db'
import { sql } from '../../../database/sql'
import { pageSize } from '../../../service/page'
import { within, type DeskScope } from '../scope'
import type { Desk } from './devices'

export const insertConflict = (
  db: Db,
  conflictId: ConflictId,
  voucher: { readonly person_id: PersonId; readonly voucher_id: VoucherId },
  other: Desk & { readonly recordId: string; readonly at: Instant },
): Promise<number> =>
  db.run(sql`
    insert into desk_conflict (person_id, conflict_id, voucher_id, counted_institution_id, counted_at,
                               other_institution_id, other_device_id, other_record_id, other_at)
    select person_id, ${conflictId}::bigint, voucher_id, redeemed_institution_id, redeemed_at,
           ${other.institutionId}::bigint, ${other.deviceId}::bigint, ${other.recordId}::text, ${other.at}::timestamptz
    from voucher where person_id = ${voucher.person_id} and voucher_id = ${voucher.voucher_id} and state = 'redeemed'`)

export interface ConflictRow {
  readonly person_id: PersonId
  readonly partner_id: PersonId | null
  readonly voucher_id: VoucherId
  readonly conflict_id: ConflictId
  readonly programme: string
  readonly programme_version: number
  readonly counted_institution_id: InstitutionId
  readonly counted_institution: string
  readonly counted_at: Instant
  readonly other_institution_id: InstitutionId
  readonly other_institution: string
  readonly other_at: Instant
}

/** What a side has settled is gone for that side; for the manager when both have. */
const open = (scope: DeskScope) => sql`
  ((c.counted_settled_at is null and ${within(scope, sql`c.counted_institution_id`)})
   or (c.other_settled_at is null and ${within(scope, sql`c.other_institution_id`)}))`

/** Newest first. */
export const conflictsPage = (
  db: Db,
  scope: DeskScope,
  after: readonly string[] | null,
): Promise<ConflictRow[]> =>
  db.many<ConflictRow>(sql`
    select c.person_id, v.partner_id, c.voucher_id, c.conflict_id, v.programme, v.programme_version,
           c.counted_institution_id, f.name as counted_institution, c.counted_at,
           c.other_institution_id, o.name as other_institution, c.other_at
    from desk_conflict c
    join voucher v on v.person_id = c.person_id and v.voucher_id = c.voucher_id
    join institution f on f.institution_id = c.counted_institution_id
    join institution o on o.institution_id = c.other_institution_id
    where ${open(scope)} and ${after === null ? sql`true` : sql`c.conflict_id < ${after[0]}::bigint`}
    order by c.conflict_id desc limit ${pageSize + 1}`)

/** Each side of it that this institution is. NOT_FOUND when it is none, or has settled. */
export const settleConflict = (
  db: Db,
  institutionId: InstitutionId,
  conflictId: ConflictId,
  by: { readonly accountKey: string; readonly at: Instant },
): Promise<{ readonly person_id: PersonId; readonly voucher_id: VoucherId }> =>
  db.one(sql`
    update desk_conflict c set
      counted_settled_at = case when counted_institution_id = ${institutionId} then coalesce(counted_settled_at, ${by.at}) else counted_settled_at end,
      counted_settled_by = case when counted_institution_id = ${institutionId} then coalesce(counted_settled_by, ${by.accountKey}) else counted_settled_by end,
      other_settled_at = case when other_institution_id = ${institutionId} then coalesce(other_settled_at, ${by.at}) else other_settled_at end,
      other_settled_by = case when other_institution_id = ${institutionId} then coalesce(other_settled_by, ${by.accountKey}) else other_settled_by end
    where conflict_id = ${conflictId} and ${open({ institutionId })}
    returning person_id, voucher_id`)
