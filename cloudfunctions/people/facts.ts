/** Rebuilds `person_fact`, the narrow row that eligibility reads, from the tables that hold the truth. */
import type { City } from '../../catalog/city'
import type { PersonId } from '../../types/schema'
import { rawSql, sql, type Query } from '../database/sql'
import { rangeOf } from '../eligibility/rules/region'
import { today } from '../platform/clock'
import type { Services } from '../service/context'

type Needs = Pick<Services, 'db' | 'clock' | 'city'>

/** 420506 covers itself, 370100 the whole of 3701. */
const divisionOf = (city: City): readonly [number, number] => rangeOf(city.code.replace(/(00)+$/, ''))

/** Facts of a person depend on the partner's, so partners, present and past, are rebuilt with them. */
export async function withPartners(
  { db }: Pick<Services, 'db'>,
  personIds: readonly PersonId[],
): Promise<readonly PersonId[]> {
  const rows = await db.many<{ partner_id: PersonId }>(
    sql`select partner_id from couple_member where person_id = any(${personIds}::bigint[])`,
  )
  return [...new Set([...personIds, ...rows.map(row => row.partner_id)])].sort()
}

/**
 * One set-based upsert for these people and their partners, or for the whole population. Rows that are right already are
 * not written, and not locked either: ON CONFLICT … WHERE would dirty every page of them. `plans_pregnancy_on` and
 * `children` have no table behind them yet and stay as they are. Nobody has facts without a birthday: a partner who is known
 * by a passport alone gets them when a desk enters it.
 *
 * A benefit of a couple or a pregnancy counts as used or held only for the present one; of a person, as used in the
 * year or month of its subject, and as held while it is.
 *
 * @returns rows written
 */
