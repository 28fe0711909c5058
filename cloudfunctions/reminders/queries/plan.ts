/** Planning, set-based: the plans of distinct datings are joined to everybody who has that dating. */
import type { Instant, LocalDate, MessageId, PersonId, PregnancyId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql, type Query } from '../../database/sql'
import { confirmingScanBeforeDays } from '../../../catalog/dating'
import type { Planned } from '../rules/plan'

/** All that a plan depends on: 100,000 pregnancies have a few thousand of these. */
export interface Shape {
  readonly edd: LocalDate
  readonly from_day: LocalDate
  readonly multiple: boolean
  readonly suboptimal: boolean
}

export interface PlanScope {
  /** Only these people; everybody when left out. */
  readonly people?: readonly PersonId[]
  /** Only datings entered since; all when null. */
  readonly datedSince: Instant | null
}

const dated = ({ people, datedSince }: PlanScope): Query => sql`
  select g.person_id, g.pregnancy_id, g.dating_version, g.edd, g.fetuses > 1 as multiple,
         (coalesce(d.at, g.created_at) at time zone 'Asia/Shanghai')::date as from_day,
         g.dating_method <> 'ART' and not (g.dating_method in ('US_T1', 'US_T2') and d.scan_on is null)
           and not exists (
             select 1 from pregnancy_dating s
             where s.person_id = g.person_id and s.pregnancy_id = g.pregnancy_id and s.scan_ga_days < ${confirmingScanBeforeDays}::int
           ) as suboptimal
  from pregnancy g
  left join pregnancy_dating d
    on d.person_id = g.person_id and d.pregnancy_id = g.pregnancy_id and d.dating_version = g.dating_version
  where g.state = 'ongoing' and g.edd is not null
    and ${people === undefined ? sql`true` : sql`g.person_id = any(${people}::bigint[])`}
    and ${datedSince === null ? sql`true` : sql`coalesce(d.at, g.created_at) >= ${datedSince}::timestamptz`}`

export const shapes = (db: Db, scope: PlanScope): Promise<Shape[]> =>
  db.many<Shape>(sql`
    select edd, from_day, multiple, suboptimal from (${dated(scope)}) g
    group by edd, from_day, multiple, suboptimal order by edd, from_day, multiple, suboptimal`)

/**
 * Writes what is not there yet; the primary key is the identity, so that a second run writes nothing. What an earlier
 * dating has sent is not sent again unless its window moved by more than seven days (domain C4, rule 1).
 * @returns reminders written
 */
export const insertPlanned = (
  db: Db,
  scope: PlanScope,
  rows: readonly (Shape & Planned)[],
): Promise<number> =>
  db.run(sql`
    insert into reminder (person_id, pregnancy_id, stage, occurrence, dating_version, opens_on, closes_on, due_on, state)
    select g.person_id, g.pregnancy_id, r.stage, r.occurrence, g.dating_version, r."opensOn", r."closesOn", r."dueOn", 'planned'
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(edd date, from_day date, multiple boolean, suboptimal boolean, stage text, occurrence smallint,
           "opensOn" date, "closesOn" date, "dueOn" date)
    join (${dated(scope)}) g
      on g.edd = r.edd and g.from_day = r.from_day and g.multiple = r.multiple and g.suboptimal = r.suboptimal
    where not exists (
      select 1 from reminder sent
      where sent.person_id = g.person_id and sent.pregnancy_id = g.pregnancy_id and sent.stage = r.stage
        and sent.occurrence = r.occurrence and sent.dating_version < g.dating_version and sent.state = 'sent'
        and abs(sent.opens_on - r."opensOn") <= 7)
    order by g.person_id, g.pregnancy_id, r.stage, r.occurrence
    on conflict do nothing`)

export interface LastPlan {
  readonly startedAt: Instant
  /** Everything due up to and including this day was planned for the datings of then. */
  readonly through: LocalDate
}

export async function lastPlan(db: Db): Promise<LastPlan | null> {
  const row = await db.maybe<{ started_at: Instant; through: LocalDate }>(sql`
    select started_at, counts ->> 'through' as through from job_run where job = 'reminders.plan'
    order by run_id desc limit 1`)
  return row === undefined ? null : { startedAt: row.started_at, through: row.through }
}

