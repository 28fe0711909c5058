/** For tests: sends a file as the screen does, and goes through its steps. */
import { crc32 } from 'node:zlib'
import type { World } from './world'
import { partBytes, type Batch, type BatchId, type FeedKind } from '../types/imports'
import { feeds } from '../cloudfunctions/people/import/feed'

export const csvOf = (feed: FeedKind, rows: readonly (readonly string[])[]): Buffer =>
  Buffer.from(
    [feeds[feed].columns, ...rows]
      .map(cells => cells.map(cell => `"${cell.replaceAll('"', '""')}"`).join(','))
      .join('\n'),
  )

export async function send(
  world: World,
  as: string,
  feed: FeedKind,
  bytes: Buffer,
  size = partBytes,
): Promise<BatchId> {
  const parts = Math.ceil(bytes.length / size)
  const { batch, received } = await world.ok(
    'imports.start',
    { feed, fileName: `${feed}.csv`, size: bytes.length, parts, crc: crc32(bytes) },
    as,
  )
  for (let part = 0; part < parts; part++)
    if (!received.includes(part))
      await world.ok(
        'imports.upload',
        {
          batchId: batch.batchId,
          part,
          body: bytes.subarray(part * size, (part + 1) * size).toString('base64'),
        },
        as,
      )
  return batch.batchId
}

/** Steps until the batch waits or has ended. */
export async function goOn(world: World, as: string, batchId: BatchId): Promise<Batch> {
  for (;;) {
    const batch = await world.ok('imports.continue', { batchId }, as)
    if (['checked', 'done', 'undone', 'discarded'].includes(batch.state)) return batch
  }
}

export async function importFile(world: World, as: string, feed: FeedKind, bytes: Buffer): Promise<Batch> {
  const batchId = await send(world, as, feed, bytes)
  const { sha256 } = await goOn(world, as, batchId)
  await world.ok('imports.confirm', { batchId, sha256 }, as)
  return goOn(world, as, batchId)
}

export async function undoBatch(world: World, as: string, batchId: BatchId): Promise<Batch> {
  await world.ok('imports.undo', { batchId, reason: '文件选错' }, as)
  return goOn(world, as, batchId)
}
