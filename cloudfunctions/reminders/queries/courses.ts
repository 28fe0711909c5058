/** The courses that run, read from what they rest on: pregnancies, births, plans. */
import { confirmingScanBeforeDays } from '../../../catalog/dating'
import type { Instant, LocalDate, PersonId, TimeOfDay } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql, type Query } from '../../database/sql'
import { addDays, addYears } from '../../eligibility/rules/calendar'
import type { Course } from '../rules/courses'

export interface CourseRow {
  readonly person_id: PersonId
  readonly course: Course
  readonly about_id: string
  readonly version: number
}

export interface CourseScope {
  /** Only what is told to people of whom this holds: a condition over a column. Everybody when left out. */
  readonly people?: (column: Query) => Query
  /** Only what became known or changed since; all when null. */
  readonly since: Instant | null
  readonly today: LocalDate
}

export const these =
  (people: readonly PersonId[]) =>
  (column: Query): Query =>
    sql`${column} = any(${people}::bigint[])`

/** The last row of the stage table that hangs on a birth is at 14 years. */
const childYears = 14
/** The mother's last window after a birth closes on day 180. */
const motherDays = 190
/** Windows in hours close within a week: after that the minute of birth says nothing. */
const minuteDays = 8
const dayOf = (at: Query): Query => sql`(${at} at time zone 'Asia/Shanghai')::date`

/**
 * (person_id, course, about_id, version, anchor_on, anchor_at, from_day, multiple, suboptimal); a child that died has none, a
 * pregnancy that ended neither.
 */
export function courses({ people, since, today }: CourseScope): Query {
  const of = people ?? (() => sql`true`)
  const known = (at: Query): Query => (since === null ? sql`true` : sql`${at} >= ${since}::timestamptz`)
  const changed = sql`coalesce(n.changed_at, n.recorded_at)`
  // The mother's reminders hang on the birth, not on a child: twins are one, and a child's death changes nothing.
  const births = sql`
    select n.mother_id as person_id, min(n.person_id) as about_id, max(n.version) as version, min(n.born_at)::date as born_on,
           min(n.discharged_on) as discharged_on, min(n.recorded_at) as recorded_at, max(${changed}) as changed_at
    from newborn n
    where n.born_at >= ${addDays(today, -motherDays)}::date and ${of(sql`n.mother_id`)}
    group by n.mother_id, coalesce(n.pregnancy_id, n.person_id)`
  return sql`
    select g.person_id, 'pregnancy' as course, g.pregnancy_id as about_id, g.dating_version as version,
           g.edd - 280 as anchor_on, '00:00' as anchor_at, ${dayOf(sql`coalesce(d.at, g.created_at)`)} as from_day,
           g.fetuses > 1 as multiple,
           g.dating_method <> 'ART' and not (g.dating_method in ('US_T1', 'US_T2') and d.scan_on is null)
             and not exists (
               select 1 from pregnancy_dating s
               where s.person_id = g.person_id and s.pregnancy_id = g.pregnancy_id and s.scan_ga_days < ${confirmingScanBeforeDays}::int
             ) as suboptimal
    from pregnancy g
    left join pregnancy_dating d
      on d.person_id = g.person_id and d.pregnancy_id = g.pregnancy_id and d.dating_version = g.dating_version
    where g.state = 'ongoing' and g.edd is not null and ${of(sql`g.person_id`)} and ${known(sql`coalesce(d.at, g.created_at)`)}
    union all
    select b.person_id, 'mother', b.about_id, b.version, b.born_on, '00:00', ${dayOf(sql`b.recorded_at`)}, false, false
    from (${births}) b where ${known(sql`b.changed_at`)}
    union all
    select b.person_id, 'discharge', b.about_id, b.version, b.discharged_on, '00:00',
           greatest(b.discharged_on, ${dayOf(sql`b.recorded_at`)}), false, false
    from (${births}) b where b.discharged_on is not null and ${known(sql`b.changed_at`)}
    union all
    select c.told, 'child', c.person_id, c.version, c.born_at::date,
           case when c.born_at >= ${addDays(today, -minuteDays)}::date then to_char(c.born_at, 'HH24:MI') else '00:00' end,
           ${dayOf(sql`c.recorded_at`)}, false, false
    from (
      select n.person_id, n.version, n.born_at, n.recorded_at,
             -- Domain H62: after the mother's death the child's schedule passes to the father.
             case when m.died_on is null then n.mother_id else (
               select f.person_id from couple_member f
               where f.partner_id = n.mother_id and f.confirmed_at is not null and f.source = 'civil_affairs'
                 and f.married_on <= n.born_at::date and (f.ended_on is null or f.ended_on >= m.died_on)
               limit 1) end as told
      from newborn n
      join person c on c.person_id = n.person_id and c.died_on is null
      join person m on m.person_id = n.mother_id
      where n.born_at >= ${addYears(today, -childYears)}::date and ${known(changed)}
        and (${of(sql`n.mother_id`)} or n.mother_id in (select w.partner_id from couple_member w where ${of(sql`w.person_id`)}))
    ) c where c.told is not null and ${of(sql`c.told`)}
    union all
    select p.person_id, 'plan', p.person_id, (p.plans_pregnancy_on - date '2000-01-01')::smallint, p.plans_pregnancy_on, '00:00',
           coalesce(${dayOf(sql`d.told_at`)}, p.plans_pregnancy_on - 180), false, false
    from person p
    left join lateral (
      select max(declared_at) as told_at from declaration
      where person_id = p.person_id and kind = 'plans_pregnancy') d on true
    where p.plans_pregnancy_on >= ${today}::date and p.died_on is null and ${of(sql`p.person_id`)}
      and ${since === null ? sql`true` : sql`d.told_at >= ${since}::timestamptz`}
      and not exists (select 1 from pregnancy o where o.person_id = p.person_id and o.state = 'ongoing')`
}

