/** Redemptions that are taken back: what may be, what waits, what was decided. */
import type { ReversalId } from '../../../types/reversals'
import type { Instant, InstitutionId, PersonId, VoucherId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql, type Query } from '../../database/sql'
import { pageSize } from '../../service/page'
import { groundStands } from '../row'
import type { Subject } from '../rules/subject'

export interface RedeemedLately {
  readonly person_id: PersonId
  readonly partner_id: PersonId | null
  readonly voucher_id: VoucherId
  readonly programme: string
  readonly programme_version: number
  readonly redeemed_at: Instant
  readonly asked: boolean
}

const redeemed = (institutionId: InstitutionId, since: Instant): Query => sql`
  select v.person_id, v.partner_id, v.voucher_id, v.programme, v.programme_version, v.redeemed_at,
         exists (select 1 from voucher_reversal r where r.person_id = v.person_id and r.voucher_id = v.voucher_id and r.state = 'asked') as asked
  from voucher v
  where v.state = 'redeemed' and v.redeemed_institution_id = ${institutionId} and v.redeemed_at >= ${since}`

/** Newest first. @param after redeemed_at and voucher of the last row seen */
export const redeemedPage = (
  db: Db,
  institutionId: InstitutionId,
  since: Instant,
  after: readonly string[] | null,
): Promise<RedeemedLately[]> =>
  db.many<RedeemedLately>(sql`
    ${redeemed(institutionId, since)}
      and ${after === null ? sql`true` : sql`(v.redeemed_at, v.voucher_id) < (${after[0]}::timestamptz, ${after[1]}::bigint)`}
    order by v.redeemed_at desc, v.voucher_id desc limit ${pageSize + 1}`)

/** NOT_FOUND when it is of another institution, too long ago, or not redeemed. */
export const lockRedeemed = (
  db: Db,
  institutionId: InstitutionId,
  since: Instant,
  voucherId: VoucherId,
): Promise<RedeemedLately> =>
  db.one<RedeemedLately>(
    sql`${redeemed(institutionId, since)} and v.voucher_id = ${voucherId} for update of v`,
  )

export const insertReversal = (
  db: Db,
  row: RedeemedLately,
  by: {
    readonly reversalId: ReversalId
    readonly institutionId: InstitutionId
    readonly reasonSealed: Buffer
    readonly accountKey: string
    readonly at: Instant
  },
): Promise<number> =>
  db.run(sql`
    insert into voucher_reversal (person_id, reversal_id, voucher_id, institution_id, redeemed_at, state, reason_sealed, asked_by, asked_at)
    values (${row.person_id}, ${by.reversalId}, ${row.voucher_id}, ${by.institutionId}, ${row.redeemed_at}, 'asked', ${by.reasonSealed},
            ${by.accountKey}, ${by.at})`)

export interface Waiting {
  readonly person_id: PersonId
  readonly partner_id: PersonId | null
  readonly voucher_id: VoucherId
  readonly reversal_id: ReversalId
  readonly programme: string
  readonly programme_version: number
  readonly subject: Subject
  readonly redeemed_at: Instant
  readonly institution_id: InstitutionId
  readonly institution: string
  readonly reason_sealed: Buffer
  readonly asked_by: string
  readonly asked_by_name: string | null
  readonly asked_at: Instant
}

/** Of a clerk's institution, or of the institutions in a manager's division (inclusive range of 12 digits). */
export type WaitingScope =
  { readonly institutionId: InstitutionId } | { readonly range: readonly [string, string] }

const waiting = (scope: WaitingScope): Query => sql`
  select r.person_id, v.partner_id, r.voucher_id, r.reversal_id, v.programme, v.programme_version, v.subject, r.redeemed_at,
         r.institution_id, i.name as institution, r.reason_sealed, r.asked_by, s.display_name as asked_by_name, r.asked_at
  from voucher_reversal r
  join voucher v on v.person_id = r.person_id and v.voucher_id = r.voucher_id
  join institution i on i.institution_id = r.institution_id
  left join staff s on s.account_key = r.asked_by
  where r.state = 'asked' and ${
    'institutionId' in scope
      ? sql`r.institution_id = ${scope.institutionId}`
      : sql`rpad(i.region::text, 12, '0')::bigint between ${scope.range[0]}::bigint and ${scope.range[1]}::bigint`
  }`

export const waitingPage = (
  db: Db,
  scope: WaitingScope,
  after: readonly string[] | null,
): Promise<Waiting[]> =>
  db.many<Waiting>(sql`
    ${waiting(scope)} and ${after === null ? sql`true` : sql`r.reversal_id > ${after[0]}::bigint`}
    order by r.reversal_id limit ${pageSize + 1}`)

/** NOT_FOUND when it is decided, or of somebody else's institutions. */
export const lockWaiting = (db: Db, scope: WaitingScope, reversalId: ReversalId): Promise<Waiting> =>
  db.one<Waiting>(sql`${waiting(scope)} and r.reversal_id = ${reversalId} for update of r, v`)

export const markDecided = (
  db: Db,
  row: Waiting,
  decision: { readonly state: 'approved' | 'refused'; readonly by: string; readonly at: Instant },
): Promise<number> =>
  db.run(sql`
    update voucher_reversal set state = ${decision.state}, decided_by = ${decision.by}, decided_at = ${decision.at}
    where person_id = ${row.person_id} and reversal_id = ${row.reversal_id}`)

/** Back in the holder's hand, with its event. */
export const giveBack = (
  db: Db,
  row: Waiting,
  event: { readonly id: string; readonly by: string; readonly at: Instant },
): Promise<number> =>
  db.run(sql`
    with used as (
      select person_id, voucher_id, coalesce(step, state) as was from voucher
      where person_id = ${row.person_id} and voucher_id = ${row.voucher_id} and state = 'redeemed' for update),
    back as (
      update voucher v set state = 'claimed', step = null, resulted_at = null, redeemed_at = null, redeemed_institution_id = null
      from used u where v.person_id = u.person_id and v.voucher_id = u.voucher_id
      returning v.person_id, v.voucher_id, u.was)
    insert into voucher_event (person_id, voucher_id, event_id, from_state, to_state, at, account_key, institution_id, reason)
    select person_id, voucher_id, ${event.id}::bigint, was, 'claimed', ${event.at}::timestamptz, ${event.by}::text,
           ${row.institution_id}::bigint, 'reversed'
    from back`)

export const stillStands = async (db: Db, row: Pick<Waiting, 'person_id' | 'voucher_id'>): Promise<boolean> =>
  (
    await db.one<{ stands: boolean }>(sql`
      select ${groundStands} as stands from voucher v where v.person_id = ${row.person_id} and v.voucher_id = ${row.voucher_id}`)
  ).stands
