/** The doubt on a record while a likely pair of it is undecided. */
import type { PersonId } from '../../../../types/schema'
import type { Db } from '../../../database/db'
import { sql } from '../../../database/sql'

/** A pair that shares name, birthday and spouse: until somebody has looked, neither may take a voucher twice. */
export const raiseDoubt = (db: Db, ids: readonly PersonId[], likely: number): Promise<number> =>
  db.run(sql`
    update person p set review_reason = 'POSSIBLE_DUPLICATE'
    where p.review_reason is null and exists (
      select 1 from duplicate_pair d where d.state = 'open' and d.score >= ${likely} and p.person_id in (d.person_id, d.other_id)
        and (d.person_id = any(${ids}::bigint[]) or d.other_id = any(${ids}::bigint[])))
      and p.person_id in (
        select d.person_id from duplicate_pair d where d.person_id = any(${ids}::bigint[]) or d.other_id = any(${ids}::bigint[])
        union
        select d.other_id from duplicate_pair d where d.person_id = any(${ids}::bigint[]) or d.other_id = any(${ids}::bigint[]))`)

/** Of these people whoever is in no undecided likely pair any more. */
export const settleDoubt = (db: Db, ids: readonly PersonId[], likely: number): Promise<number> =>
  db.run(sql`
    update person p set review_reason = null
    where p.person_id = any(${ids}::bigint[]) and p.review_reason = 'POSSIBLE_DUPLICATE'
      and not exists (select 1 from duplicate_pair d where d.state = 'open' and d.score >= ${likely}
                        and p.person_id in (d.person_id, d.other_id))`)

/** The other halves of these people's pairs; the pairs go. */
export const removePairs = async (db: Db, ids: readonly PersonId[]): Promise<readonly PersonId[]> =>
  (
    await db.many<{ id: PersonId }>(sql`
      with gone as (
        delete from duplicate_pair where person_id = any(${ids}::bigint[]) or other_id = any(${ids}::bigint[])
        returning person_id, other_id
      )
      select person_id as id from gone union select other_id from gone`)
  ).map(row => row.id)
