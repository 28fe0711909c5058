/** policy.draft.start, .get, .save, .check: writing a draft. */
import { ServiceError } from '../../types/errors'
import type { DraftId } from '../../types/policy'
import { programmeCode, z } from '../../types/schema'
import type { Handler } from '../service/context'
import { checkView, draftView } from './draft-view'
import { moved } from './moved'
import { mustManageCity, standingOf } from './published'
import { draftById, insertDraft, keepDefinition } from './queries/drafts'
import { checkDraft, ordinalFor } from './rules/draft-check'
import { blank, copyOf, firstOfNextMonth } from './rules/new-draft'

export const start: Handler<'policy.draft.start'> = async (context, { programme }) => {
  mustManageCity(context)
  const { db, ids, clock, city, caller } = context
  const { programmes, today } = await standingOf(context)
  const id = ids.next<DraftId>()
  const from = firstOfNextMonth(today)
  const base = programme === null ? null : programmes.findLast(({ code }) => code === programme)
  if (base === undefined) throw new ServiceError('NOT_FOUND')
  // Nobody should have to invent a code: the draft's own number is one.
  const code = base?.code ?? z.parse(programmeCode, `V_N${BigInt(id).toString(36).toUpperCase()}`)
  if (ordinalFor(programmes, code) === null) throw new ServiceError('QUOTA_PROGRAMMES')
  await insertDraft(db, {
    id,
    code,
    base: base ?? null,
    definition: base === null ? blank(city.code, from) : copyOf(base, from, programmes),
    author: caller.accountKey,
    at: clock.now(),
  })
  return { draftId: id }
}

export const get: Handler<'policy.draft.get'> = async (context, { draftId }) => {
  mustManageCity(context)
  return draftView(await draftById(context.db, draftId), await standingOf(context), context.caller.accountKey)
}

export const save: Handler<'policy.draft.save'> = async (context, { draftId, revision, definition }) => {
  mustManageCity(context)
  const { row, seen } = await moved(context, draftId, revision, 'save')
  if (!(await keepDefinition(context.db, seen, definition))) throw new ServiceError('DRAFT_CHANGED')
  const checked = checkDraft(definition, row.code, await standingOf(context))
  return { revision: revision + 1, check: checkView(checked) }
}

export const check: Handler<'policy.draft.check'> = async (context, { draftId, definition }) => {
  mustManageCity(context)
  const { code } = await draftById(context.db, draftId)
  return checkView(checkDraft(definition, code, await standingOf(context)))
}
