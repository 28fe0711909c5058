/** Who was found at the counter, and by whom. */
import type { Instant, LocalDate, PersonId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'

export interface FoundRow {
  readonly person_id: PersonId
  readonly birth_date: LocalDate | null
  readonly name_sealed: Buffer
}

export const foundRows = (db: Db, ids: readonly PersonId[]): Promise<FoundRow[]> =>
  db.many(sql`
    select p.person_id, p.birth_date, p.name_sealed from person p
    where p.person_id = any(${ids}::bigint[]) and p.died_on is null order by p.person_id`)

/** Alive, by keyed hashes of name and number. */
export const foundByDocument = (
  db: Db,
  indexes: { readonly name: Buffer; readonly numbers: readonly Buffer[] },
  today: LocalDate,
): Promise<FoundRow | undefined> =>
  db.maybe(sql`
    select p.person_id, p.birth_date, p.name_sealed
    from identifier i join person p on p.person_id = i.person_id
    where i.number_index = any(${indexes.numbers}::bytea[]) and p.name_index = ${indexes.name} and p.died_on is null
      and (i.valid_to is null or i.valid_to >= ${today}::date)
    limit 1`)

/** Whether this account found this person since, or a parent of this small child: the record of openings is the permission. */
export const foundSince = async (
  db: Db,
  personId: PersonId,
  accountKey: string,
  since: Instant,
): Promise<boolean> =>
  (await db.maybe(sql`
    select 1 from audit
    where person_id in (select ${personId}::bigint union all select n.mother_id from newborn n where n.person_id = ${personId})
      and account_key = ${accountKey} and action in ('evidence.find', 'evidence.findByNumber') and at >= ${since} limit 1`)) !==
  undefined
