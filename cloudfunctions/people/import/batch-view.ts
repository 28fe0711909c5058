/** A batch as the contract shows it, and who may see it. */
import type { Batch } from '../../../types/imports'
import { ServiceError } from '../../../types/errors'
import type { Context, StaffCaller } from '../../service/context'
import { feeds } from './feed'
import type { BatchRow } from './queries/batches'

export const viewOf = (row: BatchRow): Batch => ({
  batchId: row.batch_id,
  feed: row.feed,
  feedLabel: feeds[row.feed].label,
  state: row.state,
  fileName: row.file_name,
  sha256: row.file_sha256,
  step: row.step,
  steps: row.steps,
  rows: row.rows_total === 0 ? row.rows_read : row.rows_total,
  counts: {
    read: row.rows_read,
    created: row.created,
    merged: row.merged,
    unchanged: row.unchanged,
    refused: row.refused,
    review: row.review,
  },
  checked: row.checked_counts,
  undo: row.undo_counts,
  startedAt: row.started_at ?? row.imported_at,
})

const bare = (code: string): string => code.replace(/^(\d{2,4}?)(00)+$/, '$1')

/** A file may speak of anybody in the city: only who answers for the whole of it imports. */
export function wholeCity({ caller, city }: Pick<Context<StaffCaller>, 'caller' | 'city'>): void {
  if (!bare(city.code).startsWith(bare(caller.region))) throw new ServiceError('FORBIDDEN')
}
