/** The record of files that left the system. */
import type { ListFilters } from '../../../types/lists'
import type { Instant } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'

export const insertExport = (
  db: Db,
  file: {
    readonly id: string
    readonly accountKey: string
    readonly at: Instant
    readonly purpose: string
    readonly filters: ListFilters
    readonly people: number
    readonly sha256: string
  },
): Promise<number> =>
  db.run(sql`
    insert into guidance_export (account_key, export_id, at, purpose, filters, people, sha256)
    values (${file.accountKey}, ${file.id}, ${file.at}, ${file.purpose}, ${JSON.stringify(file.filters)}, ${file.people}, ${file.sha256})`)
