/** The record of files that left the system, and of the people in them. */
import type { ListFilters } from '../../../types/lists'
import type { Instant, PersonId } from '../../../types/schema'
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

/** One row of the record of access for each person in the file, in one statement. */
export const auditExport = (
  db: Db,
  people: readonly { readonly personId: PersonId; readonly auditId: string }[],
  by: {
    readonly at: Instant
    readonly accountKey: string
    readonly role: string
    readonly purpose: string
    readonly traceId: string
  },
): Promise<number> =>
  db.run(sql`
    insert into audit (person_id, audit_id, at, account_key, role, action, purpose, trace_id)
    select p.person_id, p.audit_id, ${by.at}::timestamptz, ${by.accountKey}, ${by.role}, 'lists.export', ${by.purpose}, ${by.traceId}
    from unnest(${people.map(one => one.personId)}::bigint[], ${people.map(one => one.auditId)}::bigint[]) as p(person_id, audit_id)`)
