/** Workers, institutions and persons that a list names or is searched by. */
import type { InstitutionId, PersonId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'

export interface WorkerRow {
  readonly account_key: string
  readonly login: string
  readonly display_name: string
  readonly region: string
}

export const activeWorkers = (db: Db): Promise<WorkerRow[]> =>
  db.many<WorkerRow>(sql`
    select account_key, login, display_name, region::text as region from staff
    where active and role = 'health_worker' order by login`)

export const capableInstitutions = (
  db: Db,
  capability: string | null,
): Promise<{ readonly institution_id: InstitutionId; readonly name: string }[]> =>
  db.many(sql`
    select institution_id, name from institution
    where active and (${capability}::text is null or ${capability}::text = any(capabilities))
    order by region, name limit 200`)

export const peopleByIndex = async (
  db: Db,
  index: { readonly name: Buffer; readonly numbers: readonly Buffer[] },
): Promise<PersonId[]> =>
  (
    await db.many<{ person_id: PersonId }>(sql`
      select person_id from person where name_index = ${index.name}
      union select person_id from identifier where number_index = any(${index.numbers}::bytea[])
      limit 1000`)
  ).map(row => row.person_id)
