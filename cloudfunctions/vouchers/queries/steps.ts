/** Moves vouchers between the steps of their state, each with its event. */
import type {
  Instant,
  InstitutionId,
  LocalDate,
  PersonId,
  ProgrammeCode,
  ServiceCode,
  VoucherId,
} from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'
import type { Ids } from '../../platform/ids'

export interface Stepped {
  readonly person_id: PersonId
  readonly voucher_id: VoucherId
  /** In which it is now: a state or a step of it. */
  readonly was: string
}

export interface Pays {
  readonly programme: ProgrammeCode
  readonly service: ServiceCode
}

/**
 * Claimed vouchers that are booked in name only, or are not though an appointment of a holder for what they pay stands;
 * locked in one order.
 * @param people whose; null looks at all that are booked
 */
export const bookingsDiffer = (
  db: Db,
  pays: readonly Pays[],
  people: readonly PersonId[] | null,
): Promise<(Stepped & { readonly booked: boolean })[]> =>
  db.many(sql`
    with pays as (
      select * from unnest(${pays.map(p => p.programme)}::text[], ${pays.map(p => p.service)}::text[]) p(programme, service))
    select v.person_id, v.voucher_id, coalesce(v.step, v.state) as was, v.step is null as booked
    from voucher v
    where v.state = 'claimed' and v.programme in (select programme from pays)
      and ${people === null ? sql`v.step = 'booked'` : sql`(v.person_id = any(${people}::bigint[]) or v.partner_id = any(${people}::bigint[]))`}
      and (v.step is null) = exists (
        select 1 from attendance t join pays p on p.service = t.service
        where p.programme = v.programme and t.person_id in (v.person_id, v.partner_id) and t.state = 'booked')
    order by v.person_id, v.voucher_id for update of v`)

export interface Redeemed {
  readonly person_id: PersonId
  readonly voucher_id: VoucherId
  /** Of the redemption that is meant: one that was taken back may have been followed by another. */
  readonly at: Instant
}

/** Those of them that are still used by that redemption, locked in one order. */
export const usedAmong = (db: Db, vouchers: readonly Redeemed[]): Promise<Stepped[]> =>
  db.many(sql`
    select v.person_id, v.voucher_id, coalesce(v.step, v.state) as was from voucher v
    join unnest(${vouchers.map(v => v.person_id)}::bigint[], ${vouchers.map(v => v.voucher_id)}::bigint[], ${vouchers.map(v => v.at)}::timestamptz[])
      w(person_id, voucher_id, at) using (person_id, voucher_id)
    where v.state = 'redeemed' and v.redeemed_at = w.at order by v.person_id, v.voucher_id for update of v`)

/**
 * Hers or the couple's that was used for an examination: of each programme the one redeemed at its institution nearest to
 * its day, at most a month away (the desk may scan on the day of the result). None when that one has a result already.
 */
export const usedForExamination = (
  db: Db,
  examination: {
    readonly personId: PersonId
    readonly institutionId: InstitutionId
    readonly examinedOn: LocalDate
  },
  programmes: readonly ProgrammeCode[],
): Promise<Stepped[]> =>
  db.many(sql`
    with near as (
      select distinct on (v.programme) v.person_id, v.voucher_id from voucher v
      cross join lateral (select abs((v.redeemed_at at time zone 'Asia/Shanghai')::date - ${examination.examinedOn}::date) as days) d
      where (v.person_id = ${examination.personId} or v.partner_id = ${examination.personId})
        and v.programme = any(${programmes}::text[]) and v.state = 'redeemed'
        and v.redeemed_institution_id = ${examination.institutionId} and d.days <= 31
      order by v.programme, d.days, v.redeemed_at, v.voucher_id)
    select v.person_id, v.voucher_id, coalesce(v.step, v.state) as was from voucher v
    join near using (person_id, voucher_id)
    where v.resulted_at is null order by v.person_id, v.voucher_id for update of v`)

/** Null when one of them has no window, or there is none. */
export const lastWindow = async (
  db: Db,
  people: readonly PersonId[],
  programmes: readonly ProgrammeCode[],
): Promise<LocalDate | null> =>
  (
    await db.one<{ day: LocalDate | null }>(sql`
      select case when bool_or(window_until is null) then null else max(window_until) end as day from voucher
      where (person_id = any(${people}::bigint[]) or partner_id = any(${people}::bigint[]))
        and programme = any(${programmes}::text[]) and state = 'claimed'`)
  ).day

export interface Step {
  readonly to: 'booked' | 'resulted' | 'settled' | null
  readonly at: Instant
  readonly by: string
}

/** The rows are locked: what is read is what is left. A settled one stays so when its result comes later. */
export async function writeSteps(
  db: Db,
  ids: Ids,
  rows: readonly Stepped[],
  { to, at, by }: Step,
): Promise<void> {
  if (rows.length === 0) return
  const moved = rows.map(row => ({
    p: row.person_id,
    v: row.voucher_id,
    e: ids.next(),
    was: row.was,
    step: to === 'resulted' && row.was === 'settled' ? 'settled' : to,
  }))
  await db.run(sql`
    with r as (select * from jsonb_to_recordset(${JSON.stringify(moved)}::jsonb) as r(p bigint, v bigint, e bigint, was text, step text)),
    stepped as (
      update voucher set step = r.step, resulted_at = case when ${to}::text = 'resulted' then ${at}::timestamptz else resulted_at end
      from r where person_id = r.p and voucher_id = r.v
      returning r.p, r.v, r.e, r.was, coalesce(voucher.step, voucher.state) as now)
    insert into voucher_event (person_id, voucher_id, event_id, from_state, to_state, at, account_key, reason)
    select p, v, e, was, now, ${at}::timestamptz, ${by}::text, case when was = now then ${to}::text end from stepped`)
}