/** Only the last run is kept: it is a mark, not a history. */
export async function recordPlan(
  db: Db,
  run: {
    readonly runId: string
    readonly startedAt: Instant
    readonly through: LocalDate
    readonly planned: number
  },
): Promise<void> {
  await db.run(sql`delete from job_run where job = 'reminders.plan'`)
  await db.run(sql`
    insert into job_run (job, run_id, started_at, finished_at, counts)
    values ('reminders.plan', ${run.runId}, ${run.startedAt}, ${run.startedAt}, ${JSON.stringify({ through: run.through, planned: run.planned })})`)
}

/** Another instance is planning now: it does the same. Held until the transaction ends. */
export const takePlanLock = async (db: Db): Promise<boolean> =>
  (
    await db.one<{ taken: boolean }>(
      sql`select pg_try_advisory_xact_lock(hashtext('reminders.plan')) as taken`,
    )
  ).taken

/** The first plan of a large city takes longer than a request may. Only for this transaction. */
export const allowLongStatements = (db: Db): Promise<unknown> =>
  db.one(sql`select set_config('statement_timeout', '50s', true)`)

/** Windows that closed before anything could be said, and datings that no longer hold. */
export const skipClosed = (db: Db, today: LocalDate): Promise<number> =>
  db.run(sql`
    update reminder set state = 'skipped'
    where state = 'planned' and message_id is null and due_on < ${today}::date and closes_on < ${today}::date`)

export interface DueReminder {
  readonly person_id: PersonId
  readonly pregnancy_id: PregnancyId
  readonly stage: string
  readonly occurrence: number
  readonly dating_version: number
  readonly closes_on: LocalDate
}

/**
 * Reminders that are due and have no message yet, of at most `limit` people, locked with their pregnancies: a loss that is
 * being recorded is waited for by nobody, its reminders are simply not here.
 */
export const dueReminders = (db: Db, today: LocalDate, limit: number): Promise<DueReminder[]> =>
  db.many<DueReminder>(sql`
    with women as materialized (
      select distinct person_id from reminder
      where state = 'planned' and message_id is null and due_on <= ${today}::date
      limit ${limit}
    )
    select r.person_id, r.pregnancy_id, r.stage, r.occurrence, r.dating_version, r.closes_on
    from reminder r
    join pregnancy g on g.person_id = r.person_id and g.pregnancy_id = r.pregnancy_id
    where r.person_id in (select person_id from women)
      and r.state = 'planned' and r.message_id is null and r.due_on <= ${today}::date
      and g.state = 'ongoing' and g.dating_version = r.dating_version
    order by r.person_id, r.pregnancy_id, r.closes_on, r.stage, r.occurrence
    for update of r skip locked for share of g skip locked`)

export type Linked = Pick<
  DueReminder,
  'person_id' | 'pregnancy_id' | 'stage' | 'occurrence' | 'dating_version'
> & { readonly message_id: MessageId | null }

/** The message that will tell each; null for one that a later occurrence of the same stage replaces. */
export const linkMessages = (db: Db, links: readonly Linked[]): Promise<number> =>
  db.run(sql`
    update reminder r set message_id = l.message_id, state = case when l.message_id is null then 'skipped' else r.state end
    from jsonb_to_recordset(${JSON.stringify(links)}::jsonb)
      as l(person_id bigint, pregnancy_id bigint, stage text, occurrence smallint, dating_version smallint, message_id bigint)
    where r.person_id = l.person_id and r.pregnancy_id = l.pregnancy_id and r.stage = l.stage
      and r.occurrence = l.occurrence and r.dating_version = l.dating_version`)

/** Planned reminders whose pregnancy ended or was dated anew without silence (an import): they must not be looked at again. */
export const cancelStale = (db: Db, today: LocalDate): Promise<number> =>
  db.run(sql`
    update reminder r set state = 'cancelled'
    from pregnancy g
    where g.person_id = r.person_id and g.pregnancy_id = r.pregnancy_id
      and r.state = 'planned' and r.message_id is null and r.due_on <= ${today}::date
      and (g.state <> 'ongoing' or g.dating_version <> r.dating_version)`)
