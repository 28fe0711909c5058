/** Applications: made, found, locked, listed. */
import type { ApplicationId, SubsidyState } from '../../../types/subsidies'
import type { Instant, LocalDate, PersonId, ProgrammeCode } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql, type Query } from '../../database/sql'
import { pageSize } from '../../service/page'

/** Inclusive, of 12-digit village codes. */
export type RegionRange = readonly [from: string, to: string]

export interface ApplicationRow {
  readonly person_id: PersonId
  readonly application_id: ApplicationId
  readonly programme: ProgrammeCode
  readonly programme_version: number
  readonly period: string
  readonly event_on: LocalDate
  readonly cost: number
  readonly amount: number | null
  readonly state: SubsidyState
  readonly account_sealed: Buffer
  readonly account_last4: string
  readonly holder_matches: boolean
  readonly submitted_at: Instant
  readonly due_on: LocalDate
  readonly reviewed_by: string | null
  readonly published: boolean
  readonly public_until: LocalDate | null
  readonly refused_by: string | null
  readonly appealed: boolean
}

const applications = (where: Query): Query => sql`
  select s.person_id, s.application_id, s.programme, s.programme_version, s.period, s.event_on, s.cost, s.amount, s.state, s.account_sealed,
         s.account_last4, s.holder_matches, s.submitted_at, s.due_on, s.reviewed_by, s.published, s.public_until, s.refused_by, s.appealed
  from subsidy_application s join person p on p.person_id = s.person_id
  where ${where}`
const within = ([from, to]: RegionRange): Query => sql`
  rpad(coalesce(p.residence_village, p.hukou_village, 0)::text, 12, '0')::bigint between ${from}::bigint and ${to}::bigint`

export const applicationsOf = (db: Db, personId: PersonId): Promise<ApplicationRow[]> =>
  db.many(sql`${applications(sql`s.person_id = ${personId}`)} order by s.application_id desc limit 50`)

export const ownApplication = (db: Db, personId: PersonId, id: ApplicationId): Promise<ApplicationRow> =>
  db.one(applications(sql`s.person_id = ${personId} and s.application_id = ${id}`))

/** Locked: what is decided about it is decided once. */
export const lockOwn = (db: Db, personId: PersonId, id: ApplicationId): Promise<ApplicationRow> =>
  db.one(sql`${applications(sql`s.person_id = ${personId} and s.application_id = ${id}`)} for update of s`)

export const applicationIn = (db: Db, range: RegionRange, id: ApplicationId): Promise<ApplicationRow> =>
  db.one(applications(sql`s.application_id = ${id} and ${within(range)}`))

export const lockIn = (db: Db, range: RegionRange, id: ApplicationId): Promise<ApplicationRow> =>
  db.one(sql`${applications(sql`s.application_id = ${id} and ${within(range)}`)} for update of s`)

/** The earliest deadline first. @param after deadline and id of the last row seen */
export const dueIn = (
  db: Db,
  range: RegionRange,
  state: SubsidyState,
  after: readonly string[] | null,
): Promise<(ApplicationRow & { readonly objections: number })[]> =>
  db.many(sql`
    select a.*, (select count(*)::int from subsidy_objection o
                 where o.person_id = a.person_id and o.application_id = a.application_id and o.answered_at is null) as objections
    from (${applications(
      sql`s.state = ${state} and ${within(range)} and ${
        after === null
          ? sql`true`
          : sql`(s.due_on, s.application_id) > (${after[0]}::date, ${after[1]}::bigint)`
      }`,
    )} order by s.due_on, s.application_id limit ${pageSize + 1}) a
    order by a.due_on, a.application_id`)

export const insertApplication = (
  db: Db,
  row: Pick<
    ApplicationRow,
    | 'person_id'
    | 'application_id'
    | 'programme'
    | 'programme_version'
    | 'period'
    | 'event_on'
    | 'cost'
    | 'account_sealed'
    | 'account_last4'
    | 'holder_matches'
    | 'submitted_at'
    | 'due_on'
    | 'published'
  >,
): Promise<number> =>
  db.run(sql`
    insert into subsidy_application (person_id, application_id, programme, programme_version, period, event_on, cost, state, account_sealed,
                                     account_last4, holder_matches, submitted_at, due_on, published)
    values (${row.person_id}, ${row.application_id}, ${row.programme}, ${row.programme_version}, ${row.period}, ${row.event_on}, ${row.cost},
            'submitted', ${row.account_sealed}, ${row.account_last4}, ${row.holder_matches}, ${row.submitted_at}, ${row.due_on},
            ${row.published})`)

/** @param changes assignments of the columns that this step fills, besides state and deadline */
export const setState = (
  db: Db,
  row: Pick<ApplicationRow, 'person_id' | 'application_id' | 'state'>,
  to: SubsidyState,
  dueOn: LocalDate,
  changes: Query,
): Promise<number> =>
  db.run(sql`
    update subsidy_application set state = ${to}, due_on = ${dueOn} ${changes}
    where person_id = ${row.person_id} and application_id = ${row.application_id} and state = ${row.state}`)

export interface PublicRow {
  readonly person_id: PersonId
  readonly application_id: ApplicationId
  readonly programme: ProgrammeCode
  readonly programme_version: number
  readonly amount: number
  readonly public_until: LocalDate
  readonly town: string | null
}

const publicOn = (day: LocalDate): Query => sql`
  s.published and s.state = 'reviewed' and ${day}::date between s.public_from and s.public_until`

/** Those that end first. @param after last day and id of the last row seen */
export const inPublicity = (db: Db, day: LocalDate, after: readonly string[] | null): Promise<PublicRow[]> =>
  db.many(sql`
    select s.person_id, s.application_id, s.programme, s.programme_version, s.amount, s.public_until, t.name as town
    from subsidy_application s
    join person p on p.person_id = s.person_id
    left join region t on t.code = left(coalesce(p.residence_village, p.hukou_village)::text, 9)::bigint
    where ${publicOn(day)}
      and ${after === null ? sql`true` : sql`(s.public_until, s.application_id) > (${after[0]}::date, ${after[1]}::bigint)`}
    order by s.public_until, s.application_id limit ${pageSize + 1}`)

/** NOT_FOUND when it is not public. */
export const publicApplication = (
  db: Db,
  day: LocalDate,
  id: ApplicationId,
): Promise<Pick<ApplicationRow, 'person_id' | 'application_id'>> =>
  db.one(sql`
    select s.person_id, s.application_id from subsidy_application s where s.application_id = ${id} and ${publicOn(day)} for update`)
