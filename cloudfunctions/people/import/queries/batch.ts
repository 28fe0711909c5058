/** The account of an import in the database: one batch, and what was wrong with which row, without values. */
import type { Instant } from '../../../../types/schema'
import type { Db } from '../../../database/db'
import { rawSql, sql } from '../../../database/sql'
import { chunks } from '../chunks'
import { weightOf, type Issue } from '../issue'
import type { Counts } from '../ledger'

export interface Batch {
  readonly id: string
  readonly feed: string
  readonly sha256: string
  readonly at: Instant
  readonly counts: Counts
}

export async function insertBatch(db: Db, { id, feed, sha256, at, counts }: Batch): Promise<void> {
  await db.run(sql`
    insert into import_batch (batch_id, feed, file_sha256, imported_at, rows_read, created, merged, unchanged, refused, review)
    values (${id}, ${feed}, ${sha256}, ${at}, ${counts.read}, ${counts.created}, ${counts.merged}, ${counts.unchanged},
            ${counts.refused}, ${counts.review})`)
}

export async function insertIssues(db: Db, batchId: string, all: readonly Issue[]): Promise<void> {
  const stored = all.filter(({ code }) => weightOf(code) !== 'note')
  for (const some of chunks(stored))
    await db.run(sql`
      insert into import_issue (batch_id, row_no, column_name, outcome, code)
      select ${batchId}::bigint, d.* from unnest(${some.map(i => i.row)}::int[], ${some.map(i => i.column)}::text[],
        ${some.map(i => weightOf(i.code))}::text[], ${some.map(i => i.code)}::text[]) d
      on conflict do nothing`)
}

/** Two imports at once would not see each other's people: the second waits until the first has ended. */
export async function holdImports(db: Db): Promise<void> {
  await db.run(sql`select pg_advisory_xact_lock(hashtext('people.import'))`)
}

/**
 * After a feed of this size. The plans of this session were made for the tables as they were, at a first import for empty
 * ones: without fresh statistics the next 100,000 rows are found by scanning (over six minutes; with them, seconds).
 * The embedded database never gathers any by itself.
 */
export const worthAnalysing = 1000

export async function analyse(db: Db): Promise<void> {
  for (const table of ['person', 'identifier', 'couple_member', 'pregnancy', 'hardship'])
    await db.run(rawSql(`analyze ${table}`))
}
