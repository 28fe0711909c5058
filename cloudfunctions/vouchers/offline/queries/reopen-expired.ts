/** Takes an expired voucher back into use for a redemption that happened before it expired, with its event. */
import type { Instant, LocalDate, PersonId, ProgrammeCode, VoucherId } from '../../../../types/schema'
import type { Db } from '../../../database/db'
import { sql } from '../../../database/sql'

export interface Reopened {
  readonly programme: ProgrammeCode
  readonly quota_period: string
  readonly quota_region: string
}

/** Undefined when it is not expired any more, or that day was not one of its days. */
export const reopenExpired = (
  db: Db,
  voucher: { readonly person_id: PersonId; readonly voucher_id: VoucherId },
  usedOn: LocalDate,
  event: { readonly id: string; readonly at: Instant; readonly accountKey: string },
): Promise<Reopened | undefined> =>
  db.maybe<Reopened>(sql`
    with reopened as (
      update voucher set state = 'claimed'
      where person_id = ${voucher.person_id} and voucher_id = ${voucher.voucher_id} and state = 'expired'
        and ${usedOn}::date between valid_from and valid_until
      returning person_id, voucher_id, programme, quota_period, quota_region),
    noted as (
      insert into voucher_event (person_id, voucher_id, event_id, from_state, to_state, at, account_key, reason)
      select person_id, voucher_id, ${event.id}::bigint, 'expired', 'claimed', ${event.at}::timestamptz, ${event.accountKey}::text, 'used_offline'
      from reopened)
    select programme, quota_period, quota_region from reopened`)
