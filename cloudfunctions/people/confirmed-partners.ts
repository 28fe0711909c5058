/** The partners with whom people linked accounts; a civil affairs record alone does not open one to the other. */
import type { PersonId } from '../../types/schema'
import type { Db } from '../database/db'
import { sql } from '../database/sql'

/** Who has none, or whose partner has died, is missing from the map. */
export async function confirmedPartners(
  db: Db,
  people: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, PersonId>> {
  if (people.length === 0) return new Map()
  const rows = await db.many<{ person_id: PersonId; partner_id: PersonId }>(sql`
    select person_id, partner_id from couple_member
    where person_id = any(${people}::bigint[]) and ended_on is null and confirmed_at is not null
      and not exists (select 1 from person p where p.person_id = couple_member.partner_id and p.died_on is not null)`)
  return new Map(rows.map(row => [row.person_id, row.partner_id]))
}

export const confirmedPartner = async (
  { db }: { readonly db: Db },
  personId: PersonId,
): Promise<PersonId | null> => (await confirmedPartners(db, [personId])).get(personId) ?? null
