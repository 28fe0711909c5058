/** Tries that accounts and devices have left. */
import type { Instant } from '../../../../types/schema'
import type { Db } from '../../../database/db'
import { sql } from '../../../database/sql'

export interface TriesRow {
  readonly subject_index: Buffer
  readonly tries: number
  readonly counted_at: Instant
}

/** Held until the end of the transaction, in one order for all; who never tried begins with the most. */
export async function triesToSpend(
  db: Db,
  subjects: readonly Buffer[],
  begin: { readonly tries: number; readonly at: Instant },
): Promise<TriesRow[]> {
  await db.run(sql`
    insert into try_budget (subject_index, tries, counted_at)
    select s, ${begin.tries}::real, ${begin.at}::timestamptz from unnest(${subjects}::bytea[]) s order by s
    on conflict do nothing`)
  return db.many<TriesRow>(sql`
    select subject_index, tries, counted_at from try_budget
    where subject_index = any(${subjects}::bytea[]) order by subject_index for update`)
}

export const keepTries = (
  db: Db,
  left: readonly { readonly subject: Buffer; readonly tries: number }[],
  at: Instant,
): Promise<number> =>
  db.run(sql`
    update try_budget b set tries = l.tries, counted_at = ${at}
    from unnest(${left.map(one => one.subject)}::bytea[], ${left.map(one => one.tries)}::real[]) l(subject, tries)
    where b.subject_index = l.subject`)

/** Who has not tried since then has all of them again: the row says nothing more. */
export const dropTriesBefore = (db: Db, since: Instant): Promise<number> =>
  db.run(sql`delete from try_budget where counted_at < ${since}`)
