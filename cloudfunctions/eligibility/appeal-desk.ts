/** appeals.list, appeals.open, appeals.answer: the manager's side of objections, within the own region. */
import { ServiceError } from '../../types/errors'
import type { AppealId } from '../../types/schema'
import { maskedNames } from '../people/masked-names'
import { today } from '../platform/clock'
import { audit } from '../service/audit'
import type { Context, Handler, StaffCaller } from '../service/context'
import { decodeCursor, page } from '../service/page'
import { openInputs, sealAnswer, shownAppeal, titles } from './appeal'
import { inScope } from './list-scope'
import { answerAppeal, appealInScope, appealPage, type AppealRow } from './queries/appeals'
import { readSnapshot } from './rules/snapshot'

const scopeOf = ({ caller, city }: Context<StaffCaller>) => inScope(caller.region, city.code)

export const list: Handler<'appeals.list'> = async (context, input) => {
  const { db, clock } = context
  const rows = await appealPage(db, input.state, scopeOf(context), decodeCursor(input.cursor, 2))
  const { items, next } = page(rows, row => [row.due_on, row.appeal_id])
  const names = await maskedNames(
    context,
    items.map(row => row.person_id),
  )
  const titleOf = await titles(context)
  const day = today(clock)
  return {
    items: items.map(row => ({
      ...shownAppeal(context, row, titleOf),
      name: names.get(row.person_id) ?? '*',
      version: row.programme_version,
      overdue: row.state === 'open' && row.due_on < day,
    })),
    next,
  }
}

const find = (context: Context<StaffCaller>, id: AppealId): Promise<AppealRow> =>
  appealInScope(context.db, id, scopeOf(context))

export const open: Handler<'appeals.open'> = async (context, { appealId }) => {
  const row = await find(context, appealId)
  await audit(context, row.person_id, 'appeals.open', `appeal:${appealId}`)
  const { standing } = readSnapshot(openInputs(context, row))
  return {
    appeal: shownAppeal(context, row, await titles(context)),
    clauses: standing.clauses,
    reasons: standing.reasons.map(({ text }) => text),
    missing: standing.missing.map(({ text }) => text),
  }
}

export const answer: Handler<'appeals.answer'> = async (context, input) => {
  const { db, clock, caller } = context
  const row = await find(context, input.appealId)
  const written = await answerAppeal(db, row, {
    answer: sealAnswer(context, row.appeal_id, input.answer),
    at: clock.now(),
    accountKey: caller.accountKey,
  })
  if (written === 0) throw new ServiceError('APPEAL_ANSWERED')
  await audit(context, row.person_id, 'appeals.answer', `appeal:${row.appeal_id}`)
  return { appealId: row.appeal_id }
}
