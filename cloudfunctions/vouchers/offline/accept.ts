/** One redemption of an offline desk against the truth: the first that is taken in wins. */
import type { DeskRecord } from '../../../types/desk-record'
import { ServiceError } from '../../../types/errors'
import type { ConflictId } from '../../../types/offline'
import type { Instant } from '../../../types/schema'
import { onViolation } from '../../database/driver-error'
import { dateOf } from '../../platform/clock'
import { audit } from '../../service/audit'
import type { Context, StaffCaller } from '../../service/context'
import { chineseDate } from '../../eligibility/rules/calendar'
import { holdersOf, openingOf, refusalsHere } from '../present'
import { markRedeemed } from '../queries/mark-redeemed'
import { voucherById } from '../queries/presented-voucher'
import { takeQuota } from '../queries/take-quota'
import type { VoucherRow } from '../row'
import type { DeskRefusal } from '../rules/refusals'
import { insertConflict } from './queries/conflicts'
import type { Desk } from './queries/devices'
import { redeemedByDevice, type Outcome } from './queries/records'
import { reopenExpired } from './queries/reopen-expired'

type DeskContext = Context<StaffCaller>

/** Redeems it as of the day on which the desk did: what ended since then does not undo what was given. */
export async function accept(
  context: DeskContext,
  desk: Desk,
  record: DeskRecord,
  presented: VoucherRow,
): Promise<Outcome> {
  const { db, ids } = context
  // Read again: an earlier record of the same call may have redeemed it.
  const row = (await voucherById(db, presented.person_id, presented.voucher_id)) ?? presented
  const refusal = (await refusalsOnTheDay(context, row, record.at))[0]
  if (refusal) return notTaken(context, desk, record, row, refusal)
  try {
    // A savepoint: when the budget is used up meanwhile, nothing of this record remains.
    const won = await db.tx(async tx => {
      const within = { ...context, db: tx }
      if (row.state === 'expired') await reopen(within, row, record.at)
      return markRedeemed(tx, {
        home: row.person_id,
        voucherId: row.voucher_id,
        eventId: ids.next(),
        at: record.at,
        today: dateOf(record.at),
        institutionId: desk.institutionId,
        accountKey: context.caller.accountKey,
      })
    })
    if (won) {
      for (const holder of holdersOf(row)) await audit(context, holder, 'desk.sync', openingOf(row))
      return { outcome: 'accepted', reason: null, params: null, voucher: row }
    }
  } catch (error) {
    if (!(error instanceof ServiceError) || error.code === 'SYSTEM_RETRY') throw error
    return notTaken(context, desk, record, row, { code: error.code, params: error.params })
  }
  const after = (await voucherById(db, row.person_id, row.voucher_id)) ?? row
  const lost = (await refusalsOnTheDay(context, after, record.at))[0]
  // Not redeemed by another and not refused either: its days moved under our eyes. The desk sends it again.
  if (lost === undefined) throw new ServiceError('SYSTEM_RETRY')
  return notTaken(context, desk, record, after, lost)
}

/** The rules of the desk with the clock of the event; what the night expired after it was used is as it was then. */
const refusalsOnTheDay = (
  context: DeskContext,
  row: VoucherRow,
  at: Instant,
): Promise<readonly DeskRefusal[]> => {
  const then = { ...context, clock: { now: () => at } }
  const early = row.valid_from > dateOf(at)
  if (early)
    return Promise.resolve([
      { code: 'DESK_TIME', params: { at: chineseDate(dateOf(at), dateOf(context.clock.now())) } },
    ])
  return refusalsHere(then, row.state === 'expired' ? { ...row, state: 'claimed' } : row)
}

/** Its place in the budget was given back when it expired, so it is taken again; QUOTA_YEAR when none is left. */
async function reopen(context: DeskContext, row: VoucherRow, usedAt: Instant): Promise<void> {
  const { db, ids, clock, caller } = context
  const back = await onViolation(
    'voucher_one_active',
    () => new ServiceError('VOUCHER_CLOSED'),
    () =>
      reopenExpired(db, row, dateOf(usedAt), {
        id: ids.next(),
        at: clock.now(),
        accountKey: caller.accountKey,
      }),
  )
  if (back)
    await takeQuota(db, back.programme, { period: back.quota_period, region: back.quota_region }, 'before')
}

async function notTaken(
  { db, ids }: DeskContext,
  desk: Desk,
  record: DeskRecord,
  row: VoucherRow,
  { code, params }: DeskRefusal,
): Promise<Outcome> {
  const redeemedAt = row.redeemed_at
  const byAnother =
    code === 'ALREADY_REDEEMED' &&
    redeemedAt !== null &&
    !(await redeemedByDevice(db, desk, row.voucher_id, redeemedAt))
  if (!byAnother) return { outcome: 'refused', reason: code, params, voucher: row }
  await insertConflict(db, ids.next<ConflictId>(), row, {
    ...desk,
    recordId: record.recordId,
    at: record.at,
  })
  return { outcome: 'conflict', reason: code, params, voucher: row }
}
