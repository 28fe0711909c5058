/** What she or he lets the partner read. */
import type { ResultId } from '../../../types/results'
import type { Instant, PersonId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'

export const sharedItems = async (
  db: Db,
  personId: PersonId,
  resultId: ResultId,
  partnerId: PersonId,
): Promise<ReadonlySet<string>> =>
  new Set(
    (
      await db.many<{ item: string }>(sql`
        select item from result_share where person_id = ${personId} and result_id = ${resultId} and partner_id = ${partnerId}`)
    ).map(row => row.item),
  )

export const share = (
  db: Db,
  row: {
    readonly personId: PersonId
    readonly resultId: ResultId
    readonly partnerId: PersonId
    readonly at: Instant
  },
  items: readonly string[],
): Promise<number> =>
  db.run(sql`
    insert into result_share (person_id, result_id, item, partner_id, shared_at)
    select ${row.personId}::bigint, ${row.resultId}::bigint, i, ${row.partnerId}::bigint, ${row.at}::timestamptz from unnest(${[...items]}::text[]) i
    on conflict (person_id, result_id, item) do update set partner_id = excluded.partner_id, shared_at = excluded.shared_at`)

export const unshare = (
  db: Db,
  personId: PersonId,
  resultId: ResultId,
  items: readonly string[],
): Promise<number> =>
  db.run(sql`
    delete from result_share where person_id = ${personId} and result_id = ${resultId} and item = any(${[...items]}::text[])`)
