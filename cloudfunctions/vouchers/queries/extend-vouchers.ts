/** Claimed vouchers whose last day has come, and their extension. */
import type { Instant, LocalDate, PersonId, ProgrammeCode, VoucherId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'

export interface EndingVoucher {
  readonly person_id: PersonId
  readonly voucher_id: VoucherId
  readonly partner_id: PersonId | null
  readonly programme: string
  readonly programme_version: number
  readonly valid_until: LocalDate
  readonly window_until: LocalDate | null
}

export const endingVouchers = (db: Db, today: LocalDate): Promise<EndingVoucher[]> =>
  db.many<EndingVoucher>(sql`
    select person_id, voucher_id, partner_id, programme, programme_version, valid_until, window_until
    from voucher where state = 'claimed' and valid_until <= ${today}`)

/** What a person holds of one programme: her own and the couple's. */
export const claimedFor = (db: Db, personId: PersonId, programme: ProgrammeCode): Promise<EndingVoucher[]> =>
  db.many<EndingVoucher>(sql`
    select person_id, voucher_id, partner_id, programme, programme_version, valid_until, window_until
    from voucher where (person_id = ${personId} or partner_id = ${personId}) and programme = ${programme} and state = 'claimed'`)

export interface Extension {
  readonly p: PersonId
  readonly v: VoucherId
  /** Id of the event. */
  readonly e: string
  readonly until: LocalDate
}

/** @returns how many; one that was redeemed meanwhile stays as it is */
export const extendVouchers = (
  db: Db,
  extensions: readonly Extension[],
  at: Instant,
  reason: 'booked' | 'appeal',
): Promise<number> =>
  db.run(sql`
    with r as (select * from jsonb_to_recordset(${JSON.stringify(extensions)}::jsonb) as r(p bigint, v bigint, e bigint, until date)),
    extended as (
      update voucher set valid_until = r.until from r
      where person_id = r.p and voucher_id = r.v and state = 'claimed' and valid_until < r.until
      returning r.p, r.v, r.e, coalesce(voucher.step, voucher.state) as now)
    insert into voucher_event (person_id, voucher_id, event_id, from_state, to_state, at, account_key, reason)
    select p, v, e, now, now, ${at}::timestamptz, 'system', ${reason}::text from extended`)
