/** The voucher of this period that somebody holds for a programme, claimed for her when there is none yet: for rooms that hand things out. */
import type { ProgrammeCode, VoucherId } from '../../types/schema'
import { today } from '../platform/clock'
import type { Context, ResidentCaller } from '../service/context'
import { claim } from './claim'
import { claimable } from './programme'
import { activeVoucher } from './queries/active-voucher'
import { holderOf } from './rules/subject'

const noTies = { couple: null, pregnancyId: null }

/** In the caller's transaction. @throws what `vouchers.claim` refuses; ALREADY_USED when it has been used */
export async function heldOrClaimed(
  context: Context<ResidentCaller>,
  code: ProgrammeCode,
): Promise<VoucherId> {
  const day = today(context.clock)
  const { personId } = context.caller
  const programme = await claimable(context, code)
  const holder = holderOf(programme, personId, noTies, day)
  const active = holder && (await activeVoucher(context.db, personId, code, holder.subject))
  if (active?.state === 'claimed' && active.valid_until >= day) return active.voucher_id
  return (await claim(context, { programme: code })).voucherId
}