/** All that a plan depends on: a city has a few thousand of these. */
export interface Shape {
  readonly course: Course
  readonly anchor_on: LocalDate
  readonly anchor_at: TimeOfDay
  /** Null where the day of entry says nothing. */
  readonly from_day: LocalDate | null
  readonly multiple: boolean
  readonly suboptimal: boolean
}

export type OwnCourse = CourseRow & Shape & { readonly from_day: LocalDate }

export const ownCourses = (db: Db, personId: PersonId, today: LocalDate): Promise<OwnCourse[]> =>
  db.many<OwnCourse>(sql`select * from (${courses({ people: these([personId]), since: null, today })}) c`)

/** @param entered whether what was entered late is to be told apart */
export const shapes = (db: Db, scope: CourseScope, entered: boolean): Promise<Shape[]> => {
  const from = entered ? sql`from_day` : sql`null::date`
  return db.many<Shape>(sql`
    select course, anchor_on, anchor_at, ${from} as from_day, multiple, suboptimal
    from (${courses(scope)}) c group by 1, 2, 3, 4, 5, 6 order by 1, 2, 3, 4, 5, 6`)
}

export const coursesOf = (db: Db, people: readonly PersonId[], today: LocalDate): Promise<CourseRow[]> =>
  db.many<CourseRow>(sql`
    select person_id, course, about_id, version from (${courses({ people: these(people), since: null, today })}) c`)

/**
 * Holds what the courses of these people rest on until the transaction ends; what a loss or a death has locked at this
 * moment is not among the answers.
 */
export async function holdCourses(
  db: Db,
  rows: readonly Pick<CourseRow, 'person_id' | 'course' | 'about_id'>[],
): Promise<ReadonlySet<string>> {
  const idsOf = (wanted: (course: Course) => boolean): string[] =>
    rows.filter(({ course }) => wanted(course)).map(({ about_id }) => about_id)
  const pregnancies = await db.many<{ id: string }>(sql`
    select pregnancy_id as id from pregnancy
    where person_id = any(${rows.map(row => row.person_id)}::bigint[])
      and pregnancy_id = any(${idsOf(course => course === 'pregnancy')}::bigint[])
    for share skip locked`)
  const births = await db.many<{ id: string }>(sql`
    select person_id as id from newborn
    where person_id = any(${idsOf(course => course !== 'pregnancy' && course !== 'plan')}::bigint[])
    for share skip locked`)
  return new Set(
    [...pregnancies, ...births, ...idsOf(course => course === 'plan').map(id => ({ id }))].map(
      ({ id }) => id,
    ),
  )
}
