/** Reports of families and what became of them; the certified ones with their contact persons. */
import type { CertificationId, FamilyProof, HardshipCategory } from '../../../types/families'
import type { Instant, LocalDate, PersonId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql, type Query } from '../../database/sql'
import { pageSize } from '../../service/page'
import type { DeskScope } from './desk'
import { validOn } from './family'

export interface NewReport {
  readonly personId: PersonId
  readonly certificationId: CertificationId
  readonly category: HardshipCategory
  readonly proof: FamilyProof
  readonly region: string
  readonly by: string
  readonly at: Instant
}

/** Breaks `family_certification_one_open` when one waits. */
export const insertReport = (db: Db, report: NewReport): Promise<number> =>
  db.run(sql`
    insert into family_certification (person_id, certification_id, category, proof, state, region, reported_by, reported_at)
    values (${report.personId}, ${report.certificationId}, ${report.category}, ${report.proof}, 'reported', ${report.region},
            ${report.by}, ${report.at})`)

export interface ReportRow {
  readonly person_id: PersonId
  readonly certification_id: CertificationId
  readonly category: HardshipCategory
  readonly proof: FamilyProof
  readonly state: 'reported' | 'confirmed' | 'refused'
  readonly reported_by: string
  readonly reported_by_name: string | null
  readonly reported_at: Instant
  readonly reason_sealed: Buffer | null
  readonly village: string | null
}

/** What was confirmed leaves the reporter's list: from then on it is for the contact persons (domain F3). */
const reports = ({ range: [from, to], worker }: DeskScope): Query => sql`
  select r.person_id, r.certification_id, r.category, r.proof, r.state, r.reported_by, s.display_name as reported_by_name,
         r.reported_at, r.reason_sealed, v.name as village
  from family_certification r
  left join staff s on s.account_key = r.reported_by
  left join region v on v.code = r.region
  where ${
    worker === null
      ? sql`r.state = 'reported' and r.region between ${from}::bigint and ${to}::bigint`
      : sql`r.reported_by = ${worker} and r.state <> 'confirmed'`
  }`

export const reportsPage = (
  db: Db,
  scope: DeskScope,
  after: readonly string[] | null,
): Promise<ReportRow[]> =>
  db.many<ReportRow>(sql`
    ${reports(scope)} and ${after === null ? sql`true` : sql`r.certification_id < ${after[0]}::bigint`}
    order by r.certification_id desc limit ${pageSize + 1}`)

/** NOT_FOUND when it is of another region. */
export const lockReport = (
  db: Db,
  [from, to]: DeskScope['range'],
  certificationId: CertificationId,
): Promise<Pick<ReportRow, 'person_id' | 'category' | 'state'>> =>
  db.one(sql`
    select person_id, category, state from family_certification
    where certification_id = ${certificationId} and region between ${from}::bigint and ${to}::bigint for update`)

export const decideReport = (
  db: Db,
  key: { readonly personId: PersonId; readonly certificationId: CertificationId },
  decision: { readonly reasonSealed: Buffer | null; readonly by: string; readonly at: Instant },
): Promise<number> =>
  db.run(sql`
    update family_certification
    set state = ${decision.reasonSealed === null ? 'confirmed' : 'refused'}, reason_sealed = ${decision.reasonSealed},
        decided_by = ${decision.by}, decided_at = ${decision.at}
    where person_id = ${key.personId} and certification_id = ${key.certificationId} and state = 'reported'`)

/** One that was ended on the same day holds again. */
export const insertHardship = (
  db: Db,
  personId: PersonId,
  category: HardshipCategory,
  day: LocalDate,
): Promise<number> =>
  db.run(sql`
    insert into hardship (person_id, category, certified_on, source) values (${personId}, ${category}, ${day}, 'officer')
    on conflict (person_id, category, certified_on) do update set ends_on = null, source = excluded.source`)

/** The day before is its last. @returns how many rows held until now */
export const endHardship = (
  db: Db,
  personId: PersonId,
  category: HardshipCategory,
  day: LocalDate,
): Promise<number> =>
  db.run(sql`
    update hardship h set ends_on = ${day}::date - 1
    where h.person_id = ${personId} and h.category = ${category} and ${validOn(day)}`)

