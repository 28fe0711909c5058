/** What the record says of the day that decides: the categories that held, the births. */
import type { Category } from '../../../catalog/subsidies'
import type { LocalDate, PersonId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'

/** On some day from the first to the last (domain H51: the day of the event, and today's certificate says nothing of it). */
export const certifiedBetween = async (
  db: Db,
  personId: PersonId,
  categories: readonly Category[],
  first: LocalDate,
  last: LocalDate,
): Promise<boolean> =>
  (await db.maybe(sql`
    select 1 from hardship
    where person_id = ${personId} and category = any(${[...categories]}::text[])
      and certified_on <= ${last}::date and (ends_on is null or ends_on >= ${first}::date) limit 1`)) !==
  undefined

/** The nearest to the day, of children and of pregnancies that ended in a birth. */
export const birthNear = async (db: Db, personId: PersonId, day: LocalDate): Promise<LocalDate | null> =>
  (
    await db.maybe<{ on_day: LocalDate }>(sql`
      select b.on_day from (
        select born_at::date as on_day from newborn where mother_id = ${personId}
        union all
        select outcome_on from pregnancy where person_id = ${personId} and state = 'birth') b
      where b.on_day is not null order by abs(b.on_day - ${day}::date), b.on_day limit 1`)
  )?.on_day ?? null
