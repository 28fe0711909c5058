/** tasks.*: work for a human, masked until opened, each opening in the record of access, closed in a loop. */
import { guidance } from '../../catalog/messages'
import { ServiceError } from '../../types/errors'
import { maskedNames } from '../people/masked-names'
import { openName, openPhone } from '../people/sealed'
import { today } from '../platform/clock'
import { audit } from '../service/audit'
import type { Handler, StaffCaller } from '../service/context'
import { decodeCursor, page } from '../service/page'
import { closeTask, openTask, openTasksPage, type RegionRange, type TaskRow } from './queries/tasks'

/** 420506 covers 420506000000 to 420506999999; trailing pairs of zeros say nothing (370100 is all of Jinan). */
export function rangeOf({ region }: Pick<StaffCaller, 'region'>, cityCode: string): RegionRange {
  // 420506001000 is the town 420506001 in twelve digits.
  const bare = (code: string): string => code.replace(/^(\d{9})000$/, '$1').replace(/^(\d{2,4}?)(00)+$/, '$1')
  const prefix = bare(region)
  // Whoever works for the whole city also sees those whose village is not known or lies elsewhere.
  if (bare(cityCode).startsWith(prefix)) return ['0', '999999999999']
  return [prefix.padEnd(12, '0'), prefix.padEnd(12, '9')]
}

/** Numbers of the villages' tasks are the workers' business; an officer rings about what is for the district. */
const mayOpen = ({ role }: StaffCaller, task: Pick<TaskRow, 'of_district'>): boolean =>
  role === 'health_worker' || task.of_district

export const list: Handler<'tasks.list'> = async (context, input) => {
  const { db, clock, city, caller } = context
  const rows = await openTasksPage(db, rangeOf(caller, city.code), decodeCursor(input.cursor, 2))
  const { items, next } = page(rows, row => [row.due_on, row.task_id])
  const names = await maskedNames(
    context,
    items.map(row => row.person_id),
  )
  const day = today(clock)
  return {
    items: items.map(row => ({
      taskId: row.task_id,
      kind: row.kind,
      name: names.get(row.person_id) ?? '*',
      village: row.village ?? '',
      dueOn: row.due_on,
      overdue: row.due_on < day,
      reason: row.reason,
      opens: mayOpen(caller, row),
    })),
    next,
  }
}

export const open: Handler<'tasks.open'> = async (context, { taskId }) => {
  const { db, vault, city, caller } = context
  const task = await openTask(db, taskId, rangeOf(caller, city.code))
  if (!mayOpen(caller, task)) throw new ServiceError('NOT_FOUND')
  await audit(context, task.person_id, 'tasks.open', `task:${taskId}`)
  return {
    taskId,
    name: openName(vault, task.person_id, task.name_sealed),
    phone: task.phone_sealed === null ? null : openPhone(vault, task.person_id, task.phone_sealed),
    reason: task.reason,
    guidance: [...guidance[task.kind]],
  }
}

export const close: Handler<'tasks.close'> = async (context, { taskId, outcome, note }) => {
  const { db, vault, clock, city, caller } = context
  const task = await openTask(db, taskId, rangeOf(caller, city.code))
  if (!mayOpen(caller, task)) throw new ServiceError('NOT_FOUND')
  await closeTask(db, task, {
    outcome,
    noteSealed: note ? vault.seal(note, `task.note:${taskId}`) : null,
    at: clock.now(),
    by: caller.accountKey,
  })
  await audit(context, task.person_id, 'tasks.close', `task:${taskId}`)
  return { taskId }
}
