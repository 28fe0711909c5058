/** desk.redeem: once. The database decides who was first; everyone else learns when and where that was. */
import { ServiceError } from '../../types/errors'
import type { PersonId, VoucherId } from '../../types/schema'
import type { DeskView } from '../../types/vouchers'
import { factsChanged } from '../eligibility/changed'
import { today } from '../platform/clock'
import { audit } from '../service/audit'
import type { Context, Handler, StaffCaller } from '../service/context'
import { deskView, holdersOf, openingOf, present, refusalsHere } from './present'
import { markRedeemed } from './queries/mark-redeemed'
import { voucherById } from './queries/presented-voucher'
import { keepingRefusals } from './refused-scans'
import type { VoucherRow } from './row'
import type { DeskRefusal } from './rules/refusals'

export const redeem: Handler<'desk.redeem'> = (context, { code }) =>
  keepingRefusals(context, code, async () =>
    redeemRow(context, await present(context, code, { forRedeem: true })),
  )

/** In the caller's transaction, for a room that hands out what the voucher is for. @throws what `desk.redeem` answers */
export async function redeemHeld(
  context: Context<StaffCaller>,
  home: PersonId,
  voucherId: VoucherId,
): Promise<void> {
  const row = await voucherById(context.db, home, voucherId)
  if (row === undefined) throw new ServiceError('CODE_UNKNOWN')
  await redeemRow(context, row)
}

async function redeemRow(context: Context<StaffCaller>, row: VoucherRow): Promise<DeskView> {
  const { db, clock, ids, caller } = context
  throwFirst(await refusalsHere(context, row))
  const { institutionId } = caller
  // `refusalsHere` found a capability, so there is an institution; the type does not know.
  if (institutionId === null) throw new ServiceError('SITE_NO_CAPABILITY')
  const won = await markRedeemed(db, {
    home: row.person_id,
    voucherId: row.voucher_id,
    eventId: ids.next(),
    at: clock.now(),
    today: today(clock),
    institutionId,
    accountKey: caller.accountKey,
  })
  const after = await voucherById(db, row.person_id, row.voucher_id)
  if (after === undefined) throw new ServiceError('CODE_UNKNOWN')
  if (!won) {
    throwFirst(await refusalsHere(context, after))
    throw new ServiceError('SYSTEM_RETRY')
  }
  for (const holder of holdersOf(row)) await audit(context, holder, 'desk.redeem', openingOf(row))
  await factsChanged(context, holdersOf(row))
  return { ...(await deskView(context, after, [])), allowed: true }
}

function throwFirst(refusals: readonly DeskRefusal[]): void {
  const first = refusals[0]
  if (first) throw new ServiceError(first.code, first.params)
}
