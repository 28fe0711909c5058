/** Calls that no message can replace: pregnancies without a date, and pregnancies past 42+0 without an outcome. */
import { taskWords } from '../../catalog/messages'
import type { LocalDate, TaskId } from '../../types/schema'
import { addDays } from '../eligibility/rules/calendar'
import { today } from '../platform/clock'
import { termDays } from '../pregnancy/rules/dating'
import type { Services } from '../service/context'
import { pastTermWithoutTask, undatedWithoutTask, type UndatedRow } from './queries/tasks'
import { openTasks, type NewTask } from './queries/settle'

const atOnce = 1000
const undatedDays = 7
/** GA 42+0 (domain H12). */
const pastTermDays = 294

/** Idempotent: one task a pregnancy and ground. @returns tasks opened */
export async function openCallsDue(services: Services): Promise<number> {
  const { db, clock, ids } = services
  const day = today(clock)
  const task = (row: UndatedRow, key: string, dueOn: LocalDate, reason: string): NewTask => ({
    personId: row.person_id,
    taskId: ids.next<TaskId>(),
    dedupeKey: `${key}:${row.pregnancy_id}`,
    kind: key === 'undated' ? 'undated_pregnancy' : 'care_call',
    region: row.village,
    dueOn,
    reason,
  })
  const undated = await undatedWithoutTask(db, day, atOnce)
  const late = await pastTermWithoutTask(db, day, addDays(day, termDays - pastTermDays), atOnce)
  return openTasks(db, clock.now(), [
    ...undated.map(row => task(row, 'undated', addDays(day, undatedDays), taskWords.undated)),
    ...late.map(row => task(row, 'no_outcome', addDays(day, 1), taskWords.noOutcome)),
  ])
}
