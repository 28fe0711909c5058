/** The extension that a holder asks for: the voucher is held, gets its new last day, and its event. */
import type { Instant, LocalDate, PersonId, VoucherId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'
import type { VoucherRow } from '../row'

/** Until the end of the transaction. @returns its place in the budget */
export const lockVoucher = (
  db: Db,
  home: PersonId,
  voucherId: VoucherId,
): Promise<{ readonly period: string; readonly region: string }> =>
  db.one(sql`
    select quota_period as period, quota_region as region from voucher
    where person_id = ${home} and voucher_id = ${voucherId} for update`)

/** An expired one can be used again. A second time breaks `voucher_extended_once`. */
export const extendOnce = (
  db: Db,
  row: VoucherRow,
  by: {
    readonly until: LocalDate
    readonly eventId: string
    readonly at: Instant
    readonly accountKey: string
  },
): Promise<number> =>
  db.run(sql`
    with extended as (
      update voucher set valid_until = ${by.until}, state = 'claimed'
      where person_id = ${row.person_id} and voucher_id = ${row.voucher_id} and state in ('claimed', 'expired')
      returning person_id, voucher_id, coalesce(step, state) as now)
    insert into voucher_event (person_id, voucher_id, event_id, from_state, to_state, at, account_key, reason)
    select person_id, voucher_id, ${by.eventId}::bigint, ${row.step ?? row.state}::text, now, ${by.at}::timestamptz, ${by.accountKey}::text, 'extended'
    from extended`)
