/** Whether vouchers, in whatever state, were given for these unions or pregnancies. */
import type { PersonId } from '../../types/schema'
import type { Db } from '../database/db'
import { sql } from '../database/sql'

export async function subjectsWithVouchers(
  db: Db,
  people: readonly PersonId[],
  subjects: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await db.many<{ subject: string }>(sql`
    select distinct subject from voucher where person_id = any(${people}::bigint[]) and subject = any(${subjects}::text[])`)
  return new Set(rows.map(row => row.subject))
}
