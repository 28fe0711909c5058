/** The beginning of every change of a draft: it exists, nobody was faster, and its state allows the move. */
import { ServiceError } from '../../types/errors'
import type { DraftId } from '../../types/policy'
import type { Context, StaffCaller } from '../service/context'
import { draftById, type DraftRow } from './queries/drafts'
import { after, type DraftMove } from './rules/draft-state'

/** NOT_FOUND, DRAFT_CLOSED or DRAFT_CHANGED. `seen` goes into the statement, which decides for good. */
export async function moved(
  { db, clock, caller }: Context<StaffCaller>,
  draftId: DraftId,
  revision: number,
  move: DraftMove,
) {
  const row: DraftRow = await draftById(db, draftId)
  if (after(row.state, move) === null) throw new ServiceError('DRAFT_CLOSED')
  if (row.revision !== revision) throw new ServiceError('DRAFT_CHANGED')
  return { row, seen: { id: draftId, revision, by: caller.accountKey, at: clock.now() } }
}
