/** Statements with their sums, and the steps that move them. */
import type { Instant, InstitutionId, LocalDate, ProgrammeCode } from '../../../types/schema'
import type { StatementState } from '../../../types/settlement'
import type { Db } from '../../database/db'
import { sql, type Query } from '../../database/sql'
import { pageSize } from '../../service/page'
import type { Redeemed } from '../../vouchers/step'
import { weighed } from './lines'

/** Of a clerk's institution, or of the institutions in a manager's division (inclusive range of 12 digits). */
export type Scope = { readonly institutionId: InstitutionId } | { readonly range: readonly [string, string] }

export interface Statement {
  readonly institution_id: InstitutionId
  readonly month: LocalDate
  readonly state: StatementState
  readonly dispute_sealed: Buffer | null
  readonly confirmed_by: string | null
  readonly confirmed_at: Instant | null
  readonly checked_at: Instant | null
  readonly settled_at: Instant | null
  readonly institution: string
}
export interface Sums {
  readonly lines: number
  readonly flagged: number
  readonly redeemed: string
  readonly settled: string
  readonly held: string
  readonly open: string
}

const statements = (scope: Scope): Query => sql`
  select s.institution_id, s.month, s.state, s.dispute_sealed, s.confirmed_by, s.confirmed_at, s.checked_at, s.settled_at, i.name as institution
  from settlement_statement s join institution i on i.institution_id = s.institution_id
  where ${
    'institutionId' in scope
      ? sql`s.institution_id = ${scope.institutionId}`
      : sql`rpad(i.region::text, 12, '0')::bigint between ${scope.range[0]}::bigint and ${scope.range[1]}::bigint`
  }`

const summed = (rows: Query): Query => sql`
  select s.*, t.* from (${rows}) s cross join lateral (
    select count(*)::int as lines, count(*) filter (where cardinality(w.flags) > 0)::int as flagged, coalesce(sum(w.amount), 0)::text as redeemed,
           coalesce(sum(w.amount) filter (where w.standing = 'settled'), 0)::text as settled,
           coalesce(sum(w.amount) filter (where w.standing = 'held'), 0)::text as held,
           coalesce(sum(w.amount) filter (where w.standing = 'open'), 0)::text as open
    from (${weighed(sql`l.institution_id = s.institution_id and l.month = s.month`)}) w) t`

/** Newest month first. @param after month and institution of the last row seen */
export const statementsPage = (
  db: Db,
  scope: Scope,
  month: string | null,
  after: readonly string[] | null,
): Promise<(Statement & Sums)[]> =>
  db.many(sql`
    ${summed(sql`
      ${statements(scope)}
        and ${month === null ? sql`true` : sql`s.month = ${month}::date`}
        and ${after === null ? sql`true` : sql`(s.month < ${after[0]}::date or s.month = ${after[0]}::date and s.institution_id > ${after[1]}::bigint)`}
      order by s.month desc, s.institution_id limit ${pageSize + 1}`)}
    order by s.month desc, s.institution_id`)

/** NOT_FOUND when there is none in this scope. */
export const statement = (
  db: Db,
  scope: Scope,
  institutionId: InstitutionId,
  month: string,
): Promise<Statement & Sums> =>
  db.one(
    summed(sql`${statements(scope)} and s.institution_id = ${institutionId} and s.month = ${month}::date`),
  )

/** For the step that follows: a second one waits here, and finds the state that the first has left. */
export const lockStatement = (
  db: Db,
  scope: Scope,
  institutionId: InstitutionId,
  month: string,
): Promise<Statement> =>
  db.one(
    sql`${statements(scope)} and s.institution_id = ${institutionId} and s.month = ${month}::date for update of s`,
  )

export const sumsByProgramme = (
  db: Db,
  { institution_id, month }: Statement,
): Promise<
  {
    readonly programme: ProgrammeCode
    readonly programme_version: number
    readonly lines: number
    readonly amount: string
  }[]
> =>
  db.many(sql`
    select programme, max(programme_version) as programme_version, count(*)::int as lines, sum(amount)::text as amount
    from settlement_line where institution_id = ${institution_id} and month = ${month} group by programme order by programme`)

export const hasEarlierOpen = async (db: Db, { institution_id, month }: Statement): Promise<boolean> =>
  (await db.maybe(sql`
    select 1 from settlement_statement where institution_id = ${institution_id} and month < ${month} and state <> 'settled' limit 1`)) !==
  undefined

interface Step {
  readonly by: string
  readonly at: Instant
}
const move = (db: Db, { institution_id, month, state }: Statement, set: Query): Promise<number> =>
  db.run(
    sql`update settlement_statement set ${set} where institution_id = ${institution_id} and month = ${month} and state = ${state}`,
  )

export const confirmed = (db: Db, row: Statement, { by, at }: Step): Promise<number> =>
  move(db, row, sql`state = 'confirmed', confirmed_by = ${by}, confirmed_at = ${at}`)
export const disputed = (db: Db, row: Statement, reasonSealed: Buffer): Promise<number> =>
  move(db, row, sql`state = 'disputed', dispute_sealed = ${reasonSealed}`)
export const reopened = (db: Db, row: Statement): Promise<number> =>
  move(db, row, sql`state = 'draft', dispute_sealed = null`)
export const checked = (db: Db, row: Statement, { by, at }: Step): Promise<number> =>
  move(db, row, sql`state = 'checked', checked_by = ${by}, checked_at = ${at}`)

/** The outcome of every line is written with the last step, once for all. @returns the redemptions that are paid, under who holds them now */
export async function settled(db: Db, row: Statement, { by, at }: Step): Promise<Redeemed[]> {
  const paid = await db.many<Redeemed>(sql`
    with outcome as (
      insert into settlement_outcome (institution_id, person_id, voucher_id, event_id, paid)
      select institution_id, person_id, voucher_id, event_id, standing = 'open'
      from (${weighed(sql`l.institution_id = ${row.institution_id} and l.month = ${row.month}`)}) w
      returning institution_id, person_id, voucher_id, event_id, paid)
    select e.person_id, l.voucher_id, l.at from outcome o join settlement_line l using (institution_id, person_id, voucher_id, event_id)
    join voucher_event e on e.institution_id = l.institution_id and e.at = l.at and e.voucher_id = l.voucher_id and e.event_id = l.event_id
    where o.paid and l.kind = 'redemption'`)
  await move(db, row, sql`state = 'settled', settled_by = ${by}, settled_at = ${at}`)
  return paid
}
