/** Parts of a file at rest: sealed, found by batch, kind and number, gone after a day. */
import type { BatchId } from '../../../../types/imports'
import type { Instant } from '../../../../types/schema'
import type { Db } from '../../../database/db'
import { sql } from '../../../database/sql'
import type { Vault } from '../../../platform/vault'

/** file: as uploaded, base64. slice: rows, a JSON line each. diff: what a slice would change, JSON. */
export type PartKind = 'file' | 'slice' | 'diff'

const context = (batchId: BatchId, kind: PartKind, no: number): string =>
  `import_part.body:${batchId}:${kind}:${no}`

export const putPart = (
  { db, vault, clock }: { readonly db: Db; readonly vault: Vault; readonly clock: { now(): Instant } },
  batchId: BatchId,
  kind: PartKind,
  no: number,
  body: string,
): Promise<number> =>
  db.run(sql`
    insert into import_part (batch_id, kind, part_no, created_at, body_sealed)
    values (${batchId}, ${kind}, ${no}, ${clock.now()}, ${vault.seal(body, context(batchId, kind, no))})
    on conflict (batch_id, kind, part_no) do update set body_sealed = excluded.body_sealed, created_at = excluded.created_at`)

/** Undefined when it has been deleted. */
export async function openPart(
  { db, vault }: { readonly db: Db; readonly vault: Vault },
  batchId: BatchId,
  kind: PartKind,
  no: number,
): Promise<string | undefined> {
  const row = await db.maybe<{ body_sealed: Buffer }>(
    sql`select body_sealed from import_part where batch_id = ${batchId} and kind = ${kind} and part_no = ${no}`,
  )
  return row && vault.open(row.body_sealed, context(batchId, kind, no))
}

export async function partNumbers(db: Db, batchId: BatchId, kind: PartKind): Promise<number[]> {
  const rows = await db.many<{ part_no: number }>(
    sql`select part_no from import_part where batch_id = ${batchId} and kind = ${kind} order by part_no`,
  )
  return rows.map(row => row.part_no)
}

export const deleteParts = (db: Db, batchId: BatchId, kinds: readonly PartKind[]): Promise<number> =>
  db.run(sql`delete from import_part where batch_id = ${batchId} and kind = any(${kinds}::text[])`)

/**
 * Files that nobody finished: their batches are closed and what they held is gone. A batch that is being imported is never
 * given up half-way: its slices stay until it has gone through.
 */
export const dropOldParts = (db: Db, before: Instant): Promise<number> =>
  db.run(sql`
    with old as (
      select distinct p.batch_id from import_part p join import_batch b on b.batch_id = p.batch_id
      where p.created_at < ${before} and b.state in ('uploading', 'checking', 'checked')
    ), closed as (
      update import_batch set state = 'discarded', closed_at = ${before} where batch_id in (select batch_id from old)
    )
    delete from import_part where batch_id in (select batch_id from old)`)
