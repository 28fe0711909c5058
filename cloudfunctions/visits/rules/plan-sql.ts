/** The visit that each woman should be planned for, as SQL; the one statement behind inserting, moving and settling. */
import type { LocalDate } from '../../../types/schema'
import { dateLiteral, integerLiteral } from '../../eligibility/rules/formula'
import { offsetSql, stepApplies } from './step-window'
import type { VisitClass, VisitStep } from './visit-class'

/** Shown to the village so many days before it is due. */
export const visibleDays = 30
/** Nobody who has just come into a class is late already. */
const firstDays = 30
/** Undated: an early scan is a reminder's and a worker's task; the visit does not wait for it. */
const undatedStep = 'PG_UNDATED'

const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`

/**
 * Last visit plus the interval; without one, spread over the first interval by her number, or a city that starts would owe
 * every visit of a year on one day.
 */
function interval(row: VisitClass, months: number): string {
  const days = integerLiteral(months * 30)
  return `
    select s.person_id, ${row.class}::smallint as class, 'interval'::text as step, ${quote(`${row.title}访视`)}::text as title,
           d.due_on - ${visibleDays} as opens_on, d.due_on, s.region
    from subject s
    left join lateral (
      select max(v.settled_on) as day from visit_plan v
      where v.person_id = s.person_id and v.state in ('done', 'refused', 'not_home', 'moved')) last on true
    left join lateral (
      select max(q.until) as day from strategy_application q
      where q.person_id = s.person_id and q.topic = 'VISIT_${row.class}' and q.undone_at is null and q.does in ('snooze', 'close')) quiet on true
    cross join lateral (
      select greatest(
        case when last.day is null then s.since + 1 + (abs(hashint8(s.person_id)::bigint) % ${days})::int
             else greatest((last.day + interval '${integerLiteral(months)} months')::date, s.since + ${firstDays}) end,
        quiet.day) as due_on) d
    where s.class = ${row.class}`
}

/** The first window that has not closed and in which nothing was settled. */
function staged(row: VisitClass, steps: readonly VisitStep[], today: LocalDate): string {
  const windows = steps.map(
    step => `
        select ${quote(step.key)} as step, ${quote(step.title)} as title, ${offsetSql(step.anchor, step.from)} as opens_on,
               ${offsetSql(step.anchor, step.to)} as due_on where ${stepApplies(step)}`,
  )
  windows.push(`
        select ${quote(undatedStep)}, '孕早期访视', s.since, s.since + ${firstDays} where f.pregnant and f.dating_lmp is null`)
  return `
    select s.person_id, ${row.class}::smallint, w.step, w.title, w.opens_on, w.due_on, s.region
    from subject s
    join person_fact f on f.person_id = s.person_id
    join known x on x.person_id = s.person_id
    cross join lateral (
      select w.* from (${windows.join(' union all')}
      ) w
      where w.due_on >= ${dateLiteral(today)}
        and not exists (
          select 1 from visit_plan v
          where v.person_id = s.person_id and v.step = w.step and v.state in ('done', 'refused', 'not_home', 'moved')
            and v.settled_on between w.opens_on - ${visibleDays} and w.due_on)
      order by w.due_on, w.opens_on limit 1) w
    where s.class = ${row.class}`
}

/** `select person_id, class, step, title, opens_on, due_on, region`, over the CTEs `subject` and `known`. */
export function desiredSql(classes: readonly VisitClass[], today: LocalDate): string {
  return classes
    .map(row =>
      'months' in row.every ? interval(row, row.every.months) : staged(row, row.every.stages, today),
    )
    .join('\n    union all')
}
