/** The import that brought these notices was undone: whoever has not closed them is told that nothing need be done. */
import type { BatchId } from '../../types/imports'
import type { PersonId } from '../../types/schema'
import { sql } from '../database/sql'
import type { Services } from '../service/context'

export const withdrawNotices = (
  { db }: Pick<Services, 'db'>,
  batchId: BatchId,
  ids: readonly PersonId[],
): Promise<number> =>
  db.run(sql`
    update notice set state = 'withdrawn', dedupe_key = dedupe_key || ':withdrawn:' || notice_id
    where batch_id = ${batchId} and person_id = any(${ids}::bigint[]) and state <> 'answered'`)
