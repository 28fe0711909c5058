/** The fact row of one person, or of a few. */
import type { PersonId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'
import type { PersonFactRow } from '../rules/facts'

export const factRow = (db: Db, personId: PersonId): Promise<PersonFactRow | undefined> =>
  db.maybe(sql`select * from person_fact where person_id = ${personId}`)
