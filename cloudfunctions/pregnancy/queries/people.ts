/** What this room asks about a person. */
import type { Instant, PersonId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'
import type { PersonRow } from '../../people/by-document'

export interface Known extends PersonRow {
  readonly sex: number
  readonly village: string
}

export const personById = (db: Db, personId: PersonId): Promise<Known> =>
  db.one<Known>(sql`
    select p.person_id, p.sex, p.birth_date, p.name_sealed,
           rpad(coalesce(p.residence_village, p.hukou_village, 0)::text, 12, '0') as village
    from person p where p.person_id = ${personId}`)

/** Whether another account has entered the same wide correction since: the first of two clinicians. */
export const proposedByAnother = async (
  db: Db,
  personId: PersonId,
  proposal: { readonly accountKey: string; readonly purpose: string; readonly since: Instant },
): Promise<boolean> =>
  (await db.maybe(sql`
    select 1 from audit
    where person_id = ${personId} and action = 'patient.correctDating' and purpose = ${proposal.purpose}
      and account_key <> ${proposal.accountKey} and at >= ${proposal.since} limit 1`)) !== undefined
