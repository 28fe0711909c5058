/** Batches that come by screen, from their first part to their undo. */
import type { BatchId, BatchState, FeedKind } from '../../../../types/imports'
import type { Instant } from '../../../../types/schema'
import type { Db } from '../../../database/db'
import { sql, type Query } from '../../../database/sql'
import { pageSize } from '../../../service/page'
import type { Counts } from '../ledger'

export interface BatchRow {
  readonly batch_id: BatchId
  readonly feed: FeedKind
  readonly state: BatchState
  readonly file_name: string
  readonly file_sha256: string
  readonly file_size: number
  readonly file_crc: string
  readonly parts: number
  readonly step: number
  readonly steps: number
  readonly rows_total: number
  readonly rows_read: number
  readonly created: number
  readonly merged: number
  readonly unchanged: number
  readonly refused: number
  readonly review: number
  readonly checked_counts: Counts | null
  readonly undo_counts: { readonly restored: number; readonly kept: number } | null
  readonly started_at: Instant | null
  readonly imported_at: Instant
}

const selected = sql`select batch_id, feed, state, file_name, file_sha256, file_size, file_crc, parts, step, steps, rows_total, rows_read,
  created, merged, unchanged, refused, review, checked_counts, undo_counts, started_at, imported_at from import_batch`

export const batchById = (db: Db, batchId: BatchId): Promise<BatchRow> =>
  db.one<BatchRow>(sql`${selected} where batch_id = ${batchId}`)

/** Whoever takes a step holds the batch: two instances at once take two different steps, one after the other. */
export const lockBatch = (db: Db, batchId: BatchId): Promise<BatchRow> =>
  db.one<BatchRow>(sql`${selected} where batch_id = ${batchId} for update`)

export interface Upload {
  readonly feed: FeedKind
  readonly fileName: string
  readonly size: number
  readonly crc: number
  readonly parts: number
}

/** The same file of the same sender, still on its way. */
export const unfinishedUpload = (
  db: Db,
  accountKey: string,
  { feed, size, crc, parts }: Upload,
): Promise<BatchRow | undefined> =>
  db.maybe<BatchRow>(sql`${selected}
    where state = 'uploading' and account_key = ${accountKey} and feed = ${feed} and file_size = ${size} and file_crc = ${crc}
      and parts = ${parts}
    order by batch_id desc limit 1`)

export const insertUpload = (
  db: Db,
  upload: Upload & { readonly batchId: string; readonly accountKey: string; readonly at: Instant },
): Promise<number> =>
  db.run(sql`
    insert into import_batch (batch_id, feed, file_sha256, imported_at, rows_read, created, merged, unchanged, refused, review,
                              state, file_name, file_size, file_crc, parts, account_key, started_at)
    values (${upload.batchId}, ${upload.feed}, '', ${upload.at}, 0, 0, 0, 0, 0, 0, 'uploading', ${upload.fileName}, ${upload.size},
            ${upload.crc}, ${upload.parts}, ${upload.accountKey}, ${upload.at})`)

/** Into a new state from its first step; what the rows came to is counted from zero. */
export const enter = (
  db: Db,
  batchId: BatchId,
  change: { readonly state: BatchState; readonly steps: number; readonly set?: Query },
): Promise<number> =>
  db.run(sql`
    update import_batch set state = ${change.state}, step = 0, steps = ${change.steps}, rows_read = 0, created = 0, merged = 0,
           unchanged = 0, refused = 0, review = 0${change.set ?? sql``}
    where batch_id = ${batchId}`)

/** One slice is done; after the last one the batch moves on. */
export const advance = (
  db: Db,
  batchId: BatchId,
  counts: Counts,
  then: { readonly state: BatchState; readonly at: Instant } | null,
): Promise<number> =>
  db.run(sql`
    update import_batch set step = step + 1, rows_read = rows_read + ${counts.read}, created = created + ${counts.created},
           merged = merged + ${counts.merged}, unchanged = unchanged + ${counts.unchanged}, refused = refused + ${counts.refused},
           review = review + ${counts.review}${
             then === null ? sql`` : sql`, state = ${then.state}, imported_at = ${then.at}`
           }
    where batch_id = ${batchId}`)

/** What the dry run came to is kept when the import begins to count anew. */
export const keepChecked = (db: Db, batchId: BatchId): Promise<number> =>
  db.run(sql`
    update import_batch set checked_counts = jsonb_build_object('read', rows_read, 'created', created, 'merged', merged,
           'unchanged', unchanged, 'refused', refused, 'review', review)
    where batch_id = ${batchId}`)

export const setState = (db: Db, batchId: BatchId, state: BatchState, set: Query = sql``): Promise<number> =>
  db.run(sql`update import_batch set state = ${state}${set} where batch_id = ${batchId}`)

export const batchesPage = (db: Db, after: readonly string[] | null): Promise<BatchRow[]> =>
  db.many<BatchRow>(sql`${selected}
    where ${after === null ? sql`true` : sql`(coalesce(started_at, imported_at), batch_id) < (${after[0]}::timestamptz, ${after[1]}::bigint)`}
    order by coalesce(started_at, imported_at) desc, batch_id desc limit ${pageSize + 1}`)
