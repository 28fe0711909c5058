/** Writes a claimed voucher and its first event, unless an active one is there already. */
import type { Instant, LocalDate, PersonId, VoucherId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql, type Query } from '../../database/sql'
import type { Programme } from '../../eligibility/rules/programme'
import type { Holder } from '../rules/subject'

export interface NewVoucher {
  readonly voucherId: VoucherId
  readonly eventId: string
  readonly holder: Holder
  readonly programme: Programme
  readonly codeIndex: Buffer
  readonly codeSealed: Buffer
  readonly claimedBy: PersonId
  readonly accountKey: string
  readonly at: Instant
  readonly validity: {
    readonly from: LocalDate
    readonly until: LocalDate
    readonly windowUntil: LocalDate | null
  }
  readonly quota: { readonly period: string; readonly region: string }
}

/**
 * False when `voucher_one_active` has one: of two partners who race, the second waits here for the first to commit.
 * One round trip for both rows.
 */
export const insertVoucher = async (db: Db, voucher: NewVoucher): Promise<boolean> =>
  (await db.run(insertVoucherStatement(voucher))) === 1

export const insertVoucherStatement = (voucher: NewVoucher): Query => {
  const { holder, programme, validity, quota, at } = voucher
  return sql`
    with inserted as (
      insert into voucher (person_id, voucher_id, programme, programme_version, subject, partner_id, state, code_index, code_sealed,
                           claimed_by, claimed_at, valid_from, valid_until, window_until, quota_period, quota_region)
      values (${holder.home}, ${voucher.voucherId}, ${programme.code}, ${programme.version}, ${holder.subject}, ${holder.partner},
              'claimed', ${voucher.codeIndex}, ${voucher.codeSealed}, ${voucher.claimedBy}, ${at}, ${validity.from}, ${validity.until}, ${validity.windowUntil},
              ${quota.period}, ${quota.region})
      on conflict (person_id, programme, subject) where state in ('claimed', 'redeemed', 'revoked') do nothing
      returning person_id, voucher_id)
    insert into voucher_event (person_id, voucher_id, event_id, from_state, to_state, at, account_key)
    select person_id, voucher_id, ${voucher.eventId}::bigint, null, 'claimed', ${at}::timestamptz, ${voucher.accountKey}::text
    from inserted`
}
