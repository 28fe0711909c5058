/** The telephone task that an answer was given to. */
import type { MessageId, PersonId, TaskId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'

export interface AnsweredCall {
  readonly person_id: PersonId
  readonly kind: string
  /** The message in whose place the call was made, if any. */
  readonly message_id: MessageId | null
}

/** Of the caller's division; NOT_FOUND otherwise, and when nobody is to ring any more. */
export const answeredCall = (
  db: Db,
  taskId: TaskId,
  [from, to]: readonly [string, string],
): Promise<AnsweredCall> =>
  db.one<AnsweredCall>(sql`
    select person_id, kind, substring(dedupe_key from '^message:([0-9]+)$') as message_id from task
    where task_id = ${taskId} and state <> 'withdrawn' and region between ${from}::bigint and ${to}::bigint`)
