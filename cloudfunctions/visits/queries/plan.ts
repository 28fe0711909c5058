/** Classification and planning, set-based: each statement writes only what is not so already. */
import type { LocalDate, PersonId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { rawSql, sql, type Query } from '../../database/sql'
import { classSql } from '../rules/classify'
import { desiredSql } from '../rules/plan-sql'
import type { VisitClass } from '../rules/visit-class'

export type VisitScope = readonly PersonId[] | 'all'

const inScope = (column: Query, scope: VisitScope): Query =>
  scope === 'all' ? sql`true` : sql`${column} = any(${scope}::bigint[])`

/** `x`: what the visits know of a woman beside her facts. */
const knownOf = (scope: VisitScope): Query => sql`
  select f.person_id,
         greatest((select max(g.outcome_on) from pregnancy g where g.person_id = f.person_id and g.outcome = 'birth'),
                  (select max(n.born_at)::date from newborn n where n.mother_id = f.person_id)) as delivered_on,
         v.contraception in ('iud', 'implant', 'sterilised') as long_acting
  from person_fact f left join visit_subject v on v.person_id = f.person_id
  where ${inScope(sql`f.person_id`, scope)}`

/** The classes as they are by the facts of this day; one row a person of the scope. */
export const classesNow = (
  db: Db,
  classes: readonly VisitClass[],
  today: LocalDate,
  scope: VisitScope,
): Promise<{ readonly person_id: PersonId; readonly class: 1 | 2 | 3 | null }[]> =>
  db.many(sql`
    select f.person_id, ${rawSql(classSql(classes, today))} as class
    from person_fact f join (${knownOf(scope)}) x on x.person_id = f.person_id
    order by f.person_id`)

/** @returns women whose class or village changed */
export const classify = (
  db: Db,
  classes: readonly VisitClass[],
  today: LocalDate,
  scope: VisitScope,
): Promise<number> =>
  db.run(sql`
    with now as (
      select f.person_id, ${rawSql(classSql(classes, today))} as class, coalesce(f.village, 0) as region
      from person_fact f join (${knownOf(scope)}) x on x.person_id = f.person_id
    ), gone as (
      select v.person_id, null::smallint as class, v.region from visit_subject v
      where v.class is not null and ${inScope(sql`v.person_id`, scope)}
        and not exists (select 1 from person_fact f where f.person_id = v.person_id)
    )
    insert into visit_subject (person_id, class, since, region)
    select n.person_id, n.class, ${today}::date, n.region from (select * from now union all select * from gone) n
    left join visit_subject s on s.person_id = n.person_id
    where case when s.person_id is null then n.class is not null
               else s.class is distinct from n.class or (n.class is not null and s.region <> n.region) end
    order by n.person_id
    on conflict (person_id) do update
    set since = case when visit_subject.class is distinct from excluded.class then excluded.since else visit_subject.since end,
        class = excluded.class, region = excluded.region`)

/** After a loss nobody comes to the door with a form (domain F4): her plan rests while the hold is open. */
const desired = (classes: readonly VisitClass[], today: LocalDate, scope: VisitScope): Query => sql`
  with known as (${knownOf(scope)}),
  subject as (
    select v.person_id, v.class, v.since, v.region from visit_subject v
    where v.class is not null and ${inScope(sql`v.person_id`, scope)}
      and not exists (select 1 from message_hold h where h.person_id = v.person_id and h.reason = 'loss' and h.ends_at is null)
  ),
  desired as (${rawSql(desiredSql(classes, today))})`

/** Open visits whose ground is gone; missed when their time had passed and she is still to be visited. */
export const settleReplaced = (
  db: Db,
  classes: readonly VisitClass[],
  today: LocalDate,
  scope: VisitScope,
): Promise<number> =>
  db.run(sql`
    ${desired(classes, today, scope)}
    update visit_plan p
    set state = case when p.due_on < ${today}::date and exists (select 1 from subject s where s.person_id = p.person_id)
                     then 'missed' else 'withdrawn' end,
        settled_on = ${today}::date
    where p.state = 'open' and ${inScope(sql`p.person_id`, scope)}
      and not exists (select 1 from desired d where d.person_id = p.person_id and d.class = p.class and d.step = p.step)`)

/** The dating moved, the village changed, the last visit was corrected. */
export const moveOpen = (
  db: Db,
  classes: readonly VisitClass[],
  today: LocalDate,
  scope: VisitScope,
): Promise<number> =>
  db.run(sql`
    ${desired(classes, today, scope)}
    update visit_plan p set opens_on = d.opens_on, due_on = d.due_on, region = d.region, title = d.title
    from desired d
    where p.person_id = d.person_id and p.state = 'open' and p.class = d.class and p.step = d.step
      and (p.opens_on, p.due_on, p.region, p.title) is distinct from (d.opens_on, d.due_on, d.region, d.title)`)

export interface Missing {
  readonly person_id: PersonId
}

/** Women who should have an open visit and have none. */
export const withoutOpen = (
  db: Db,
  classes: readonly VisitClass[],
  today: LocalDate,
  scope: VisitScope,
): Promise<Missing[]> =>
  db.many<Missing>(sql`
    ${desired(classes, today, scope)}
    select d.person_id from desired d
    where not exists (select 1 from visit_plan p where p.person_id = d.person_id and p.state = 'open')
    order by d.person_id`)

/** @param fresh a visit id for each woman, made by the application */
export const insertMissing = (
  db: Db,
  classes: readonly VisitClass[],
  today: LocalDate,
  fresh: readonly { readonly personId: PersonId; readonly visitId: string }[],
): Promise<number> => {
  const scope = fresh.map(({ personId }) => personId)
  return db.run(sql`
    ${desired(classes, today, scope)}
    insert into visit_plan (person_id, visit_id, class, step, title, opens_on, due_on, region, state)
    select d.person_id, n.visit_id, d.class, d.step, d.title, d.opens_on, d.due_on, d.region, 'open'
    from desired d
    join unnest(${scope}::bigint[], ${fresh.map(({ visitId }) => visitId)}::bigint[]) as n(person_id, visit_id)
      on n.person_id = d.person_id
    on conflict do nothing`)
}

export const takePlanLock = async (db: Db): Promise<boolean> =>
  (await db.one<{ taken: boolean }>(sql`select pg_try_advisory_xact_lock(hashtext('visits.plan')) as taken`))
    .taken

/** The first classification of a large city takes longer than a request may. Only for this transaction. */
export const allowLongStatements = (db: Db): Promise<void> =>
  db.script("set local statement_timeout = '20min'")
