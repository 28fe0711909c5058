/** Rebuilds `person_fact`, the narrow row that eligibility reads, from the tables that hold the truth. */
import type { PersonId } from '../../types/schema'
import { publishedProgrammes } from '../catalogue/programmes'
import { rawSql, sql, type Query } from '../database/sql'
import { evidenceKinds, screeningKinds } from '../eligibility/rules/facts'
import { today } from '../platform/clock'
import type { Services } from '../service/context'

type Needs = Pick<Services, 'db' | 'clock' | 'city' | 'catalogue'>

/** Every derived column. `eligible` and `review` belong to the passes. */
const columns = [
  ...[
    'alive',
    'resident',
    'pregnant',
    'sex',
    'birth_date',
    'fetuses',
    'couple_role',
    'hukou',
    'residence',
    'hardship',
  ],
  ...['residence_since', 'permit_until', 'married_on', 'dating_lmp', 'plans_pregnancy_on', 'last_screen_on'],
  ...['partner_sex', 'partner_birth_date', 'partner_hukou', 'partner_residence', 'partner_residence_since'],
  ...['partner_permit_until', 'partner_linked', 'village', 'born_at', 'mother_hukou', 'mother_residence'],
  ...['evidence', 'results', 'couple_id', 'pregnancy_id', 'used', 'holds', 'children', 'pregnancy_ended_on'],
]
const list = (prefix = ''): string => columns.map(name => prefix + name).join(', ')

/**
 * Facts of a person depend on the partner's, a child's on the mother's, and hers on her children, so those, present and
 * past, are rebuilt with them.
 */
export async function withDependants(
  { db }: Pick<Services, 'db'>,
  personIds: readonly PersonId[],
): Promise<readonly PersonId[]> {
  const rows = await db.many<{ person_id: PersonId }>(sql`
    select partner_id as person_id from couple_member where person_id = any(${personIds}::bigint[])
    union
    select person_id from newborn where mother_id = any(${personIds}::bigint[])
    union
    select mother_id from newborn where person_id = any(${personIds}::bigint[])`)
  return [...new Set([...personIds, ...rows.map(row => row.person_id)])].sort()
}

/** Buckets, not people: a slice of an import names thousands, and a server has so many locks. */
const lockClass = 7301
const buckets = 1024

/**
 * Two who change the facts of one person at once do so one after the other until they commit: each computes from what the
 * other has committed, and neither puts back what it no longer knows.
 */
const oneAfterAnother = (db: Needs['db'], ids: readonly PersonId[]): Promise<unknown> =>
  db.one(sql`
    select count(pg_advisory_xact_lock(${lockClass}, bucket)) from (
      select distinct (id % ${buckets})::int as bucket from unnest(${ids}::bigint[]) id order by 1 offset 0) b`)

/**
 * Takes the turn that `refreshFacts` takes, before something else is locked that the others lock after it: without this a
 * claim that holds a voucher and a batch that holds the budget would wait for each other.
 */
export async function takeTurns(
  services: Pick<Services, 'db'>,
  personIds: readonly PersonId[],
): Promise<void> {
  await oneAfterAnother(services.db, await withDependants(services, personIds))
}

/**
 * @returns whose rows were written: of these people and of who depends on them, whoever's row was not right. Holds back
 *   other changes of the same people until the transaction ends.
 */
export async function refreshFacts(
  services: Needs,
  personIds: readonly PersonId[],
): Promise<readonly PersonId[]> {
  const ids = await withDependants(services, personIds)
  if (ids.length === 0) return []
  await oneAfterAnother(services.db, ids)
  const written = sql`${await upsert(services, ids)} select person_id from inserted union all select person_id from updated`
  const rows = await services.db.many<{ person_id: PersonId }>(written)
  return rows.map(row => row.person_id)
}

/** Holds nobody back: who is being changed by somebody else at this moment is left to that one. @returns rows written */
export async function refreshAllFacts(services: Needs): Promise<number> {
  const written = sql`
    ${await upsert(services, null)}
    select (select count(*) from inserted)::int + (select count(*) from updated)::int as written`
  return (await services.db.one<{ written: number }>(written)).written
}

