/** A record that a human must look at first: two people under one number, or one person twice (domain H46). */
import type { PersonId } from '../../types/schema'
import { sql } from '../database/sql'
import type { Services } from '../service/context'

/** Nothing of public money is given on such a record; at the counter she is served (the text says so). */
export async function doubtfulAmong(
  { db }: Pick<Services, 'db'>,
  ids: readonly PersonId[],
): Promise<ReadonlySet<PersonId>> {
  const rows = await db.many<{ person_id: PersonId }>(
    sql`select person_id from person where person_id = any(${ids}::bigint[]) and review_reason is not null`,
  )
  return new Set(rows.map(row => row.person_id))
}
