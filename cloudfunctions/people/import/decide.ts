/** imports.confirm and imports.undo: what a manager decides about a batch; imports.continue then carries it out. */
import { ServiceError } from '../../../types/errors'
import { sql } from '../../database/sql'
import type { Handler } from '../../service/context'
import { viewOf, wholeCity } from './batch-view'
import type { StepSizes } from './continue'
import { batchById, enter, lockBatch } from './queries/batches'
import { deleteIssues } from './queries/issues'
import { partNumbers } from './queries/parts'
import { stepsOfUndo } from './undo'

/** Again after the decision has been taken, it answers the batch as it is: a retry never imports twice. */
export const confirm: Handler<'imports.confirm'> = async (context, { batchId, sha256 }) => {
  wholeCity(context)
  const { db, log, traceId } = context
  const batch = await lockBatch(db, batchId)
  if (batch.file_sha256 !== sha256) throw new ServiceError('FILE_CHANGED')
  if (batch.state === 'importing' || batch.state === 'done') return viewOf(batch)
  if (batch.state !== 'checked') throw new ServiceError('BATCH_STATE')
  if ((await partNumbers(db, batchId, 'slice')).length !== batch.steps)
    throw new ServiceError('FILE_INCOMPLETE')
  // The import makes its own account: between the dry run and now something may have changed.
  await deleteIssues(db, batchId)
  await enter(db, batchId, { state: 'importing', steps: batch.steps })
  log.info('imports.confirm', { traceId, batchId, rows: batch.rows_total })
  return viewOf(await batchById(db, batchId))
}

export const undoWith =
  ({ undoRecords }: StepSizes): Handler<'imports.undo'> =>
  async (context, { batchId, reason }) => {
    wholeCity(context)
    const { db, vault, log, traceId } = context
    const batch = await lockBatch(db, batchId)
    if (batch.state === 'undoing' || batch.state === 'undone') return viewOf(batch)
    if (batch.state !== 'done') throw new ServiceError('BATCH_STATE')
    const steps = await stepsOfUndo(db, batchId, undoRecords)
    await db.run(sql`
      update import_batch set state = 'undoing', step = 0, steps = ${steps},
             reason_sealed = ${vault.seal(reason, `import_batch.reason:${batchId}`)}
      where batch_id = ${batchId}`)
    log.info('imports.undo', { traceId, batchId, steps })
    return viewOf(await batchById(db, batchId))
  }
