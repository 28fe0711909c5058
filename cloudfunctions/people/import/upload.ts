/** imports.start, imports.upload, imports.discard: a file arrives in parts, so that a weak network can take it up again. */
import { ServiceError } from '../../../types/errors'
import type { BatchId } from '../../../types/imports'
import { plusSeconds } from '../../platform/clock'
import type { Handler, Services } from '../../service/context'
import { viewOf, wholeCity } from './batch-view'
import { batchById, insertUpload, lockBatch, setState, unfinishedUpload } from './queries/batches'
import { deleteParts, dropOldParts, partNumbers, putPart } from './queries/parts'

/** A file that nobody finished is not kept longer than this. */
const keptSeconds = 24 * 3600

/** Also called by the night's job. Answers how many parts went. */
export const dropOldUploads = ({ db, clock }: Pick<Services, 'db' | 'clock'>): Promise<number> =>
  dropOldParts(db, plusSeconds(clock.now(), -keptSeconds))

export const start: Handler<'imports.start'> = async (context, input) => {
  wholeCity(context)
  const { db, ids, clock, caller } = context
  await dropOldUploads(context)
  const known = await unfinishedUpload(db, caller.accountKey, input)
  if (known) return { batch: viewOf(known), received: await partNumbers(db, known.batch_id, 'file') }
  const batchId = ids.next<BatchId>()
  await insertUpload(db, { ...input, batchId, accountKey: caller.accountKey, at: clock.now() })
  return { batch: viewOf(await batchById(db, batchId)), received: [] }
}

export const upload: Handler<'imports.upload'> = async (context, { batchId, part, body }) => {
  wholeCity(context)
  const { db } = context
  const batch = await batchById(db, batchId)
  if (batch.state !== 'uploading' || part >= batch.parts) throw new ServiceError('BATCH_STATE')
  await putPart(context, batchId, 'file', part, body)
  return { received: (await partNumbers(db, batchId, 'file')).length, parts: batch.parts }
}

export const discard: Handler<'imports.discard'> = async (context, { batchId }) => {
  wholeCity(context)
  const { db } = context
  const batch = await lockBatch(db, batchId)
  if (batch.state === 'discarded') return viewOf(batch)
  if (!['uploading', 'checking', 'checked'].includes(batch.state)) throw new ServiceError('BATCH_STATE')
  await deleteParts(db, batchId, ['file', 'slice', 'diff'])
  await setState(db, batchId, 'discarded')
  return viewOf(await batchById(db, batchId))
}