/**
 * One set-based statement for these people, or for the whole population, up to what it wrote. Rows that are right already
 * are not written, and not locked either. A row that somebody else has written since this statement began (another ctid) is
 * newer than what is known here, and stays. A person without a birthday (a partner who is known by
 * a passport alone) has a row too: what asks an age needs review, and is not refused.
 *
 * What was revoked counts as held: it is not offered again while it stands. A benefit of a couple or a pregnancy counts as used or held only for the present one; of a person, as used in the
 * year or month of its subject, and as held while it is. A subsidy that was granted is used in its year.
 */
async function upsert(services: Needs, ids: readonly PersonId[] | null): Promise<Query> {
  const day = today(services.clock)
  // Two texts and not `$1 or …`: a prepared statement must be free to walk the index.
  const among = (column: `${'c' | 'v' | 'h' | 'p' | 'e' | 's' | 'g'}.person_id` | 'b.mother_id'): Query =>
    ids === null ? rawSql('true') : rawSql(`${column} = any($1::bigint[])`, [ids])
  const published = await publishedProgrammes(services)
  const ordinals = [...new Map(published.map(programme => [programme.code, programme])).values()]
  const screening = (service: string | undefined): boolean => service === 'womens_screening'
  return sql`
    with programme as (
      select * from unnest(${ordinals.map(p => p.code)}::text[], ${ordinals.map(p => p.ordinal)}::int[],
                           ${ordinals.map(p => screening(p.service))}::boolean[]) as p(code, ordinal, screening)
    ), benefit as (
      select person_id, bit_or(used) as used, bit_or(holds) as holds, max(screened_on) as screened_on from (
        select c.person_id,
               case when v.state = 'redeemed' then 1::bigint << p.ordinal else 0 end as used,
               case when v.state in ('claimed', 'revoked') then 1::bigint << p.ordinal else 0 end as holds,
               null::date as screened_on
        from couple_member c
        join voucher v on v.person_id = c.home_person_id and v.subject = 'couple:' || c.couple_id
        join programme p on p.code = v.programme
        where c.ended_on is null and ${among('c.person_id')}
        union all
        select v.person_id,
               case when v.state = 'redeemed' and v.subject in ('person:' || ${day.slice(0, 4)}::text, 'person:' || ${day.slice(0, 7)}::text, 'person:once', 'pregnancy:' || g.pregnancy_id)
                    then 1::bigint << p.ordinal else 0 end,
               case when v.state in ('claimed', 'revoked') and (v.subject like 'person:%' or v.subject = 'pregnancy:' || g.pregnancy_id)
                    then 1::bigint << p.ordinal else 0 end,
               case when v.state = 'redeemed' and p.screening then (v.redeemed_at at time zone 'Asia/Shanghai')::date end
        from voucher v
        join programme p on p.code = v.programme
        left join pregnancy g on g.person_id = v.person_id and g.state = 'ongoing'
        where v.subject not like 'couple:%' and ${among('v.person_id')}
        union all
        select s.person_id, 1::bigint << p.ordinal, 0, null
        from subsidy_application s
        join programme p on p.code = s.programme
        where s.state in ('approved', 'paid') and s.period = 'person:' || ${day.slice(0, 4)}::text and ${among('s.person_id')}
      ) each_voucher
      group by person_id
    ), category as (
      select h.person_id,
             bit_or(case h.category when 'special_family' then 1 when 'low_income' then 2 when 'destitute' then 4 else 8 end) as bits
      from hardship h
      where h.certified_on <= ${day}::date and (h.ends_on is null or h.ends_on >= ${day}::date) and ${among('h.person_id')}
      group by h.person_id
    ), proof as (
      select e.person_id, bit_or(1::bigint << k.bit) as bits
      from evidence e
      join unnest(${[...evidenceKinds]}::text[]) with ordinality listed(kind, place) on listed.kind = e.kind
      cross join lateral (select (listed.place - 1)::int as bit) k
      where e.revoked_at is null and (e.valid_until is null or e.valid_until >= ${day}::date) and ${among('e.person_id')}
      group by e.person_id
    ), newest as (
      select distinct on (s.person_id, s.kind) s.person_id, s.kind, s.result, s.done_on
      from screening s
      where s.result <> 'incomplete' and ${among('s.person_id')}
      order by s.person_id, s.kind, s.done_on desc, s.screening_id desc
    ), result as (
      select s.person_id,
             bit_or(1::bigint << (listed.place::int - 1 + case s.result when 'positive' then 0 else 16 end)) as bits,
             max(s.done_on) filter (where s.kind in ('cervical', 'breast')) as screened_on
      from newest s
      join unnest(${[...screeningKinds]}::text[]) with ordinality listed(kind, place) on listed.kind = s.kind
      group by s.person_id
    ), born as (
      select b.mother_id as person_id, count(*)::smallint as children, max(b.born_at)::date as on_day
      from newborn b where ${among('b.mother_id')} group by 1
    ), ended as (
      select g.person_id, max(g.outcome_on) as on_day
      from pregnancy g where g.state in ('birth', 'loss') and ${among('g.person_id')} group by 1
    ), fresh as (
      select p.person_id, p.died_on is null as alive, p.moved_out_on is null or p.moved_out_on > ${day}::date as resident,
             g.pregnancy_id is not null as pregnant, p.sex, p.birth_date, g.fetuses,
             case when c.couple_id is null then null when c.home_person_id = p.person_id then 1 else 2 end::smallint as couple_role,
             left(p.hukou_village::text, 6)::integer as hukou, left(p.residence_village::text, 6)::integer as residence,
             coalesce(h.bits, 0) as hardship, p.residence_since, p.permit_until,
             coalesce(c.married_on, c.plans_registration_on) as married_on, g.edd - 280 as dating_lmp,
             p.plans_pregnancy_on, greatest(b.screened_on, r.screened_on) as last_screen_on,
             o.sex as partner_sex, o.birth_date as partner_birth_date,
             left(o.hukou_village::text, 6)::integer as partner_hukou,
             left(o.residence_village::text, 6)::integer as partner_residence,
             o.residence_since as partner_residence_since, o.permit_until as partner_permit_until,
             case when c.couple_id is not null then c.confirmed_at is not null end as partner_linked,
             rpad(coalesce(p.residence_village, p.hukou_village)::text, 12, '0')::bigint as village,
             case when small.child then n.born_at end as born_at,
             case when small.child then left(m.hukou_village::text, 6)::integer end as mother_hukou,
             case when small.child then left(m.residence_village::text, 6)::integer end as mother_residence,
             coalesce(e.bits, 0) as evidence, coalesce(r.bits, 0) as results,
             c.couple_id, g.pregnancy_id, coalesce(b.used, 0) as used, coalesce(b.holds, 0) as holds,
             k.children, greatest(k.on_day, z.on_day) as pregnancy_ended_on
      from person p
      left join couple_member c on c.person_id = p.person_id and c.ended_on is null
      left join person o on o.person_id = c.partner_id
      left join pregnancy g on g.person_id = p.person_id and g.state = 'ongoing'
      left join newborn n on n.person_id = p.person_id
      left join person m on m.person_id = n.mother_id
      cross join lateral (select n.born_at > ${day}::date - interval '3 years 1 day' as child) small
      left join category h on h.person_id = p.person_id
      left join proof e on e.person_id = p.person_id
      left join result r on r.person_id = p.person_id
      left join benefit b on b.person_id = p.person_id
      left join born k on k.person_id = p.person_id
      left join ended z on z.person_id = p.person_id
      where ${among('p.person_id')}
    )
    , differing as (
      select n.*, f.ctid as seen, f.person_id is null as missing from fresh n left join person_fact f on f.person_id = n.person_id
      where f.person_id is null or (${rawSql(list('f.'))}) is distinct from (${rawSql(list('n.'))})
    ), inserted as (
      insert into person_fact (person_id, ${rawSql(list())})
      select person_id, ${rawSql(list())} from differing where missing order by person_id
      on conflict (person_id) do nothing returning person_id
    ), updated as (
      update person_fact f set ${rawSql(columns.map(name => `${name} = n.${name}`).join(', '))}
      from differing n where f.person_id = n.person_id and f.ctid = n.seen returning f.person_id
    )`
}
