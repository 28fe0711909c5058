/** Institutions as their own workers and managers see them. */
import type { InstitutionId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'
import { pageSize } from '../../service/page'

/** Inclusive range of 12-digit division codes. */
export type Range = readonly [from: string, to: string]

export interface Site {
  readonly institution_id: InstitutionId
  readonly name: string
  readonly capabilities: readonly string[]
}

/** NOT_FOUND when it is closed or outside the division. @param range null for a clerk's own */
export const siteIn = (db: Db, id: InstitutionId, range: Range | null): Promise<Site> =>
  db.one<Site>(sql`
    select institution_id, name, capabilities from institution
    where institution_id = ${id} and active
      and ${range === null ? sql`true` : sql`rpad(region::text, 12, '0')::bigint between ${range[0]}::bigint and ${range[1]}::bigint`}`)

export const sitesIn = (db: Db, range: Range, after: readonly string[] | null): Promise<Site[]> =>
  db.many<Site>(sql`
    select institution_id, name, capabilities from institution
    where active and rpad(region::text, 12, '0')::bigint between ${range[0]}::bigint and ${range[1]}::bigint
      and ${after === null ? sql`true` : sql`institution_id > ${after[0]}::bigint`}
    order by institution_id limit ${pageSize + 1}`)
