/** Phone and care tasks of a division, by deadline. */
import type { Instant, LocalDate, PersonId, TaskId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'
import { pageSize } from '../../service/page'

/** Inclusive range of 12-digit village codes. */
export type RegionRange = readonly [from: string, to: string]

export interface TaskRow {
  readonly person_id: PersonId
  readonly task_id: TaskId
  readonly kind: 'phone_reminder' | 'care_call' | 'undated_pregnancy' | 'correct_data'
  readonly due_on: LocalDate
  readonly reason: string
  readonly village: string | null
  /** It is for the district itself, not for a village or a town. */
  readonly of_district: boolean
}

export const openTasksPage = (
  db: Db,
  [from, to]: RegionRange,
  after: readonly string[] | null,
): Promise<TaskRow[]> =>
  db.many<TaskRow>(sql`
    select t.person_id, t.task_id, t.kind, t.due_on, t.reason, coalesce(v.name, w.name, d.name) as village,
           t.region % 1000000 = 0 as of_district
    from task t
    left join region v on v.code = t.region
    left join region w on w.code = t.region / 1000
    left join region d on d.code = t.region / 1000000
    where t.state = 'open' and t.region between ${from}::bigint and ${to}::bigint
      and ${after === null ? sql`true` : sql`(t.due_on, t.task_id) > (${after[0]}::date, ${after[1]}::bigint)`}
    order by t.due_on, t.task_id limit ${pageSize + 1}`)

export interface OpenedTask extends TaskRow {
  readonly name_sealed: Buffer
  readonly phone_sealed: Buffer | null
}

/** Locked until the transaction ends; NOT_FOUND when closed or of another division. */
export const openTask = (db: Db, taskId: TaskId, [from, to]: RegionRange): Promise<OpenedTask> =>
  db.one<OpenedTask>(sql`
    select t.person_id, t.task_id, t.kind, t.due_on, t.reason, null as village, t.region % 1000000 = 0 as of_district, p.name_sealed, p.phone_sealed
    from task t join person p on p.person_id = t.person_id
    where t.task_id = ${taskId} and t.state = 'open' and t.region between ${from}::bigint and ${to}::bigint
    for update of t`)

export const closeTask = (
  db: Db,
  task: Pick<TaskRow, 'person_id' | 'task_id'>,
  close: {
    readonly outcome: string
    readonly noteSealed: Buffer | null
    readonly at: Instant
    readonly by: string
  },
): Promise<number> =>
  db.run(sql`
    update task set state = ${close.outcome}, note_sealed = ${close.noteSealed}, closed_at = ${close.at}, closed_by = ${close.by}
    where person_id = ${task.person_id} and task_id = ${task.task_id} and state = 'open'`)

export interface UndatedRow {
  readonly person_id: PersonId
  readonly pregnancy_id: string
  readonly village: string
}

/** Ongoing pregnancies of women who live here without a date that nobody was asked to ring about. */
export const undatedWithoutTask = (db: Db, today: LocalDate, limit: number): Promise<UndatedRow[]> =>
  db.many<UndatedRow>(sql`
    select g.person_id, g.pregnancy_id, rpad(coalesce(p.residence_village, p.hukou_village, 0)::text, 12, '0') as village
    from pregnancy g join person p on p.person_id = g.person_id and p.died_on is null and (p.moved_out_on is null or p.moved_out_on > ${today}::date)
    where g.state = 'ongoing' and g.edd is null
      and not exists (select 1 from task t where t.person_id = g.person_id and t.dedupe_key = 'undated:' || g.pregnancy_id)
    order by g.person_id limit ${limit}`)

/** Ongoing pregnancies past 42+0 that nobody was asked to ring about. */
export const pastTermWithoutTask = (
  db: Db,
  today: LocalDate,
  eddUpTo: LocalDate,
  limit: number,
): Promise<UndatedRow[]> =>
  db.many<UndatedRow>(sql`
    select g.person_id, g.pregnancy_id, rpad(coalesce(p.residence_village, p.hukou_village, 0)::text, 12, '0') as village
    from pregnancy g join person p on p.person_id = g.person_id and p.died_on is null and (p.moved_out_on is null or p.moved_out_on > ${today}::date)
    where g.state = 'ongoing' and g.edd <= ${eddUpTo}::date
      and not exists (select 1 from task t where t.person_id = g.person_id and t.dedupe_key = 'no_outcome:' || g.pregnancy_id)
    order by g.person_id limit ${limit}`)
