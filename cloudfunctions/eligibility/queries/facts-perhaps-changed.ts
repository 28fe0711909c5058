/** Whose facts may have changed since the last run without anybody having said so. */
import type { Instant, LocalDate, PersonId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'

/**
 * A day alone moves people away, begins and ends categories, lets proofs lapse, begins a new year or month of a benefit,
 * makes children three. And whoever's record was written since the last run began: `factsChanged` has seen to most of them.
 * @param since the day of the last run, @param writtenSince its first moment
 */
export const factsPerhapsChanged = async (
  db: Db,
  { since, writtenSince, today }: { since: LocalDate; writtenSince: Instant; today: LocalDate },
): Promise<readonly PersonId[]> =>
  (
    await db.many<{ person_id: PersonId }>(sql`
      select person_id from person where updated_at >= ${writtenSince}
      union
      select person_id from person where moved_out_on > ${since}::date and moved_out_on <= ${today}::date
      union
      select person_id from hardship
      where (certified_on > ${since}::date and certified_on <= ${today}::date) or (ends_on >= ${since}::date and ends_on < ${today}::date)
      union
      select person_id from evidence
      where revoked_at is null and valid_until >= ${since}::date and valid_until < ${today}::date
      union
      select person_id from newborn
      where born_at > ${since}::date - interval '3 years 2 days' and born_at <= ${today}::date - interval '3 years'
      union
      select person_id from voucher
      where state = 'redeemed' and ${since.slice(0, 7)}::text <> ${today.slice(0, 7)}::text
        and subject in ('person:' || ${since.slice(0, 7)}::text, 'person:' || ${since.slice(0, 4)}::text)`)
  ).map(row => row.person_id)
