/** vouchers.extend: one press in its last week or soon after its end, once, inside the window of the examination. */
import { ServiceError } from '../../types/errors'
import { onViolation, RetryableError } from '../database/driver-error'
import { factsChanged } from '../eligibility/changed'
import { today } from '../platform/clock'
import type { Handler } from '../service/context'
import { alreadyOf } from './already'
import { childNames } from './child-names'
import { holdersOf } from './present'
import { claimedUnder } from './programme'
import { activeVouchers } from './queries/active-vouchers'
import { extendOnce, lockVoucher } from './queries/extend-once'
import { takeQuota } from './queries/take-quota'
import { visibleVoucher } from './queries/visible-vouchers'
import { voucherOf } from './row'
import { extendsTo } from './rules/extension'
import { followBookings } from './step'

export const extend: Handler<'vouchers.extend'> = async (context, { voucherId }) => {
  const { db, ids, clock, caller } = context
  const day = today(clock)
  const quota = await lockVoucher(
    db,
    (await visibleVoucher(db, caller.personId, voucherId)).person_id,
    voucherId,
  )
  const row = await visibleVoucher(db, caller.personId, voucherId)
  const programme = (await claimedUnder(context))(row)
  const until = extendsTo(row, programme.voucherDays ?? 0, day)
  if (until === null) throw new ServiceError('EXTENSION_OVER')
  const [active] = await activeVouchers(db, [
    { home: row.person_id, programme: row.programme, subject: row.subject },
  ])
  if (row.state === 'expired' && active !== undefined) throw alreadyOf(active, day)
  await onViolation(
    'voucher_one_active',
    // A new one was claimed since that look: the second try reads it, and says until when it is good.
    () => new RetryableError('voucher_one_active'),
    () => extendOnce(db, row, { until, eventId: ids.next(), at: clock.now(), accountKey: caller.accountKey }),
  )
  if (row.state === 'expired') {
    await followBookings(context, holdersOf(row))
    await factsChanged(context, holdersOf(row))
    // Its place was given back when it ended: the budget must have one again.
    await takeQuota(db, row.programme, quota, 'behind')
  }
  const after = await visibleVoucher(db, caller.personId, voucherId)
  return voucherOf(after, programme, caller.personId, day, await childNames(context, [after]))
}
