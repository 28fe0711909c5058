/** policy.draft.submit, .decide, .withdraw: from a draft to a version that holds, by two people. */
import { ServiceError } from '../../types/errors'
import type { Programme } from '../eligibility/rules/programme'
import type { Context, Handler, StaffCaller } from '../service/context'
import { moved } from './moved'
import { mustManageCity, standingOf } from './published'
import { markPublished, markReturned, markSubmitted, markWithdrawn, type DraftRow } from './queries/drafts'
import { insertVersion, lockPublishing } from './queries/versions'
import { checkDraft } from './rules/draft-check'
import { isSecondPerson } from './rules/draft-state'

/** The version as it stands against everything that is published now, or DRAFT_INVALID with each place and reason. */
async function validVersion(context: Context<StaffCaller>, row: DraftRow): Promise<Programme> {
  const { faults, programme } = checkDraft(row.definition, row.code, await standingOf(context))
  if (programme !== null && faults.length === 0) return programme
  throw new ServiceError(
    'DRAFT_INVALID',
    {},
    faults.map(({ path, place, reason }) => ({ path, text: `${place}:${reason}` })),
  )
}

export const submit: Handler<'policy.draft.submit'> = async (context, { draftId, revision }) => {
  mustManageCity(context)
  const { row, seen } = await moved(context, draftId, revision, 'submit')
  await validVersion(context, row)
  if (!(await markSubmitted(context.db, seen))) throw new ServiceError('DRAFT_CHANGED')
  return { revision: revision + 1 }
}

export const decide: Handler<'policy.draft.decide'> = async (context, input) => {
  mustManageCity(context)
  const { db, caller, clock } = context
  const { row, seen } = await moved(context, input.draftId, input.revision, input.decision)
  if (!isSecondPerson(row, caller.accountKey)) throw new ServiceError('SECOND_PERSON')
  if (input.decision === 'return') {
    if (input.reason === undefined)
      throw new ServiceError('INVALID_INPUT', {}, [{ path: 'reason', text: '请写明原因' }])
    if (!(await markReturned(db, seen, input.reason))) throw new ServiceError('DRAFT_CHANGED')
    return { state: 'returned', version: null }
  }
  await lockPublishing(db)
  // Days may have passed since it was submitted, and other versions may have been published.
  const programme = await validVersion(context, row)
  await insertVersion(db, programme, { author: row.author, approver: caller.accountKey, at: clock.now() })
  if (!(await markPublished(db, seen, programme.version))) throw new ServiceError('DRAFT_CHANGED')
  return { state: 'published', version: programme.version }
}

export const withdraw: Handler<'policy.draft.withdraw'> = async (context, { draftId, revision }) => {
  mustManageCity(context)
  const { seen } = await moved(context, draftId, revision, 'withdraw')
  if (!(await markWithdrawn(context.db, seen))) throw new ServiceError('DRAFT_CHANGED')
  return { state: 'withdrawn' }
}
