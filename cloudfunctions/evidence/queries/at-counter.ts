/** Who was found at the counter. */
import type { PersonId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'
import type { PersonRow } from '../../people/by-document'

export const foundRows = (db: Db, ids: readonly PersonId[]): Promise<PersonRow[]> =>
  db.many(sql`
    select p.person_id, p.birth_date, p.name_sealed from person p
    where p.person_id = any(${ids}::bigint[]) and p.died_on is null order by p.person_id`)

export const withMother = async (db: Db, personId: PersonId): Promise<readonly PersonId[]> => [
  personId,
  ...(
    await db.many<{ mother_id: PersonId }>(sql`select mother_id from newborn where person_id = ${personId}`)
  ).map(row => row.mother_id),
]
