/** Resources of an institution, and the sessions that are open on them. */
import type { Resource } from '../../../types/sessions'
import type { Instant, InstitutionId, LocalDate } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'
import type { Use } from '../rules/resource-use'

export const resourcesOf = (db: Db, institutionId: InstitutionId): Promise<Resource[]> =>
  db.many<Resource>(sql`
    select resource_id as "resourceId", name, kind, places from resource
    where institution_id = ${institutionId} order by name, resource_id`)

/** Two changes of one institution's sessions take turns, so that the second sees what the first uses. */
export const lockSite = (db: Db, institutionId: InstitutionId): Promise<number> =>
  db.run(sql`select 1 from institution where institution_id = ${institutionId} for no key update`)

/** Sessions that are held; whoever is booked in another has been asked to move. */
export const openUses = (db: Db, institutionId: InstitutionId, from: LocalDate): Promise<Use[]> =>
  db.many<Use>(sql`
    select resource_id as "resourceId", day, starts, ends, capacity from slot
    where institution_id = ${institutionId} and resource_id is not null and taking and day >= ${from}::date`)

/** False when it is another institution's. */
export const putResource = async (
  db: Db,
  institutionId: InstitutionId,
  resource: Resource,
  made: { readonly by: string; readonly at: Instant; readonly fresh: boolean },
): Promise<boolean> =>
  (await db.run(
    made.fresh
      ? sql`
        insert into resource (institution_id, resource_id, name, kind, places, recorded_by, recorded_at)
        values (${institutionId}, ${resource.resourceId}, ${resource.name}, ${resource.kind}, ${resource.places}, ${made.by}, ${made.at})`
      : sql`
        update resource set name = ${resource.name}, kind = ${resource.kind}, places = ${resource.places}, recorded_by = ${made.by}, recorded_at = ${made.at}
        where institution_id = ${institutionId} and resource_id = ${resource.resourceId}`,
  )) === 1
