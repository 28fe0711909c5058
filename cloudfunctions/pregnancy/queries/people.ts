/** What this room asks about a person. */
import type { Instant, LocalDate, PersonId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'

export interface PersonRow {
  readonly person_id: PersonId
  readonly sex: number
  readonly birth_date: LocalDate | null
  readonly name_sealed: Buffer
  readonly village: string
}

const columns = sql`
  p.person_id, p.sex, p.birth_date, p.name_sealed,
  rpad(coalesce(p.residence_village, p.hukou_village, 0)::text, 12, '0') as village`

export const personById = (db: Db, personId: PersonId): Promise<PersonRow> =>
  db.one<PersonRow>(sql`select ${columns} from person p where p.person_id = ${personId}`)

/** Alive, by keyed hashes of name and number. */
export const personByDocument = (
  db: Db,
  indexes: { readonly name: Buffer; readonly numbers: readonly Buffer[] },
  today: LocalDate,
): Promise<PersonRow | undefined> =>
  db.maybe<PersonRow>(sql`
    select ${columns}
    from identifier i join person p on p.person_id = i.person_id
    where i.number_index = any(${indexes.numbers}::bytea[]) and p.name_index = ${indexes.name} and p.died_on is null
      and (i.valid_to is null or i.valid_to >= ${today}::date)
    limit 1`)

/** Whether this account found this person since: the record of openings is the permission. */
export const foundSince = async (
  db: Db,
  personId: PersonId,
  accountKey: string,
  since: Instant,
): Promise<boolean> =>
  (await db.maybe(sql`
    select 1 from audit
    where person_id = ${personId} and account_key = ${accountKey} and action = 'patient.find' and at >= ${since} limit 1`)) !==
  undefined

/** Whether another account has entered the same wide correction since: the first of two clinicians. */
export const proposedByAnother = async (
  db: Db,
  personId: PersonId,
  proposal: { readonly accountKey: string; readonly purpose: string; readonly since: Instant },
): Promise<boolean> =>
  (await db.maybe(sql`
    select 1 from audit
    where person_id = ${personId} and action = 'patient.correctDating' and purpose = ${proposal.purpose}
      and account_key <> ${proposal.accountKey} and at >= ${proposal.since} limit 1`)) !== undefined
