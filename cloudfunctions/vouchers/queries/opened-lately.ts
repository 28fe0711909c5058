/** Did this account open this voucher at the desk a short while ago? Answered from the audit, which no one can edit. */
import type { Instant, PersonId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'

export const openedLately = async (
  db: Db,
  home: PersonId,
  accountKey: string,
  purpose: string,
  since: Instant,
): Promise<boolean> =>
  (await db.maybe(sql`
    select 1 from audit
    where person_id = ${home} and account_key = ${accountKey} and action = 'desk.look' and purpose = ${purpose} and at >= ${since}
    limit 1`)) !== undefined
