/** What the clerk's institution may do. */
import type { InstitutionId, LocalDate } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'

/**
 * False for a closed institution as well.
 * @param licensedOn the day that a licence must cover; null when the capability needs none
 */
export async function hasCapability(
  db: Db,
  id: InstitutionId | null,
  capability: string,
  licensedOn: LocalDate | null,
): Promise<boolean> {
  if (id === null) return false
  const row = await db.maybe<{ capable: boolean }>(sql`
    select active and ${capability}::text = any(capabilities) and (${licensedOn}::date is null or exists (
             select 1 from licence l where l.institution_id = i.institution_id and l.capability = ${capability}
               and ${licensedOn}::date between l.valid_from and l.valid_to)) as capable
    from institution i where institution_id = ${id}`)
  return row?.capable ?? false
}
