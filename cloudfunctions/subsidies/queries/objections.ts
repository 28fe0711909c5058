/** Objections against applications in publicity. */
import type { ApplicationId, ObjectionId } from '../../../types/subsidies'
import type { Instant, PersonId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'

interface Key {
  readonly person_id: PersonId
  readonly application_id: ApplicationId
}
export interface ObjectionRow extends Key {
  readonly objection_id: ObjectionId
  readonly said_sealed: Buffer
  readonly made_at: Instant
  readonly answer_sealed: Buffer | null
}

export const objectionsTo = (db: Db, { person_id, application_id }: Key): Promise<ObjectionRow[]> =>
  db.many(sql`
    select person_id, application_id, objection_id, said_sealed, made_at, answer_sealed from subsidy_objection
    where person_id = ${person_id} and application_id = ${application_id} order by objection_id`)

export const objectionsBy = (db: Db, accountKey: string): Promise<ObjectionRow[]> =>
  db.many(sql`
    select person_id, application_id, objection_id, said_sealed, made_at, answer_sealed from subsidy_objection
    where account_key = ${accountKey} order by objection_id desc limit 20`)

export const insertObjection = (
  db: Db,
  { person_id, application_id }: Key,
  row: { readonly id: ObjectionId; readonly by: string; readonly said: Buffer; readonly at: Instant },
): Promise<number> =>
  db.run(sql`
    insert into subsidy_objection (person_id, objection_id, application_id, account_key, said_sealed, made_at)
    values (${person_id}, ${row.id}, ${application_id}, ${row.by}, ${row.said}, ${row.at})`)

/** False when it was answered already, or is none. */
export const answerObjection = async (
  db: Db,
  { person_id, application_id }: Key,
  id: ObjectionId,
  answer: { readonly by: string; readonly sealed: Buffer; readonly at: Instant },
): Promise<boolean> =>
  (await db.run(sql`
    update subsidy_objection set answered_by = ${answer.by}, answered_at = ${answer.at}, answer_sealed = ${answer.sealed}
    where person_id = ${person_id} and application_id = ${application_id} and objection_id = ${id} and answered_at is null`)) ===
  1
