/** Is a name that was typed the name on record? The answer alone leaves this function. */
import type { PersonId } from '../../types/schema'
import { sql } from '../database/sql'
import type { Services } from '../service/context'
import { nameIndex } from './sealed'

export const samePersonName = async (
  { db, vault }: Pick<Services, 'db' | 'vault'>,
  personId: PersonId,
  typed: string,
): Promise<boolean> =>
  (await db.maybe(
    sql`select 1 from person where person_id = ${personId} and name_index = ${nameIndex(vault, typed)}`,
  )) !== undefined
