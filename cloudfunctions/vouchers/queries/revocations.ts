/** Vouchers that the authority took back, and the reviews that their holders asked for. */
import type { RevocationId } from '../../../types/revocations'
import type { Instant, LocalDate, PersonId, ProgrammeCode, VoucherId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql, type Query } from '../../database/sql'
import { pageSize } from '../../service/page'
import type { Subject } from '../rules/subject'

export interface InHand {
  readonly person_id: PersonId
  readonly voucher_id: VoucherId
  readonly partner_id: PersonId | null
  readonly claimed_by: PersonId
  readonly programme: ProgrammeCode
  readonly programme_version: number
  readonly subject: Subject
  readonly valid_until: LocalDate
  readonly step: string | null
}

/** Hers and the couple's. @param voucherId one of them, locked */
export const inHand = (db: Db, personId: PersonId, voucherId: VoucherId | null): Promise<InHand[]> =>
  db.many(sql`
    select person_id, voucher_id, partner_id, claimed_by, programme, programme_version, subject, valid_until, step from voucher
    where (person_id = ${personId} or partner_id = ${personId}) and state = 'claimed'
      and ${voucherId === null ? sql`true` : sql`voucher_id = ${voucherId}`}
    order by voucher_id ${voucherId === null ? sql`` : sql`for update`}`)

export const insertRevocation = (
  db: Db,
  row: {
    readonly home: PersonId
    readonly id: RevocationId
    readonly voucherId: VoucherId
    readonly reasonSealed: Buffer
    readonly by: string
    readonly at: Instant
  },
): Promise<number> =>
  db.run(sql`
    insert into voucher_revocation (person_id, revocation_id, voucher_id, reason_sealed, revoked_by, revoked_at)
    values (${row.home}, ${row.id}, ${row.voucherId}, ${row.reasonSealed}, ${row.by}, ${row.at})`)

export interface Revocation {
  readonly person_id: PersonId
  readonly revocation_id: RevocationId
  readonly voucher_id: VoucherId
  readonly reason_sealed: Buffer
  readonly revoked_by: string
  readonly revoked_at: Instant
  readonly review_sealed: Buffer | null
  readonly review_asked_at: Instant | null
  readonly answer_sealed: Buffer | null
}

const standing = (where: Query): Query => sql`
  select r.person_id, r.revocation_id, r.voucher_id, r.reason_sealed, r.revoked_by, r.revoked_at, r.review_sealed, r.review_asked_at,
         r.answer_sealed
  from voucher_revocation r where r.decision is distinct from 'restored' and ${where}`

export const revocationOf = (
  db: Db,
  { person_id, voucher_id }: { readonly person_id: PersonId; readonly voucher_id: VoucherId },
): Promise<Revocation> => db.one(standing(sql`r.person_id = ${person_id} and r.voucher_id = ${voucher_id}`))

/** False when it was asked for already. */
export const askReview = async (
  db: Db,
  { person_id, revocation_id }: Revocation,
  review: { readonly sealed: Buffer; readonly at: Instant },
): Promise<boolean> =>
  (await db.run(sql`
    update voucher_revocation set review_sealed = ${review.sealed}, review_asked_at = ${review.at}
    where person_id = ${person_id} and revocation_id = ${revocation_id} and review_asked_at is null`)) === 1

export interface Waiting extends Revocation {
  readonly partner_id: PersonId | null
  readonly claimed_by: PersonId
  readonly programme: ProgrammeCode
  readonly programme_version: number
  readonly subject: Subject
  readonly valid_until: LocalDate
  readonly window_until: LocalDate | null
  readonly review_sealed: Buffer
  readonly review_asked_at: Instant
}

const waiting = ([from, to]: readonly [string, string], where: Query): Query => sql`
  select r.*, v.partner_id, v.claimed_by, v.programme, v.programme_version, v.subject, v.valid_until, v.window_until
  from voucher_revocation r
  join voucher v on v.person_id = r.person_id and v.voucher_id = r.voucher_id
  join person p on p.person_id = r.person_id
  where r.review_asked_at is not null and r.decision is null
    and rpad(coalesce(p.residence_village, p.hukou_village, 0)::text, 12, '0')::bigint between ${from}::bigint and ${to}::bigint
    and ${where}`

/** The oldest first. @param after when it was asked for, and id, of the last row seen */
export const waitingReviews = (
  db: Db,
  range: readonly [string, string],
  after: readonly string[] | null,
): Promise<Waiting[]> =>
  db.many(sql`
    ${waiting(
      range,
      after === null
        ? sql`true`
        : sql`(r.review_asked_at, r.revocation_id) > (${after[0]}::timestamptz, ${after[1]}::bigint)`,
    )}
    order by r.review_asked_at, r.revocation_id limit ${pageSize + 1}`)

export const lockReview = (db: Db, range: readonly [string, string], id: RevocationId): Promise<Waiting> =>
  db.one(sql`${waiting(range, sql`r.revocation_id = ${id}`)} for update of r, v`)

export const decideReview = (
  db: Db,
  { person_id, revocation_id }: Waiting,
  by: {
    readonly decision: 'upheld' | 'restored'
    readonly answerSealed: Buffer
    readonly accountKey: string
    readonly at: Instant
  },
): Promise<number> =>
  db.run(sql`
    update voucher_revocation set decision = ${by.decision}, answer_sealed = ${by.answerSealed}, decided_by = ${by.accountKey},
                                  decided_at = ${by.at}
    where person_id = ${person_id} and revocation_id = ${revocation_id}`)

/** Back in its holder's hand. @returns its place in the budget, to be taken again */
export const restoreVoucher = (
  db: Db,
  row: Waiting,
  until: LocalDate,
  event: { readonly id: string; readonly at: Instant; readonly accountKey: string },
): Promise<{ readonly period: string; readonly region: string }> =>
  db.one(sql`
    with restored as (
      update voucher set state = 'claimed', valid_until = ${until}
      where person_id = ${row.person_id} and voucher_id = ${row.voucher_id} and state = 'revoked'
      returning person_id, voucher_id, quota_period as period, quota_region as region),
    noted as (
      insert into voucher_event (person_id, voucher_id, event_id, from_state, to_state, at, account_key, reason)
      select person_id, voucher_id, ${event.id}::bigint, 'revoked', 'claimed', ${event.at}::timestamptz, ${event.accountKey}::text, 'restored'
      from restored)
    select period, region from restored`)
