/** What the clerk's institution may do. */
import type { InstitutionId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'

/** False for a closed institution as well. */
export async function hasCapability(db: Db, id: InstitutionId | null, capability: string): Promise<boolean> {
  if (id === null) return false
  const row = await db.maybe<{ capable: boolean }>(sql`
    select active and ${capability}::text = any(capabilities) as capable from institution where institution_id = ${id}`)
  return row?.capable ?? false
}