export async function refreshFacts(services: Needs, personIds: readonly PersonId[] | 'all'): Promise<number> {
  const { db, clock, city } = services
  const day = today(clock)
  const [low, high] = divisionOf(city)
  const ids = personIds === 'all' ? null : await withPartners(services, personIds)
  if (ids?.length === 0) return 0
  // Two texts and not `$1 or …`: a prepared statement must be free to walk the index.
  const among = (column: 'c.person_id' | 'v.person_id' | 'h.person_id' | 'p.person_id'): Query =>
    ids === null ? rawSql('true') : rawSql(`${column} = any($1::bigint[])`, [ids])
  const ordinals = [...new Map(city.programmes.map(programme => [programme.code, programme])).values()]
  const screening = (service: string | undefined): boolean => service === 'womens_screening'
  return db.run(sql`
    with programme as (
      select * from unnest(${ordinals.map(p => p.code)}::text[], ${ordinals.map(p => p.ordinal)}::int[],
                           ${ordinals.map(p => screening(p.service))}::boolean[]) as p(code, ordinal, screening)
    ), benefit as (
      select person_id, bit_or(used) as used, bit_or(holds) as holds, max(screened_on) as screened_on from (
        select c.person_id,
               case when v.state = 'redeemed' then 1::bigint << p.ordinal else 0 end as used,
               case when v.state = 'claimed' then 1::bigint << p.ordinal else 0 end as holds,
               null::date as screened_on
        from couple_member c
        join voucher v on v.person_id = c.home_person_id and v.subject = 'couple:' || c.couple_id
        join programme p on p.code = v.programme
        where c.ended_on is null and ${among('c.person_id')}
        union all
        select v.person_id,
               case when v.state = 'redeemed' and v.subject in ('person:' || ${day.slice(0, 4)}::text, 'person:' || ${day.slice(0, 7)}::text, 'pregnancy:' || g.pregnancy_id)
                    then 1::bigint << p.ordinal else 0 end,
               case when v.state = 'claimed' and (v.subject like 'person:%' or v.subject = 'pregnancy:' || g.pregnancy_id)
                    then 1::bigint << p.ordinal else 0 end,
               case when v.state = 'redeemed' and p.screening then (v.redeemed_at at time zone 'Asia/Shanghai')::date end
        from voucher v
        join programme p on p.code = v.programme
        left join pregnancy g on g.person_id = v.person_id and g.state = 'ongoing'
        where v.subject not like 'couple:%' and ${among('v.person_id')}
      ) each_voucher
      group by person_id
    ), category as (
      select h.person_id,
             bit_or(case h.category when 'special_family' then 1 when 'low_income' then 2 when 'destitute' then 4 else 8 end) as bits
      from hardship h
      where h.certified_on <= ${day}::date and (h.ends_on is null or h.ends_on >= ${day}::date) and ${among('h.person_id')}
      group by h.person_id
    ), fresh as (
      select p.person_id, p.died_on is null as alive, p.moved_out_on is null or p.moved_out_on > ${day}::date as resident,
             g.pregnancy_id is not null as pregnant, p.sex, p.birth_date, g.fetuses,
             case when c.couple_id is null then null when c.home_person_id = p.person_id then 1 else 2 end::smallint as couple_role,
             left(p.hukou_village::text, 6)::integer as hukou, left(p.residence_village::text, 6)::integer as residence,
             coalesce(h.bits, 0) as hardship, p.residence_since, p.permit_until, c.married_on, g.edd - 280 as dating_lmp,
             b.screened_on as last_screen_on,
             (left(o.hukou_village::text, 6)::integer between ${low}::integer and ${high}::integer)
               or ((left(o.residence_village::text, 6)::integer between ${low}::integer and ${high}::integer)
                   and o.permit_until >= ${day}::date) as partner_local,
             case when c.couple_id is not null then c.confirmed_at is not null end as partner_linked,
             rpad(coalesce(p.residence_village, p.hukou_village)::text, 12, '0')::bigint as village,
             c.couple_id, g.pregnancy_id, coalesce(b.used, 0) as used, coalesce(b.holds, 0) as holds
      from person p
      left join couple_member c on c.person_id = p.person_id and c.ended_on is null
      left join person o on o.person_id = c.partner_id
      left join pregnancy g on g.person_id = p.person_id and g.state = 'ongoing'
      left join category h on h.person_id = p.person_id
      left join benefit b on b.person_id = p.person_id
      where p.birth_date is not null and ${among('p.person_id')}
    )
    insert into person_fact (person_id, alive, resident, pregnant, sex, birth_date, fetuses, couple_role, hukou, residence,
      hardship, residence_since, permit_until, married_on, dating_lmp, last_screen_on, partner_local, partner_linked, village,
      couple_id, pregnancy_id, used, holds)
    select n.* from fresh n
    left join person_fact f on f.person_id = n.person_id
    where f.person_id is null
       or (f.alive, f.resident, f.pregnant, f.sex, f.birth_date, f.fetuses, f.couple_role, f.hukou, f.residence, f.hardship,
           f.residence_since, f.permit_until, f.married_on, f.dating_lmp, f.last_screen_on, f.partner_local, f.partner_linked,
           f.village, f.couple_id, f.pregnancy_id, f.used, f.holds)
       is distinct from
          (n.alive, n.resident, n.pregnant, n.sex, n.birth_date, n.fetuses, n.couple_role, n.hukou, n.residence, n.hardship,
           n.residence_since, n.permit_until, n.married_on, n.dating_lmp, n.last_screen_on, n.partner_local, n.partner_linked,
           n.village, n.couple_id, n.pregnancy_id, n.used, n.holds)
    order by n.person_id
    on conflict (person_id) do update set alive = excluded.alive, resident = excluded.resident, pregnant = excluded.pregnant,
      sex = excluded.sex, birth_date = excluded.birth_date, fetuses = excluded.fetuses, couple_role = excluded.couple_role,
      hukou = excluded.hukou, residence = excluded.residence, hardship = excluded.hardship,
      residence_since = excluded.residence_since, permit_until = excluded.permit_until, married_on = excluded.married_on,
      dating_lmp = excluded.dating_lmp, last_screen_on = excluded.last_screen_on, partner_local = excluded.partner_local,
      partner_linked = excluded.partner_linked, village = excluded.village, couple_id = excluded.couple_id,
      pregnancy_id = excluded.pregnancy_id, used = excluded.used, holds = excluded.holds`)
}
