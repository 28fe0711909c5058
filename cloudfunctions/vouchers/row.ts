/** A voucher as the queries read it, and as the contract shows it. */
import type { Instant, LocalDate, PersonId, ProgrammeCode, VoucherId } from '../../types/schema'
import type { Voucher } from '../../types/vouchers'
import type { Programme } from '../eligibility/rules/programme'
import { sql, type Query } from '../database/sql'
import { extendsTo } from './rules/extension'
import type { ShownCode } from './rules/qr-code'
import { stateOn, type VoucherState, type VoucherStep } from './rules/state'
import type { Subject } from './rules/subject'

export interface VoucherRow {
  readonly person_id: PersonId
  readonly voucher_id: VoucherId
  readonly programme: ProgrammeCode
  readonly programme_version: number
  readonly subject: Subject
  readonly partner_id: PersonId | null
  readonly state: VoucherState
  readonly step: VoucherStep | null
  readonly code_sealed: Buffer
  readonly code_version: number
  readonly code_replaced_at: Instant | null
  readonly claimed_by: PersonId
  readonly claimed_at: Instant
  readonly valid_from: LocalDate
  readonly valid_until: LocalDate
  readonly window_until: LocalDate | null
  /** The union or the pregnancy that it hangs on still is; what hangs on a person always does. */
  readonly stands: boolean
  /** By its holder, once. */
  readonly extended: boolean
  readonly redeemed_at: Instant | null
  readonly redeemed_at_institution: string | null
  /** It is a small child's: somebody claimed it for him or her. */
  readonly for_child: boolean
}

/** `VoucherRow.stands`, over `voucher v`. */
export const groundStands = sql`
  case when v.subject like 'couple:%' then exists (
         select 1 from couple_member g
         where g.person_id = v.person_id and 'couple:' || g.couple_id = v.subject and g.ended_on is null)
       when v.subject like 'pregnancy:%' then exists (
         select 1 from pregnancy g
         where g.person_id = v.person_id and 'pregnancy:' || g.pregnancy_id = v.subject and g.state = 'ongoing')
       else true end`

/** Selects voucher rows `v` with the name of the institution of the redemption. */
export const selectVoucher = (where: Query): Query => sql`
  select v.person_id, v.voucher_id, v.programme, v.programme_version, v.subject, v.partner_id, v.state, v.step, v.code_sealed, v.code_version, v.code_replaced_at,
         v.claimed_by, v.claimed_at, v.valid_from, v.valid_until, v.window_until, v.redeemed_at, i.name as redeemed_at_institution,
         exists (select 1 from newborn n where n.person_id = v.person_id) and v.claimed_by <> v.person_id
           as for_child,
         exists (select 1 from voucher_event x where x.person_id = v.person_id and x.voucher_id = v.voucher_id and x.reason = 'extended')
           as extended,
         ${groundStands} as stands
  from voucher v left join institution i on i.institution_id = v.redeemed_institution_id
  ${where}`

/** What its signed code says besides the time. */
export const shownOf = (row: VoucherRow): Omit<ShownCode, 'expires'> => ({
  voucherId: row.voucher_id,
  home: row.person_id,
  codeVersion: row.code_version,
})

export const redemptionOf = (row: VoucherRow): { at: Instant; institution: string } | null =>
  row.redeemed_at === null ? null : { at: row.redeemed_at, institution: row.redeemed_at_institution ?? '' }

/**
 * @param programme the version that the voucher was claimed under: its promises hold
 * @param children masked names (`childNames`)
 */
export const voucherOf = (
  row: VoucherRow,
  programme: Programme,
  me: PersonId,
  today: LocalDate,
  children: ReadonlyMap<PersonId, string>,
): Voucher => ({
  voucherId: row.voucher_id,
  programme: row.programme,
  title: programme.title,
  state: stateOn(row.state, row.valid_until, today),
  step: row.step,
  validFrom: row.valid_from,
  validUntil: row.valid_until,
  windowUntil: row.window_until,
  extendsTo: extendsTo(row, programme.voucherDays ?? 0, today),
  claimedAt: row.claimed_at,
  forCouple: row.partner_id !== null,
  claimedByPartner: row.claimed_by !== me,
  childName: row.for_child ? (children.get(row.person_id) ?? '*') : null,
  freeItems: [...programme.freeItems],
  redeemed: redemptionOf(row),
})
