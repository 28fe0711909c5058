/** Gives work to a human, in the caller's transaction. Idempotent by person and key. */
import type { Services } from '../service/context'
import { openTasks as insertTasks, type NewTask } from './queries/settle'

export const openTasks = ({ db, clock }: Services, tasks: readonly NewTask[]): Promise<number> =>
  insertTasks(db, clock.now(), tasks)
