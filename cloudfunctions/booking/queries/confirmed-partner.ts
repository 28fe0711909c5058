/** The partner with whom a person linked accounts; a civil affairs record alone does not open one to the other. */
import type { PersonId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'

export const confirmedPartner = async (db: Db, personId: PersonId): Promise<PersonId | null> =>
  (
    await db.maybe<{ partner_id: PersonId }>(sql`
      select partner_id from couple_member
      where person_id = ${personId} and ended_on is null and confirmed_at is not null`)
  )?.partner_id ?? null
