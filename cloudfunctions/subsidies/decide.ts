/** subsidies.approve, .pay, .settleAppeal: what managers decide, never who did the step before. */
import { ServiceError } from '../../types/errors'
import { sql } from '../database/sql'
import { onViolation } from '../database/driver-error'
import { today } from '../platform/clock'
import type { Handler } from '../service/context'
import { takeFromBudget } from '../vouchers/budget'
import { done, locked } from './desk'
import { move, mustMove, workingDays } from './move'
import { mustBeDecidable } from './publicity'

export const approve: Handler<'subsidies.approve'> = async (context, { applicationId }) => {
  const { clock, caller } = context
  const row = await locked(context, applicationId)
  mustMove(row, 'approved')
  await mustBeDecidable(context, row)
  const dueOn = await workingDays(context, today(clock), 'payment')
  await onViolation(
    'subsidy_by_two',
    () => new ServiceError('SUBSIDY_SAME_PERSON'),
    () => move(context, row, 'approved', { dueOn, changes: sql`, decided_by = ${caller.accountKey}` }),
  )
  await done(context, row, 'subsidies.approve')
  await takeFromBudget(context, row.programme)
  return {}
}

export const pay: Handler<'subsidies.pay'> = async (context, { applicationId, reference }) => {
  const row = await locked(context, applicationId)
  await move(context, row, 'paid', { changes: sql`, payment_reference = ${reference}` })
  await done(context, row, 'subsidies.pay')
  return {}
}

/** Reopened it is looked at from the beginning; what was reviewed before does not count. */
export const settleAppeal: Handler<'subsidies.settleAppeal'> = async (
  context,
  { applicationId, reopen, answer },
) => {
  const { clock, caller } = context
  const row = await locked(context, applicationId)
  if (row.state !== 'appealed') throw new ServiceError('SUBSIDY_STATE')
  if (row.refused_by === caller.accountKey) throw new ServiceError('SUBSIDY_SAME_PERSON')
  if (reopen)
    await move(context, row, 'submitted', {
      words: answer,
      dueOn: await workingDays(context, today(clock), 'review'),
      changes: sql`, reviewed_by = null, amount = null, public_from = null, public_until = null, refused_by = null`,
    })
  else await move(context, row, 'refused', { words: answer })
  await done(context, row, 'subsidies.settleAppeal')
  return {}
}