export const recordEnd = (
  db: Db,
  end: {
    readonly personId: PersonId
    readonly endId: string
    readonly category: HardshipCategory
    readonly day: LocalDate
    readonly by: string
    readonly at: Instant
    readonly reasonSealed: Buffer
  },
): Promise<number> =>
  db.run(sql`
    insert into family_certification_end (person_id, end_id, category, ended_on, by_account, at, reason_sealed)
    values (${end.personId}, ${end.endId}, ${end.category}, ${end.day}, ${end.by}, ${end.at}, ${end.reasonSealed})`)

export interface CertifiedRow {
  readonly person_id: PersonId
  readonly village: string | null
  readonly categories: readonly { readonly category: HardshipCategory; readonly since: LocalDate }[]
  readonly quiet_days: readonly string[]
}

/** Valid today: of an officer's region, or of those whom the worker is named for. */
const certified = ({ range: [from, to], worker }: DeskScope, day: LocalDate): Query => sql`
  select p.person_id, v.name as village, c.categories,
         array(select q.month_day from quiet_day q where q.person_id = p.person_id order by 1) as quiet_days
  from (
    select h.person_id, jsonb_agg(jsonb_build_object('category', h.category, 'since', h.certified_on) order by h.category) as categories
    from hardship h where ${validOn(day)} group by h.person_id) c
  join person p on p.person_id = c.person_id and p.died_on is null
  left join region v on v.code = rpad(coalesce(p.residence_village, p.hukou_village, 0)::text, 12, '0')::bigint
  where ${
    worker === null
      ? sql`rpad(coalesce(p.residence_village, p.hukou_village, 0)::text, 12, '0')::bigint between ${from}::bigint and ${to}::bigint`
      : sql`exists (select 1 from family_contact f where f.person_id = p.person_id and f.account_key = ${worker})`
  }`

export const certifiedPage = (
  db: Db,
  scope: DeskScope,
  day: LocalDate,
  after: readonly string[] | null,
): Promise<CertifiedRow[]> =>
  db.many<CertifiedRow>(sql`
    ${certified(scope, day)} and ${after === null ? sql`true` : sql`p.person_id > ${after[0]}::bigint`}
    order by p.person_id limit ${pageSize + 1}`)

/** NOT_FOUND when the caller may not know of the family. */
export const certifiedFamily = (
  db: Db,
  scope: DeskScope,
  day: LocalDate,
  personId: PersonId,
): Promise<CertifiedRow> => db.one<CertifiedRow>(sql`${certified(scope, day)} and p.person_id = ${personId}`)

export interface WorkerRow {
  readonly account_key: string
  readonly login: string
  readonly name: string
}

/** Health workers and officers of the officer's own division and below. */
export const workersOf = (db: Db, [from, to]: DeskScope['range']): Promise<WorkerRow[]> =>
  db.many<WorkerRow>(sql`
    select account_key, login, display_name as name from staff
    where active and role in ('health_worker', 'manager')
      and rpad(region::text, 12, '0')::bigint between ${from}::bigint and ${to}::bigint
    order by role, login limit 200`)

/** In place of those before. */
export const nameContacts = (
  db: Db,
  personId: PersonId,
  contacts: readonly { readonly accountKey: string; readonly phone: string }[],
  by: { readonly accountKey: string; readonly at: Instant },
): Promise<number> =>
  db.run(sql`
    with gone as (
      delete from family_contact where person_id = ${personId} and account_key <> all(${contacts.map(c => c.accountKey)}::text[]))
    insert into family_contact (person_id, account_key, place, phone, named_by, named_at)
    select ${personId}::bigint, c.account_key, c.place, c.phone, ${by.accountKey}::text, ${by.at}::timestamptz
    from unnest(${contacts.map(c => c.accountKey)}::text[], ${contacts.map(c => c.phone)}::text[]) with ordinality c(account_key, phone, place)
    on conflict (person_id, account_key) do update set place = excluded.place, phone = excluded.phone,
      named_by = excluded.named_by, named_at = excluded.named_at`)
