/** Counts of vouchers by one dimension: one statement over what happened in the span, whatever its size. */
import type { Dimension } from '../../../types/statistics'
import type { Instant, LocalDate, ProgrammeCode } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'

export interface Span {
  readonly first: LocalDate
  /** Exclusive. */
  readonly end: LocalDate
  readonly from: Instant
  readonly before: Instant
  /** Inclusive range of 12-digit villages. */
  readonly range: readonly [string, string]
  readonly programme: ProgrammeCode | null
}
export interface Counts {
  readonly key: string
  readonly offered: number
  readonly claimed: number
  readonly booked: number
  readonly redeemed: number
  readonly resulted: number
  readonly expired: number
  readonly ended: number
  readonly used: number
  readonly in_window: number
}

const keys = {
  programme: sql`h.programme`,
  town: sql`coalesce(p.residence_village / 1000, 0)::text`,
  institution: sql`h.institution_id::text`,
  month: sql`to_char(h.day, 'YYYY-MM')`,
} as const satisfies Record<Dimension, unknown>

/**
 * A redemption that was taken back does not count: the voucher forgets it. By institution only what happened there.
 * @param ordinals the bit of each programme in the masks
 */
export const countVouchers = (
  db: Db,
  { first, end, from, before, range, programme }: Span,
  by: Dimension,
  ordinals: readonly { readonly code: ProgrammeCode; readonly ordinal: number }[],
): Promise<Counts[]> =>
  db.many(sql`
    with bit as (
      select * from unnest(${ordinals.map(o => o.code)}::text[], ${ordinals.map(o => o.ordinal)}::int[]) b(programme, ordinal)),
    happened as (
      select e.person_id, b.programme, null::bigint as institution_id, e.occurred_on as day, 'offered' as what, false as good
      from entitlement_event e join bit b on e.eligible_opened & (1::bigint << b.ordinal) <> 0
      where e.occurred_on >= ${first}::date and e.occurred_on < ${end}::date
      union all
      select v.person_id, v.programme, null, (v.claimed_at at time zone 'Asia/Shanghai')::date, 'claimed', false
      from voucher v where v.claimed_at >= ${from}::timestamptz and v.claimed_at < ${before}::timestamptz
      union all
      select v.person_id, v.programme, v.redeemed_institution_id, d.day, 'redeemed',
             d.day between v.valid_from and coalesce(v.window_until, v.valid_until)
      from voucher v cross join lateral (select (v.redeemed_at at time zone 'Asia/Shanghai')::date as day) d
      where v.redeemed_at >= ${from}::timestamptz and v.redeemed_at < ${before}::timestamptz
      union all
      select v.person_id, v.programme, v.redeemed_institution_id, (v.resulted_at at time zone 'Asia/Shanghai')::date, 'resulted', false
      from voucher v where v.resulted_at >= ${from}::timestamptz and v.resulted_at < ${before}::timestamptz
      union all
      select v.person_id, v.programme, null, (min(e.at) at time zone 'Asia/Shanghai')::date, 'booked', false
      from voucher_event e join voucher v on v.person_id = e.person_id and v.voucher_id = e.voucher_id
      where e.to_state = 'booked' and e.at >= ${from}::timestamptz and e.at < ${before}::timestamptz
      group by v.person_id, v.voucher_id
      union all
      select v.person_id, v.programme, null, (e.at at time zone 'Asia/Shanghai')::date, 'expired', false
      from voucher_event e join voucher v on v.person_id = e.person_id and v.voucher_id = e.voucher_id
      where e.to_state = 'expired' and e.at >= ${from}::timestamptz and e.at < ${before}::timestamptz
      union all
      select v.person_id, v.programme, null, v.valid_until, 'ended', v.redeemed_at is not null
      from voucher v where v.valid_until >= ${first}::date and v.valid_until < ${end}::date)
    select ${keys[by]} as key,
           count(*) filter (where h.what = 'offered')::int as offered, count(*) filter (where h.what = 'claimed')::int as claimed,
           count(*) filter (where h.what = 'booked')::int as booked, count(*) filter (where h.what = 'resulted')::int as resulted,
           count(*) filter (where h.what = 'redeemed')::int as redeemed, count(*) filter (where h.what = 'expired')::int as expired,
           count(*) filter (where h.what = 'ended')::int as ended, count(*) filter (where h.what = 'ended' and h.good)::int as used,
           count(*) filter (where h.what = 'redeemed' and h.good)::int as in_window
    from happened h join person p on p.person_id = h.person_id
    where coalesce(p.residence_village, 0) between ${range[0]}::bigint and ${range[1]}::bigint
      and ${programme === null ? sql`true` : sql`h.programme = ${programme}`}
      and ${by === 'institution' ? sql`h.institution_id is not null` : sql`true`}
    group by 1 order by 1`)

export const townNames = (db: Db, codes: readonly string[]): Promise<{ key: string; name: string }[]> =>
  db.many(sql`select code::text as key, name from region where code = any(${codes}::bigint[])`)

export const institutionNames = (db: Db, ids: readonly string[]): Promise<{ key: string; name: string }[]> =>
  db.many(
    sql`select institution_id::text as key, name from institution where institution_id = any(${ids}::bigint[])`,
  )
