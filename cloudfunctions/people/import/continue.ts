/**
 * imports.continue: the next step of a batch, whatever it is. Progress is kept in the batch's row and moves in the
 * transaction of the step, under the row's lock: a step that dies is done again, two callers take two different steps.
 *
 * | state     | a step                                        | then                                    |
 * |-----------|-----------------------------------------------|-----------------------------------------|
 * | uploading | puts the parts together, cuts them into slices | checking, or discarded when unreadable  |
 * | checking  | plans a slice, writes nothing but its account | checked after the last slice            |
 * | checked   | nothing: waits for imports.confirm            | importing                               |
 * | importing | plans a slice again and writes it             | done; the file is deleted               |
 * | undoing   | puts the next records back                    | undone when none is left                |
 */
import type { Batch } from '../../../types/imports'
import { ServiceError } from '../../../types/errors'
import { sql } from '../../database/sql'
import type { Handler, Services } from '../../service/context'
import { viewOf, wholeCity } from './batch-view'
import { advance, batchById, keepChecked, lockBatch, setState, type BatchRow } from './queries/batches'
import { analyse, worthAnalysing } from './queries/batch'
import { deleteParts, openPart, putPart } from './queries/parts'
import { undoCounts } from './queries/undo'
import { readFile } from './read-file'
import { runSlice } from './slice'
import { rowsOfSlice } from './slices'
import { undoStep } from './undo'

/** How much one call does: what a cloud function plans and writes in a few seconds and 256 MB. */
export interface StepSizes {
  readonly sliceRows: number
  readonly undoRecords: number
}
export const stepSizes: StepSizes = { sliceRows: 2000, undoRecords: 1000 }

export const continueWith =
  (sizes: StepSizes): Handler<'imports.continue'> =>
  async (context, { batchId }) => {
    wholeCity(context)
    const batch = await lockBatch(context.db, batchId)
    await takeStep(context, batch, sizes)
    return view(context, batch)
  }

const view = async ({ db }: Services, { batch_id }: BatchRow): Promise<Batch> =>
  viewOf(await batchById(db, batch_id))

async function takeStep(services: Services, batch: BatchRow, sizes: StepSizes): Promise<void> {
  switch (batch.state) {
    case 'uploading':
      return readFile(services, batch, sizes.sliceRows)
    case 'checking':
    case 'importing':
      return stepSlice(services, batch, batch.state)
    case 'undoing':
      return stepUndo(services, batch, sizes.undoRecords)
    // Asked once more by a caller who has not heard: nothing is left to do.
    case 'checked':
    case 'done':
    case 'undone':
    case 'discarded':
      return
  }
}

async function stepSlice(
  services: Services,
  batch: BatchRow,
  state: 'checking' | 'importing',
): Promise<void> {
  const { db, clock } = services
  const { batch_id: batchId, feed, step, steps } = batch
  const text = await openPart(services, batchId, 'slice', step)
  if (text === undefined) throw new ServiceError('FILE_INCOMPLETE')
  const dryRun = state === 'checking'
  const { counts, differences } = await runSlice(services, { id: batchId, feed }, rowsOfSlice(text), {
    dryRun,
  })
  const last = step + 1 === steps
  await advance(db, batchId, counts, last ? { state: dryRun ? 'checked' : 'done', at: clock.now() } : null)
  if (dryRun) await putPart(services, batchId, 'diff', step, JSON.stringify(differences))
  if (dryRun && last) await keepChecked(db, batchId)
  if (!dryRun && (last || step % 10 === 0) && batch.rows_total > worthAnalysing) await analyse(db)
  if (!dryRun && last) await deleteParts(db, batchId, ['file', 'slice', 'diff'])
}

async function stepUndo(services: Services, { batch_id: batchId }: BatchRow, size: number): Promise<void> {
  const { db, clock } = services
  const more = await undoStep(services, batchId, size)
  const counts = await undoCounts(db, batchId)
  await setState(
    db,
    batchId,
    more ? 'undoing' : 'undone',
    more
      ? sql`, step = least(step + 1, steps), undo_counts = ${JSON.stringify(counts)}::jsonb`
      : sql`, step = steps, undo_counts = ${JSON.stringify(counts)}::jsonb, closed_at = ${clock.now()}`,
  )
}
