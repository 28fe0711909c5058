/** Claims for many callers in one statement, within each programme's budget, in the order in which they came; for the gateway. */
import type { Db } from '../../database/db'
import { sql, type Query } from '../../database/sql'
import type { NewVoucher } from './insert-voucher'
import { noLine } from './take-quota'

/**
 * | outcome | means                                                             |
 * | ------- | ----------------------------------------------------------------- |
 * | claimed | the voucher, its first event and its place in the budget are written |
 * | active  | there is one already for the same person or couple, and subject   |
 * | none    | the budget is used up, or none was granted                        |
 * | again   | a place was left by an `active` before it: ask once more          |
 */
export type Claimed = 'claimed' | 'active' | 'none' | 'again'

/**
 * One row a call, in their order. The quota row is the hottest of the city: here it is locked once for all who wait, not
 * once for each. A holder may be in one call only (`gather`); vouchers are written in the order of their holders, so that
 * two batches of different programmes wait for each other and do not deadlock.
 */
export const claimTogetherStatement = (calls: readonly NewVoucher[]): Query => {
  const column = <T>(of: (call: NewVoucher) => T): T[] => calls.map(of)
  return sql`
    with call as materialized (
      select * from unnest(
        ${column(c => c.holder.home)}::bigint[], ${column(c => c.voucherId)}::bigint[], ${column(c => c.eventId)}::bigint[],
        ${column(c => c.programme.code)}::text[], ${column(c => c.programme.version)}::int[], ${column(c => c.holder.subject)}::text[],
        ${column(c => c.holder.partner)}::bigint[], ${column(c => c.codeIndex)}::bytea[], ${column(c => c.codeSealed)}::bytea[],
        ${column(c => c.claimedBy)}::bigint[], ${column(c => c.accountKey)}::text[], ${column(c => c.at)}::timestamptz[],
        ${column(c => c.validity.from)}::date[], ${column(c => c.validity.until)}::date[], ${column(c => c.validity.windowUntil)}::date[],
        ${column(c => c.quota.period)}::text[], ${column(c => c.quota.region)}::bigint[])
        with ordinality c(home, voucher_id, event_id, programme, version, subject, partner_id, code_index, code_sealed, claimed_by,
                          account_key, at, valid_from, valid_until, window_until, period, region, place)
    ), budget as materialized (
      select programme, period, region, case when ${noLine} then total - used else 0 end as free from quota q
      where (programme, period, region) in (select programme, period, region from call)
      order by 1, 2, 3 for update
    ), ranked as materialized (
      select c.*, b.free, row_number() over (partition by programme, period, region order by c.place) as nth
      from call c join budget b using (programme, period, region)
    ), claimed as (
      insert into voucher (person_id, voucher_id, programme, programme_version, subject, partner_id, state, code_index, code_sealed,
                           claimed_by, claimed_at, valid_from, valid_until, window_until, quota_period, quota_region)
      select home, voucher_id, programme, version, subject, partner_id, 'claimed', code_index, code_sealed,
             claimed_by, at, valid_from, valid_until, window_until, period, region
      from ranked where nth <= free order by home
      on conflict (person_id, programme, subject) where state in ('claimed', 'redeemed', 'revoked') do nothing
      returning voucher_id
    ), events as (
      insert into voucher_event (person_id, voucher_id, event_id, from_state, to_state, at, account_key)
      select home, voucher_id, event_id, null, 'claimed', at, account_key from ranked join claimed using (voucher_id)
    ), sold as materialized (
      select programme, period, region, count(*) as places from ranked join claimed using (voucher_id) group by 1, 2, 3
    ), spent as (
      update quota q set used = q.used + s.places from sold s
      where q.programme = s.programme and q.period = s.period and q.region = s.region
    )
    select case when d.voucher_id is not null then 'claimed' when r.place is null then 'none' when r.nth <= r.free then 'active'
                when r.free > coalesce(s.places, 0) then 'again' else 'none' end as outcome
    from call c
    left join ranked r using (place)
    left join claimed d on d.voucher_id = c.voucher_id
    left join sold s on s.programme = c.programme and s.period = c.period and s.region = c.region
    order by c.place`
}

/** In a transaction of the caller. */
export const insertTogether = async (db: Db, calls: readonly NewVoucher[]): Promise<readonly Claimed[]> =>
  (await db.many<{ outcome: Claimed }>(claimTogetherStatement(calls))).map(row => row.outcome)
