/** The statements of a month: one statement of SQL for all institutions of a division, however many lines. */
import type { Instant, LocalDate, ProgrammeCode, ServiceCode } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'

export interface Price {
  readonly programme: ProgrammeCode
  readonly version: number
  /** 0 is the nearest region's highest version. */
  readonly rank: number
  readonly nearest: boolean
  /** Fen. */
  readonly cost: number | null
  readonly service: ServiceCode | null
  readonly capability: string
  readonly from: LocalDate
  readonly to: LocalDate | null
}

export interface Month {
  readonly first: LocalDate
  readonly from: Instant
  readonly before: Instant
  readonly range: readonly [string, string]
}

/**
 * Every redemption and every reversal until the end of the month that no statement counts yet, from the institution's first
 * statement on: what arrives late (a desk without a network) comes into the next one. A statement that exists stays as it
 * is, so that a second run, also at the same moment, writes nothing. A line keeps the person under whom it was made: a merge
 * moves the event to another, so a line is known by the voucher and the event alone.
 */
export const makeStatements = (
  db: Db,
  month: Month,
  prices: readonly Price[],
  holding: readonly string[],
  at: Instant,
): Promise<{ readonly statements: number; readonly lines: number }> =>
  db.one(sql`
    with price as (
      select * from unnest(${prices.map(p => p.programme)}::text[], ${prices.map(p => p.version)}::int[], ${prices.map(p => p.rank)}::int[],
                           ${prices.map(p => p.nearest)}::bool[], ${prices.map(p => p.cost)}::bigint[], ${prices.map(p => p.service)}::text[],
                           ${prices.map(p => p.capability)}::text[], ${prices.map(p => p.from)}::date[], ${prices.map(p => p.to)}::date[])
        as p(programme, version, rank, nearest, cost, service, capability, starts, ends)),
    site as (
      select i.institution_id, i.active, i.capabilities,
             least(${month.from}::timestamptz, (select min(s.month)::timestamp at time zone 'Asia/Shanghai' from settlement_statement s
                                                where s.institution_id = i.institution_id)) as since
      from institution i
      where rpad(i.region::text, 12, '0')::bigint between ${month.range[0]}::bigint and ${month.range[1]}::bigint),
    event as (
      select e.*, s.active, s.capabilities, (e.at at time zone 'Asia/Shanghai')::date as day
      from site s join voucher_event e on e.institution_id = s.institution_id and e.at >= s.since and e.at < ${month.before}::timestamptz
      where (e.to_state = 'redeemed' or e.reason = 'reversed')
        and not exists (select 1 from settlement_line l where l.institution_id = e.institution_id
                          and l.voucher_id = e.voucher_id and l.event_id = e.event_id)),
    made as (
      insert into settlement_statement (institution_id, month, state, made_at)
      select distinct institution_id, ${month.first}::date, 'draft', ${at}::timestamptz from event
      on conflict do nothing returning institution_id),
    seen as (
      select e.institution_id, e.person_id, e.voucher_id, e.event_id, e.at, v.programme, v.programme_version,
             e.to_state <> 'redeemed' as back, coalesce(p.cost, 0) as cost,
             case when e.to_state = 'redeemed' then e.event_id else
               (select r.event_id from voucher_event r
                where r.person_id = e.person_id and r.voucher_id = e.voucher_id and r.to_state = 'redeemed' and r.at <= e.at
                  and r.institution_id = e.institution_id
                order by r.at desc, r.event_id desc limit 1) end as redemption_event_id,
             case when e.to_state <> 'redeemed' then '{}'::text[] else array_remove(array[
               case when (select n.reason = 'reversed' and n.at >= ${month.before}::timestamptz from voucher_event n
                          where n.person_id = e.person_id and n.voucher_id = e.voucher_id and (n.reason = 'reversed' or n.to_state = 'redeemed')
                            and (n.at, n.event_id) > (e.at, e.event_id)
                          order by n.at, n.event_id limit 1) then 'reversed' end,
               case when e.day not between v.valid_from and least(v.valid_until, v.window_until) then 'outside_window' end,
               case when (select count(*) filter (where o.to_state = 'redeemed') - count(*) filter (where o.reason = 'reversed')
                          from voucher w join voucher_event o on o.person_id = w.person_id and o.voucher_id = w.voucher_id
                          where w.person_id = v.person_id and w.programme = v.programme and w.subject = v.subject
                            and (o.at, o.event_id) <= (e.at, e.event_id)) > 1 then 'double' end,
               case when p.capability is not null and not (e.active and p.capability = any(e.capabilities)) then 'capability_ended' end,
               case when p.cost is null then 'no_cost' end,
               case when p.service is not null and not exists (
                 select 1 from appointment a join slot t on t.institution_id = a.institution_id and t.slot_id = a.slot_id
                 where a.institution_id = e.institution_id and t.day = e.day and a.service = p.service and a.state <> 'cancelled'
                   and (a.person_id in (v.person_id, v.partner_id) or a.partner_id in (v.person_id, v.partner_id))) then 'no_appointment' end,
               case when p.cost <> (select c.cost from price c where c.programme = v.programme and c.starts <= e.day and (c.ends is null or c.ends >= e.day)
                                    order by c.rank limit 1) then 'cost_changed' end
             ], null) end as flags
      from event e
      join made m on m.institution_id = e.institution_id
      join voucher v on v.person_id = e.person_id and v.voucher_id = e.voucher_id
      left join price p on p.programme = v.programme and p.version = v.programme_version and p.nearest),
    line as (
      insert into settlement_line (institution_id, person_id, voucher_id, event_id, month, kind, redemption_event_id, programme,
                                   programme_version, at, amount, flags, held)
      select institution_id, person_id, voucher_id, event_id, ${month.first}::date, case when back then 'reversal' else 'redemption' end,
             redemption_event_id, programme, programme_version, at, case when back then -cost else cost end, flags, flags && ${holding}::text[]
      from seen where redemption_event_id is not null
      on conflict do nothing returning 1)
    select (select count(*) from made)::int as statements, (select count(*) from line)::int as lines`)
