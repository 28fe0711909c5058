/** Takes back calls whose ground is gone, in the caller's transaction. */
import type { PersonId } from '../../types/schema'
import { sql } from '../database/sql'
import type { Services } from '../service/context'

/** Open tasks of these people whose dedupe key starts with the prefix; answers how many. */
export const withdrawTasks = (
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  personIds: readonly PersonId[],
  dedupeKeyPrefix: string,
): Promise<number> =>
  db.run(sql`
    update task set state = 'withdrawn', closed_at = ${clock.now()}, closed_by = 'system'
    where person_id = any(${personIds}::bigint[]) and state = 'open' and starts_with(dedupe_key, ${dedupeKeyPrefix})`)
