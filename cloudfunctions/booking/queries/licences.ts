/** Licences as managers keep them. */
import type { LicenceId } from '../../../types/licences'
import type { Instant, InstitutionId, LocalDate } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql, type Query } from '../../database/sql'
import { pageSize } from '../../service/page'
import type { Range } from './own-sites'

export interface NeededLicence {
  readonly institution_id: InstitutionId
  readonly institution: string
  readonly capability: string
  readonly licence_id: LicenceId | null
  readonly number: string
  readonly issued_by: string
  readonly valid_from: LocalDate
  readonly valid_to: LocalDate
  /** Of the last day; the first of all days without a licence. */
  readonly ends: LocalDate
}

/** One row for each capability that needs a licence, with the one that runs longest; soonest end first. */
export const neededLicences = (
  db: Db,
  kinds: readonly string[],
  scope: { readonly institutionId: InstitutionId } | { readonly range: Range },
  after: readonly string[] | null,
): Promise<NeededLicence[]> =>
  db.many<NeededLicence>(sql`
    select * from (
      select i.institution_id, i.name as institution, c.capability, l.licence_id, l.number, l.issued_by, l.valid_from, l.valid_to,
             coalesce(l.valid_to, date '0001-01-01') as ends
      from institution i
      cross join unnest(i.capabilities) c(capability)
      left join lateral (
        select * from licence l where l.institution_id = i.institution_id and l.capability = c.capability
        order by l.valid_to desc, l.licence_id desc limit 1) l on true
      where i.active and c.capability = any(${kinds}::text[]) and ${within(scope)}) n
    where ${
      after === null
        ? sql`true`
        : sql`(n.ends, n.institution_id, n.capability) > (${after[0]}::date, ${after[1]}::bigint, ${after[2]}::text)`
    }
    order by n.ends, n.institution_id, n.capability limit ${pageSize + 1}`)

const within = (scope: { readonly institutionId: InstitutionId } | { readonly range: Range }): Query =>
  'institutionId' in scope
    ? sql`i.institution_id = ${scope.institutionId}`
    : sql`rpad(i.region::text, 12, '0')::bigint between ${scope.range[0]}::bigint and ${scope.range[1]}::bigint`

export interface StoredLicence {
  readonly licence_id: LicenceId
  readonly capability: string
  readonly number: string
  readonly valid_from: LocalDate
  readonly valid_to: LocalDate
}

export const licencesOf = (db: Db, institutionId: InstitutionId): Promise<StoredLicence[]> =>
  db.many<StoredLicence>(sql`
    select licence_id, capability, number, valid_from, valid_to from licence where institution_id = ${institutionId}`)

export const insertLicence = (
  db: Db,
  licence: {
    readonly institutionId: InstitutionId
    readonly licenceId: LicenceId
    readonly capability: string
    readonly number: string
    readonly issuedBy: string
    readonly from: LocalDate
    readonly to: LocalDate
    readonly by: string
    readonly at: Instant
  },
): Promise<number> =>
  db.run(sql`
    insert into licence (institution_id, licence_id, capability, number, issued_by, valid_from, valid_to, recorded_by, recorded_at)
    values (${licence.institutionId}, ${licence.licenceId}, ${licence.capability}, ${licence.number}, ${licence.issuedBy},
            ${licence.from}, ${licence.to}, ${licence.by}, ${licence.at})`)

export const endLicence = (
  db: Db,
  institutionId: InstitutionId,
  licenceId: LicenceId,
  end: { readonly to: LocalDate; readonly by: string; readonly at: Instant },
): Promise<number> =>
  db.run(sql`
    update licence set valid_to = ${end.to}, recorded_by = ${end.by}, recorded_at = ${end.at}
    where institution_id = ${institutionId} and licence_id = ${licenceId}`)
