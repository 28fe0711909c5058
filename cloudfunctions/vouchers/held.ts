/** The voucher of this period that somebody holds for a programme, claimed when there is none yet: for rooms that need one. */
import { ServiceError } from '../../types/errors'
import type { PersonId, ProgrammeCode, VoucherId } from '../../types/schema'
import { today } from '../platform/clock'
import type { Context, ResidentCaller, Services } from '../service/context'
import { claim } from './claim'
import { claimable } from './programme'
import { activeVoucher } from './queries/active-voucher'
import { redeemedVouchers } from './queries/redeemed-vouchers'
import { tiesOf } from './queries/ties'
import { holderOf } from './rules/subject'

export interface Held {
  /** Whose row it is: herself, or the home person of the couple. */
  readonly home: PersonId
  readonly voucherId: VoucherId
}

/** In the caller's transaction. @throws what `vouchers.claim` refuses; ALREADY_USED when it has been used */
export async function heldOrClaimed(context: Context<ResidentCaller>, code: ProgrammeCode): Promise<Held> {
  const { db, clock, caller } = context
  const day = today(clock)
  const programme = await claimable(context, code)
  const holder = holderOf(programme, caller.personId, await tiesOf(db, caller.personId), day)
  if (holder === null) throw new ServiceError('NOT_ELIGIBLE')
  const active = await activeVoucher(db, holder.home, code, holder.subject)
  if (active?.state === 'claimed' && active.valid_until >= day)
    return { home: holder.home, voucherId: active.voucher_id }
  return { home: holder.home, voucherId: (await claim(context, { programme: code })).voucherId }
}

/** Which of these have been redeemed. */
export const redeemedAmong = async (
  { db }: Pick<Services, 'db'>,
  vouchers: readonly Held[],
): Promise<ReadonlySet<VoucherId>> =>
  vouchers.length === 0 ? new Set() : new Set(await redeemedVouchers(db, vouchers))
