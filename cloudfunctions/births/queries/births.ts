/** Births and the children that they made people. */
import type {
  Instant,
  InstitutionId,
  LocalDate,
  PersonId,
  PregnancyId,
  TimeOfDay,
} from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'

export interface ChildRow {
  readonly person_id: PersonId
  readonly mother_id: PersonId
  readonly name_sealed: Buffer
  readonly sex: number
  readonly born_on: LocalDate
  readonly born_at: TimeOfDay
  readonly discharged_on: LocalDate | null
  readonly died_on: LocalDate | null
  readonly pregnancy_id: PregnancyId | null
  readonly edd: LocalDate | null
}

const columns = sql`
  n.person_id, n.mother_id, c.name_sealed, c.sex, n.born_at::date as born_on, to_char(n.born_at, 'HH24:MI') as born_at,
  n.discharged_on, c.died_on, n.pregnancy_id, g.edd
  from newborn n
  join person c on c.person_id = n.person_id
  left join pregnancy g on g.person_id = n.mother_id and g.pregnancy_id = n.pregnancy_id`

/** Youngest first. */
export const childrenSince = (db: Db, mother: PersonId, since: LocalDate): Promise<ChildRow[]> =>
  db.many<ChildRow>(sql`
    select ${columns} where n.mother_id = ${mother} and n.born_at >= ${since}::date order by n.born_at desc, n.person_id`)

export const childById = (db: Db, child: PersonId): Promise<ChildRow | undefined> =>
  db.maybe<ChildRow>(sql`select ${columns} where n.person_id = ${child}`)

/** Held until the transaction ends: what sends about this child waits, or is passed over. */
export async function lockChild(db: Db, child: PersonId): Promise<ChildRow | undefined> {
  await db.run(sql`select 1 from newborn where person_id = ${child} for update`)
  return childById(db, child)
}

export interface Mother {
  readonly sex: number
  readonly name_sealed: Buffer
  readonly ethnicity: number | null
  readonly residence_village: string | null
  readonly hukou_village: string | null
}

export const motherById = (db: Db, personId: PersonId): Promise<Mother | undefined> =>
  db.maybe<Mother>(sql`
    select sex, name_sealed, ethnicity, residence_village::text, hukou_village::text from person
    where person_id = ${personId} and died_on is null`)

export interface NewChild {
  readonly id: PersonId
  readonly sex: 1 | 2 | 9
  readonly bornOn: LocalDate
  readonly bornAt: TimeOfDay
  readonly nameSealed: Buffer
  readonly nameIndex: Buffer
}

/** A person without a number: the register's, once there is one, is led back to this one as a duplicate (domain H20). */
export async function insertChild(
  db: Db,
  child: NewChild,
  of: {
    readonly mother: PersonId
    readonly residence: string | null
    readonly pregnancyId: PregnancyId | null
    readonly institutionId: InstitutionId | null
    readonly dischargedOn: LocalDate | null
    readonly at: Instant
  },
): Promise<void> {
  await db.run(sql`
    insert into person (person_id, sex, birth_date, name_sealed, name_index, marital_status, residence_village, created_at, updated_at)
    values (${child.id}, ${child.sex}, ${child.bornOn}, ${child.nameSealed}, ${child.nameIndex}, 10, ${of.residence}, ${of.at}, ${of.at})`)
  await db.run(sql`
    insert into newborn (person_id, mother_id, born_at, pregnancy_id, institution_id, discharged_on, source, recorded_at)
    values (${child.id}, ${of.mother}, ${`${child.bornOn} ${child.bornAt}`}::timestamp, ${of.pregnancyId}, ${of.institutionId},
            ${of.dischargedOn}, 'clinic', ${of.at})`)
}

export const setBorn = (
  db: Db,
  child: PersonId,
  born: { readonly bornOn: LocalDate; readonly bornAt: TimeOfDay },
  at: Instant,
): Promise<number> =>
  db.run(sql`
    with moved as (
      update newborn set born_at = ${`${born.bornOn} ${born.bornAt}`}::timestamp, version = version + 1, changed_at = ${at}
      where person_id = ${child} returning person_id
    )
    update person set birth_date = ${born.bornOn}, updated_at = ${at} where person_id in (select person_id from moved)`)

/** Of all children of that delivery: mother and children leave together, as far as reminders go. */
export const setDischarged = (
  db: Db,
  { mother_id, pregnancy_id, person_id }: ChildRow,
  on: LocalDate,
  at: Instant,
): Promise<number> =>
  db.run(sql`
    update newborn set discharged_on = ${on}, version = version + 1, changed_at = ${at}
    where mother_id = ${mother_id} and (person_id = ${person_id} or pregnancy_id = ${pregnancy_id}::bigint)
      and discharged_on is distinct from ${on}::date`)

export const setName = (
  db: Db,
  child: PersonId,
  name: { readonly sealed: Buffer; readonly index: Buffer },
  at: Instant,
): Promise<number> =>
  db.run(sql`
    update person set name_sealed = ${name.sealed}, name_index = ${name.index}, updated_at = ${at} where person_id = ${child}`)

export const setDied = (db: Db, child: PersonId, on: LocalDate, at: Instant): Promise<number> =>
  db.run(
    sql`update person set died_on = ${on}, updated_at = ${at} where person_id = ${child} and died_on is null`,
  )

/** 12 digits: where somebody is to call. */
export const villageOf = async (db: Db, personId: PersonId): Promise<string> =>
  (
    await db.one<{ village: string }>(sql`
      select rpad(coalesce(residence_village, hukou_village, 0)::text, 12, '0') as village
      from person where person_id = ${personId}`)
  ).village
