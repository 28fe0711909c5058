/** Planning, set-based: the plans of distinct anchors are joined to everybody whose course has that anchor. */
import type { Instant, LocalDate, MessageId, PersonId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'
import type { Course } from '../rules/courses'
import { mergeDays, type Planned } from '../rules/plan'
import { courses, type CourseScope, type Shape } from './courses'

/**
 * Writes what is not there yet; the primary key is the identity, so that a second run writes nothing. What was cancelled and
 * holds again (an undo) comes back. What another version
 * of the anchor has sent is not sent again unless its window moved by more than seven days (domain C4, rule 1).
 * @param entered the rows tell apart when a course became known; otherwise those due soon after that are not written
 * @returns reminders written
 */
export const insertPlanned = (
  db: Db,
  scope: CourseScope,
  rows: readonly (Shape & Planned)[],
  entered: boolean,
): Promise<number> =>
  db.run(sql`
    insert into reminder (person_id, course, about_id, stage, occurrence, version, opens_on, closes_on, due_on, state)
    select c.person_id, c.course, c.about_id, r.stage, r.occurrence, c.version, r."opensOn", r."closesOn", r."dueOn", 'planned'
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(course text, anchor_on date, anchor_at text, from_day date, multiple boolean, suboptimal boolean, stage text,
           occurrence smallint, "opensOn" date, "closesOn" date, "dueOn" date)
    join (${courses(scope)}) c
      on c.course = r.course and c.anchor_on = r.anchor_on and c.anchor_at = r.anchor_at
        and c.multiple = r.multiple and c.suboptimal = r.suboptimal
        and ${entered ? sql`c.from_day = r.from_day` : sql`r."dueOn" > c.from_day + ${mergeDays}::int`}
    -- Said twice, so that it reaches the scan: a day concerns a seventh of the anchors, a batch of a first plan a tenth.
    where c.anchor_on = any(${[...new Set(rows.map(row => row.anchor_on))]}::date[]) and not exists (
      select 1 from reminder sent
      where sent.person_id = c.person_id and sent.about_id = c.about_id and sent.stage = r.stage
        and sent.occurrence = r.occurrence and sent.version <> c.version and sent.state = 'sent'
        and abs(sent.opens_on - r."opensOn") <= 7)
    order by c.person_id, c.about_id, r.stage, r.occurrence
    on conflict (person_id, about_id, stage, occurrence, version) do update
    set state = 'planned', message_id = null, opens_on = excluded.opens_on, closes_on = excluded.closes_on, due_on = excluded.due_on
    where reminder.state = 'cancelled'`)

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
  readonly course: Course
  readonly about_id: string
  readonly stage: string
  readonly occurrence: number
  readonly version: number
  readonly closes_on: LocalDate
}

/** Reminders that are due and have no message yet, of at most `limit` people, locked. */
export const dueReminders = (db: Db, today: LocalDate, limit: number): Promise<DueReminder[]> =>
  db.many<DueReminder>(sql`
    with people as materialized (
      select distinct person_id from reminder
      where state = 'planned' and message_id is null and due_on <= ${today}::date
      limit ${limit}
    )
    select r.person_id, r.course, r.about_id, r.stage, r.occurrence, r.version, r.closes_on
    from reminder r
    where r.person_id in (select person_id from people)
      and r.state = 'planned' and r.message_id is null and r.due_on <= ${today}::date
    order by r.person_id, r.about_id, r.closes_on, r.stage, r.occurrence
    for update of r skip locked`)

export type Linked = Pick<DueReminder, 'person_id' | 'about_id' | 'stage' | 'occurrence' | 'version'> & {
  readonly message_id: MessageId | null
}

/** The message that will tell each; null for one that a later occurrence of the same stage replaces. */
export const linkMessages = (db: Db, links: readonly Linked[]): Promise<number> =>
  db.run(sql`
    update reminder r set message_id = l.message_id, state = case when l.message_id is null then 'skipped' else r.state end
    from jsonb_to_recordset(${JSON.stringify(links)}::jsonb)
      as l(person_id bigint, about_id bigint, stage text, occurrence smallint, version smallint, message_id bigint)
    where r.person_id = l.person_id and r.about_id = l.about_id and r.stage = l.stage
      and r.occurrence = l.occurrence and r.version = l.version`)

/** Planned reminders whose course ended or was anchored anew without silence (an import): they must not be looked at again. */
export const cancelStale = (db: Db, today: LocalDate): Promise<number> => {
  const due = sql`r.state = 'planned' and r.message_id is null and r.due_on <= ${today}::date`
  const running = courses({
    people: column => sql`${column} in (select r.person_id from reminder r where ${due})`,
    since: null,
    today,
  })
  return db.run(sql`
    update reminder r set state = 'cancelled'
    where ${due} and not exists (
      select 1 from (${running}) c
      where c.person_id = r.person_id and c.course = r.course and c.about_id = r.about_id and c.version = r.version)`)
}
