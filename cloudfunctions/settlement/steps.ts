/** The steps of a statement (see `statementState`): confirmed or disputed by the clinic, checked by another, settled. */
import { ServiceError } from '../../types/errors'
import type { InstitutionId } from '../../types/schema'
import type { StatementState } from '../../types/settlement'
import type { Handler } from '../service/context'
import { markSettled } from '../vouchers/step'
import { decideLine, redemptionLine } from './queries/lines'
import {
  checked,
  confirmed,
  disputed,
  hasEarlierOpen,
  lockStatement,
  reopened,
  settled,
  type Statement,
} from './queries/statements'
import { disputePlace } from './read'
import { firstOf, scopeOf, type StaffContext } from './scope'

/** STATEMENT_STATE when it is in none of the states from which the step leads. */
async function standingIn(
  context: StaffContext,
  { institutionId, month }: { readonly institutionId: InstitutionId; readonly month: string },
  states: readonly StatementState[],
): Promise<Statement> {
  const row = await lockStatement(context.db, scopeOf(context), institutionId, firstOf(month))
  if (!states.includes(row.state)) throw new ServiceError('STATEMENT_STATE')
  return row
}
const step = ({ caller, clock }: StaffContext) => ({ by: caller.accountKey, at: clock.now() })

export const confirm: Handler<'settlement.confirm'> = async (context, which) => {
  await confirmed(context.db, await standingIn(context, which, ['draft']), step(context))
  return { state: 'confirmed' }
}

export const dispute: Handler<'settlement.dispute'> = async (context, { reason, ...which }) => {
  const row = await standingIn(context, which, ['draft'])
  await disputed(context.db, row, context.vault.seal(reason, disputePlace(row)))
  return { state: 'disputed' }
}

export const reopen: Handler<'settlement.reopen'> = async (context, which) => {
  await reopened(context.db, await standingIn(context, which, ['disputed']))
  return { state: 'draft' }
}

export const decide: Handler<'settlement.decide'> = async (context, { eventId, pay, reason, ...which }) => {
  const { db, vault } = context
  const row = await standingIn(context, which, ['draft', 'disputed', 'confirmed'])
  const line = await redemptionLine(db, row, eventId)
  const reasonSealed = vault.seal(reason, `settlement_decision.reason:${eventId}`)
  await decideLine(db, line, { pay, reasonSealed, ...step(context) })
  return { standing: (await redemptionLine(db, row, eventId)).standing }
}

export const check: Handler<'settlement.check'> = async (context, which) => {
  const row = await standingIn(context, which, ['confirmed'])
  if (row.confirmed_by === context.caller.accountKey) throw new ServiceError('STATEMENT_SAME_PERSON')
  await checked(context.db, row, step(context))
  return { state: 'checked' }
}

export const settle: Handler<'settlement.settle'> = async (context, which) => {
  const row = await standingIn(context, which, ['checked'])
  if (await hasEarlierOpen(context.db, row)) throw new ServiceError('STATEMENT_ORDER')
  const paid = await settled(context.db, row, step(context))
  await markSettled(context, paid, context.caller.accountKey)
  return { state: 'settled' }
}
