/** People of the import: found by their documents, written in sets. */
import type { Instant, LocalDate, PersonId } from '../../../../types/schema'
import type { Db } from '../../../database/db'
import { sql } from '../../../database/sql'
import type { Vault } from '../../../platform/vault'
import { numberIndex, sealName, sealNumber, sealPhone } from '../../sealed'
import type { DocumentKey, Person } from '../population'

interface PersonRow {
  readonly key: DocumentKey
  readonly person_id: PersonId
  readonly name_key: string
  readonly phone_key: string | null
  readonly sex: number
  readonly birth_date: LocalDate | null
  readonly ethnicity: number | null
  readonly marital_status: number | null
  readonly hukou_village: string | null
  readonly residence_village: string | null
  readonly residence_since: LocalDate | null
  readonly died_on: LocalDate | null
  readonly moved_out_on: LocalDate | null
  readonly review_reason: string | null
}

const bytes = (hex: string): Buffer => Buffer.from(hex, 'hex')
const bytesOrNull = (hex: string | null): Buffer | null => (hex === null ? null : bytes(hex))

export async function peopleByDocument(
  db: Db,
  keys: readonly DocumentKey[],
): Promise<{ key: DocumentKey; person: Person }[]> {
  const rows = await db.many<PersonRow>(sql`
    select encode(i.number_index, 'hex') as key, p.person_id, encode(p.name_index, 'hex') as name_key,
           encode(p.phone_index, 'hex') as phone_key, p.sex, p.birth_date, p.ethnicity, p.marital_status, p.hukou_village,
           p.residence_village, p.residence_since, p.died_on, p.moved_out_on, p.review_reason
    from identifier i join person p on p.person_id = i.person_id
    where i.number_index = any(${keys.map(bytes)}::bytea[])`)
  return rows.map(row => ({
    key: row.key,
    person: {
      id: row.person_id,
      mark: 'same',
      nameKey: row.name_key,
      sex: row.sex,
      birth: row.birth_date,
      phoneKey: row.phone_key,
      ethnicity: row.ethnicity,
      maritalStatus: row.marital_status,
      hukou: row.hukou_village,
      residence: row.residence_village,
      residenceSince: row.residence_since,
      diedOn: row.died_on,
      movedOutOn: row.moved_out_on,
      reviewReason: row.review_reason,
      document: null,
      phone: null,
    },
  }))
}

const sealedPhone = (vault: Vault, { id, phone }: Person): Buffer | null =>
  phone === null ? null : sealPhone(vault, id, phone)

export async function insertPeople(
  db: Db,
  vault: Vault,
  all: readonly Person[],
  now: Instant,
): Promise<void> {
  // A person is new only by a document.
  const people = all.flatMap(person => (person.document === null ? [] : [{ person, ...person.document }]))
  const ids = people.map(({ person }) => person.id)
  const of = <T>(pick: (person: Person) => T): T[] => people.map(({ person }) => pick(person))
  await db.run(sql`
    insert into person (person_id, sex, birth_date, name_sealed, name_index, phone_sealed, phone_index, ethnicity,
                        marital_status, hukou_village, residence_village, died_on, moved_out_on, review_reason, created_at, updated_at)
    select d.*, ${now}::timestamptz, ${now}::timestamptz
    from unnest(${ids}::bigint[], ${of(p => p.sex)}::smallint[], ${of(p => p.birth)}::date[],
                ${people.map(({ person, name }) => sealName(vault, person.id, name))}::bytea[], ${of(p => bytes(p.nameKey))}::bytea[],
                ${of(p => sealedPhone(vault, p))}::bytea[], ${of(p => bytesOrNull(p.phoneKey))}::bytea[],
                ${of(p => p.ethnicity)}::smallint[], ${of(p => p.maritalStatus)}::smallint[], ${of(p => p.hukou)}::bigint[],
                ${of(p => p.residence)}::bigint[], ${of(p => p.diedOn)}::date[], ${of(p => p.movedOutOn)}::date[],
                ${of(p => p.reviewReason)}::text[]) d`)
  await db.run(sql`
    insert into identifier (number_index, person_id, doc_type, number_sealed)
    select * from unnest(${people.map(({ docType, number }) => numberIndex(vault, docType, number))}::bytea[], ${ids}::bigint[],
                         ${people.map(({ docType }) => docType)}::text[],
                         ${people.map(({ person, number }) => sealNumber(vault, person.id, number))}::bytea[])`)
}

/** What is only ever set (a death, a departure, a doubt) is not taken back by what was read a moment ago. */
export async function updatePeople(
  db: Db,
  vault: Vault,
  people: readonly Person[],
  now: Instant,
): Promise<void> {
  const of = <T>(pick: (person: Person) => T): T[] => people.map(pick)
  await db.run(sql`
    update person p set phone_sealed = coalesce(d.phone_sealed, p.phone_sealed), phone_index = coalesce(d.phone_index, p.phone_index),
           ethnicity = d.ethnicity, marital_status = d.marital_status, hukou_village = d.hukou, residence_village = d.residence,
           residence_since = d.residence_since, died_on = coalesce(p.died_on, d.died_on),
           moved_out_on = greatest(p.moved_out_on, d.moved_out_on), review_reason = coalesce(p.review_reason, d.review_reason),
           updated_at = ${now}
    from unnest(${of(p => p.id)}::bigint[], ${of(p => sealedPhone(vault, p))}::bytea[],
                ${of(p => (p.phone === null ? null : bytesOrNull(p.phoneKey)))}::bytea[], ${of(p => p.ethnicity)}::smallint[],
                ${of(p => p.maritalStatus)}::smallint[], ${of(p => p.hukou)}::bigint[], ${of(p => p.residence)}::bigint[],
                ${of(p => p.residenceSince)}::date[], ${of(p => p.diedOn)}::date[], ${of(p => p.movedOutOn)}::date[],
                ${of(p => p.reviewReason)}::text[])
      as d(person_id, phone_sealed, phone_index, ethnicity, marital_status, hukou, residence, residence_since, died_on, moved_out_on, review_reason)
    where p.person_id = d.person_id`)
}

/** 12-digit village of residence, or of the household register; missing when neither is known. */
export async function villagesOf(db: Db, ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, string>> {
  const rows = await db.many<{ person_id: PersonId; village: string }>(sql`
    select person_id, rpad(coalesce(residence_village, hukou_village)::text, 12, '0') as village
    from person where person_id = any(${ids}::bigint[]) and coalesce(residence_village, hukou_village) is not null`)
  return new Map(rows.map(row => [row.person_id, row.village]))
}

export const phonesOf = (
  db: Db,
  ids: readonly PersonId[],
): Promise<{ person_id: PersonId; phone_sealed: Buffer }[]> =>
  db.many(sql`
    select person_id, phone_sealed from person where person_id = any(${ids}::bigint[]) and phone_sealed is not null`)
