/** What an answer does to what is under way: calls that are not needed any more, and messages that are with a provider. */
import type { PersonId, TaskId } from '../../types/schema'
import { sql } from '../database/sql'
import type { Services } from '../service/context'

/**
 * Waits until no message of hers is with its provider (3 s at most): the sender holds the lock while it asks. Call it
 * before writing what the sender looks at, so that nothing goes out after the caller's transaction has committed.
 */
export const awaitSenders = ({ db }: Pick<Services, 'db'>, personId: PersonId): Promise<unknown> =>
  db.many(sql`
    select message_id from message where person_id = ${personId} and state = 'queued' order by message_id for update`)

/** Open tasks with these keys or ids: nobody need ring any more. Care calls stay. */
export const withdrawTasks = (
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  personId: PersonId,
  which: { readonly keys?: readonly string[]; readonly ids?: readonly TaskId[] },
): Promise<number> =>
  db.run(sql`
    update task set state = 'withdrawn', closed_at = ${clock.now()}, closed_by = 'system'
    where person_id = ${personId} and state = 'open' and kind <> 'care_call'
      and (dedupe_key = any(${which.keys ?? []}::text[]) or task_id = any(${which.ids ?? []}::bigint[]))`)
