/** Takes back messages that are queued and not sent, in the caller's transaction: an appointment moved, a plan fell through. */
import type { PersonId } from '../../types/schema'
import { sql } from '../database/sql'
import type { Services } from '../service/context'

/**
 * Messages of these people whose dedupe key starts with the prefix leave the outbox and are kept as suppressed. What was
 * sent stays sent. Answers how many were taken back.
 */
export const withdraw = (
  { db }: Services,
  personIds: readonly PersonId[],
  dedupeKeyPrefix: string,
): Promise<number> =>
  db.run(sql`
    with gone as (
      update message set state = 'suppressed', reason = 'withdrawn'
      where person_id = any(${personIds}::bigint[]) and state = 'queued' and starts_with(dedupe_key, ${dedupeKeyPrefix})
      returning message_id
    ), dequeued as (
      delete from outbox where (bucket, message_id) in (select (message_id % 64)::smallint, message_id from gone)
    )
    select message_id from gone`)
