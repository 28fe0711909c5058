/** Masked names for lists: the full name never leaves this function. */
import type { PersonId } from '../../types/schema'
import { sql } from '../database/sql'
import type { Services } from '../service/context'
import { maskName } from './name'
import { openName } from './sealed'

/** One query for a page of people; a person who is gone is missing from the map. */
export async function maskedNames(
  { db, vault }: Pick<Services, 'db' | 'vault'>,
  ids: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, string>> {
  const rows = await db.many<{ person_id: PersonId; name_sealed: Buffer }>(
    sql`select person_id, name_sealed from person where person_id = any(${[...new Set(ids)]}::bigint[])`,
  )
  return new Map(rows.map(row => [row.person_id, maskName(openName(vault, row.person_id, row.name_sealed))]))
}
