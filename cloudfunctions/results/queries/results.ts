/** Versions of results, from entering to explaining. */
import type { ResultId } from '../../../types/results'
import type { InstitutionId, Instant, LocalDate, PersonId, ServiceCode } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql, type Query } from '../../database/sql'
import { pageSize } from '../../service/page'

export interface ResultRow {
  readonly person_id: PersonId
  readonly result_id: ResultId
  readonly service: ServiceCode
  readonly institution_id: InstitutionId
  readonly institution: string
  readonly phone: string
  readonly sex: number
  readonly examined_on: LocalDate
  readonly state: 'entered' | 'released' | 'replaced'
  readonly items_sealed: Buffer
  readonly opinion_sealed: Buffer
  readonly entered_by: string
  readonly entered_at: Instant
  readonly released_at: Instant | null
  readonly explained_how: 'in_person' | 'video' | null
  readonly explained_at: Instant | null
  readonly replaces_id: ResultId | null
  readonly reason_sealed: Buffer | null
}

const results = (where: Query): Query => sql`
  select r.person_id, r.result_id, r.service, r.institution_id, i.name as institution, i.phone, p.sex, r.examined_on, r.state, r.items_sealed,
         r.opinion_sealed, r.entered_by, r.entered_at, r.released_at, r.explained_how, r.explained_at, r.replaces_id, r.reason_sealed
  from exam_result r join institution i on i.institution_id = r.institution_id join person p on p.person_id = r.person_id
  where ${where}`

interface Which {
  readonly personId: PersonId
  readonly resultId: ResultId
}

/** Locked: what is decided about it is decided once. */
export const lockHere = (
  db: Db,
  institutionId: InstitutionId,
  { personId, resultId }: Which,
  state: Query,
): Promise<ResultRow> =>
  db.one(sql`
    ${results(sql`r.person_id = ${personId} and r.result_id = ${resultId} and r.institution_id = ${institutionId} and ${state}`)} for update of r`)

export const ownResult = (db: Db, personId: PersonId, resultId: ResultId): Promise<ResultRow> =>
  db.one(results(sql`r.person_id = ${personId} and r.result_id = ${resultId} and r.state = 'released'`))

export const releasedOf = (db: Db, personId: PersonId): Promise<ResultRow[]> =>
  db.many(
    sql`${results(sql`r.person_id = ${personId} and r.state = 'released'`)} order by r.examined_on desc, r.result_id desc`,
  )

/** Oldest first. @param after when entered, and id, of the last row seen */
export const pageHere = (
  db: Db,
  institutionId: InstitutionId,
  which: Query,
  after: readonly string[] | null,
): Promise<ResultRow[]> =>
  db.many(sql`
    ${results(
      sql`r.institution_id = ${institutionId} and ${which} and ${
        after === null
          ? sql`true`
          : sql`(r.entered_at, r.result_id) > (${after[0]}::timestamptz, ${after[1]}::bigint)`
      }`,
    )}
    order by r.entered_at, r.result_id limit ${pageSize + 1}`)

/** What this institution entered last for a check, and not replaced. */
export const standingVersion = (
  db: Db,
  institutionId: InstitutionId,
  {
    personId,
    service,
    examinedOn,
  }: { readonly personId: PersonId; readonly service: ServiceCode; readonly examinedOn: LocalDate },
): Promise<ResultRow | undefined> =>
  db.maybe(sql`
    ${results(sql`r.person_id = ${personId} and r.service = ${service} and r.examined_on = ${examinedOn}
      and r.institution_id = ${institutionId} and r.state <> 'replaced'`)}
    order by r.entered_at desc, r.result_id desc limit 1`)

export const releasedVersion = (
  db: Db,
  {
    personId,
    service,
    examinedOn,
  }: { readonly personId: PersonId; readonly service: ServiceCode; readonly examinedOn: LocalDate },
): Promise<Pick<ResultRow, 'result_id' | 'institution_id' | 'sex' | 'examined_on'> | undefined> =>
  db.maybe(sql`
    ${results(sql`r.person_id = ${personId} and r.service = ${service} and r.examined_on = ${examinedOn} and r.state = 'released'`)} for update of r`)

/** An earlier version that nobody released stays behind as replaced. */
export async function insertResult(
  db: Db,
  row: {
    readonly personId: PersonId
    readonly resultId: ResultId
    readonly service: ServiceCode
    readonly institutionId: InstitutionId
    readonly examinedOn: LocalDate
    readonly itemsSealed: Buffer
    readonly opinionSealed: Buffer
    readonly by: string
    readonly at: Instant
    readonly replaces: { readonly id: ResultId; readonly reasonSealed: Buffer } | null
  },
): Promise<void> {
  await db.run(sql`
    update exam_result set state = 'replaced'
    where person_id = ${row.personId} and service = ${row.service} and examined_on = ${row.examinedOn} and state = 'entered'`)
  await db.run(sql`
    insert into exam_result (person_id, result_id, service, institution_id, examined_on, state, items_sealed, opinion_sealed,
                             entered_by, entered_at, replaces_id, reason_sealed)
    values (${row.personId}, ${row.resultId}, ${row.service}, ${row.institutionId}, ${row.examinedOn}, 'entered', ${row.itemsSealed},
            ${row.opinionSealed}, ${row.by}, ${row.at}, ${row.replaces?.id ?? null}, ${row.replaces?.reasonSealed ?? null})`)
}

/** The version that was released before is replaced by it. */
export async function releaseResult(
  db: Db,
  row: ResultRow,
  { by, at }: { readonly by: string; readonly at: Instant },
): Promise<void> {
  await db.run(sql`
    update exam_result set state = 'replaced'
    where person_id = ${row.person_id} and service = ${row.service} and examined_on = ${row.examined_on} and state = 'released'`)
  await db.run(sql`
    update exam_result set state = 'released', released_by = ${by}, released_at = ${at}
    where person_id = ${row.person_id} and result_id = ${row.result_id}`)
}

/** Face to face counts more than a video before it. */
export const explainResult = (
  db: Db,
  row: ResultRow,
  { how, by, at }: { readonly how: 'in_person' | 'video'; readonly by: string; readonly at: Instant },
): Promise<number> =>
  db.run(sql`
    update exam_result set explained_how = ${how}, explained_by = ${by}, explained_at = ${at}
    where person_id = ${row.person_id} and result_id = ${row.result_id} and (explained_how is null or ${how}::text = 'in_person')`)
