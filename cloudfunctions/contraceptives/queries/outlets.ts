/** Institutions that hand contraceptives out, with what each has. */
import type { InstitutionId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { distance, type Position } from '../../database/distance'
import { sql } from '../../database/sql'
import { pageSize } from '../../service/page'

export interface OutletRow {
  readonly institution_id: InstitutionId
  readonly name: string
  readonly address: string
  readonly hours: string
  readonly distance: number | null
  readonly stock: Readonly<Record<string, number>>
}

/** Nearest first, or by id without a position. */
export const outletsNear = (
  db: Db,
  capability: string,
  position: Position | null,
  after: readonly string[] | null,
): Promise<OutletRow[]> =>
  db.many<OutletRow>(sql`
    select * from (
      select i.institution_id, i.name, i.address, i.hours, ${distance(position)} as distance,
             coalesce((select jsonb_object_agg(s.item, s.on_hand) from contraceptive_stock s where s.institution_id = i.institution_id), '{}') as stock
      from institution i where i.active and ${capability}::text = any(i.capabilities)) o
    where (coalesce(distance, 0), institution_id) > (${after?.[0] ?? -1}::int, ${after?.[1] ?? 0}::bigint)
    order by coalesce(distance, 0), institution_id limit ${pageSize + 1}`)

/** NOT_FOUND when it hands none out. */
export const outlet = (db: Db, capability: string, institutionId: InstitutionId): Promise<unknown> =>
  db.one(sql`
    select 1 from institution
    where institution_id = ${institutionId} and active and ${capability}::text = any(capabilities)`)
