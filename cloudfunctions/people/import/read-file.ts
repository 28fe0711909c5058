/** The parts of an upload, put together, checked, read and cut into slices. */
import { createHash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { ServiceError } from '../../../types/errors'
import { maxRows } from '../../../types/imports'
import { sql } from '../../database/sql'
import { KeptRefusal } from '../../service/kept-refusal'
import type { Services } from '../../service/context'
import { feeds } from './feed'
import { UnreadableFile } from './sheet/sheet-file'
import { enter, setState, type BatchRow } from './queries/batches'
import { deleteParts, openPart, putPart } from './queries/parts'
import { Slicer } from './slices'
import { readRows } from './table'

/** @throws FILE_INCOMPLETE (upload the missing parts), FILE_UNREADABLE (the batch is closed) */
export async function readFile(services: Services, batch: BatchRow, sliceRows: number): Promise<void> {
  const { db } = services
  const { batch_id: batchId, feed } = batch
  const bytes = await assembled(services, batch)
  const slicer = new Slicer(feed)
  try {
    for await (const row of readRows({ feed, bytes })) {
      slicer.add(row)
      if (slicer.rows > maxRows)
        throw new UnreadableFile(feeds[feed].label, `超过${maxRows.toLocaleString('en')}行,请分成几个文件`)
    }
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    await deleteParts(db, batchId, ['file'])
    await setState(db, batchId, 'discarded')
    throw new KeptRefusal('FILE_UNREADABLE', { why: error.message })
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const slices = slicer.slices(sliceRows)
  for (const [no, text] of slices.entries()) await putPart(services, batchId, 'slice', no, text)
  await deleteParts(db, batchId, ['file'])
  await enter(db, batchId, {
    state: 'checking',
    steps: slices.length,
    set: sql`, file_sha256 = ${sha256}, rows_total = ${slicer.rows}`,
  })
}

async function assembled(
  services: Services,
  { batch_id: batchId, parts, file_size, file_crc }: BatchRow,
): Promise<Buffer> {
  const bytes = Buffer.alloc(file_size)
  let at = 0
  for (let no = 0; no < parts; no++) {
    const body = await openPart(services, batchId, 'file', no)
    if (body === undefined) throw new ServiceError('FILE_INCOMPLETE')
    at += bytes.write(body, at, 'base64')
  }
  if (at !== file_size || crc32(bytes) !== Number(file_crc)) throw new ServiceError('FILE_INCOMPLETE')
  return bytes
}
