// Sends a chosen file part by part. What has arrived is not sent again, so that a weak network only costs time.
import { partBytes, maxFileBytes, type Batch, type BatchId, type FeedKind } from '~types/imports'
import type { ActionName, Input, Output } from '~types/contract'
import { call, newKey } from '@/api/call'
import { CallError } from '@/api/failure'
import type { ChosenFile } from '@/platform/choose-file'
import { base64 } from '@/platform/base64'
import { crc32 } from './crc32'

/** A call that may pass when tried again is tried this often, with the same key. */
const tries = 4
const pauseMs = 800

const pause = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms))

export async function callPatiently<K extends ActionName>(action: K, input: Input<K>): Promise<Output<K>> {
  const key = newKey()
  for (let attempt = 1; ; attempt++) {
    try {
      return await call(action, input, key)
    } catch (error) {
      if (!(error instanceof CallError) || !error.retry || attempt === tries) throw error
      await pause(pauseMs * attempt)
    }
  }
}

const unreadable = (): CallError =>
  new CallError('NETWORK', '文件读不出来,可能已被移动或删除,请重新选择。', false, '')

async function piece(file: ChosenFile, part: number): Promise<Uint8Array> {
  const read = await file.read(part * partBytes, partBytes)
  if (!read.ok) throw unreadable()
  return read.value
}

/** @throws CallError; the same file again takes up where it stopped */
export async function sendFile(
  feed: FeedKind,
  file: ChosenFile,
  onProgress: (sent: number, parts: number) => void,
): Promise<BatchId> {
  if (file.size === 0) throw new CallError('INVALID_INPUT', '文件是空的。', false, '')
  if (file.size > maxFileBytes)
    throw new CallError('INVALID_INPUT', '文件超过40兆,请分成几个文件。', false, '')
  const parts = Math.ceil(file.size / partBytes)
  let crc = 0
  for (let part = 0; part < parts; part++) crc = crc32(await piece(file, part), crc)
  const { batch, received } = await callPatiently('imports.start', {
    feed,
    fileName: file.name.slice(-120),
    size: file.size,
    parts,
    crc,
  })
  const arrived = new Set(received)
  for (let part = 0; part < parts; part++) {
    if (!arrived.has(part))
      await callPatiently('imports.upload', {
        batchId: batch.batchId,
        part,
        body: base64(await piece(file, part)),
      })
    onProgress(part + 1, parts)
  }
  return batch.batchId
}

/** States in which the server waits for a person, or nothing is left to do. */
const resting: readonly Batch['state'][] = ['checked', 'done', 'undone', 'discarded']

/** Takes one step after the other until the batch rests or `stopped` says so. */
export async function goThrough(
  batchId: BatchId,
  onStep: (batch: Batch) => void,
  stopped: () => boolean,
): Promise<void> {
  while (!stopped()) {
    const batch = await callPatiently('imports.continue', { batchId })
    onStep(batch)
    if (resting.includes(batch.state)) return
  }
}
