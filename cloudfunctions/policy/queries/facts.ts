/** Facts of a few sample people, with the town that they live in. */
import type { PersonId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'
import type { PersonFactRow } from '../../eligibility/rules/facts'

export interface SampleRow extends PersonFactRow {
  readonly person_id: PersonId
}

export const factsOfPeople = (db: Db, people: readonly PersonId[]): Promise<SampleRow[]> =>
  db.many(sql`select * from person_fact where person_id = any(${people}::bigint[])`)
