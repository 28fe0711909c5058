/** The voucher of this period that somebody holds for a programme, claimed when there is none yet: for rooms that need one. */
import { ServiceError } from '../../types/errors'
import type { PersonId, ProgrammeCode, VoucherId } from '../../types/schema'
import { today } from '../platform/clock'
import type { Context, ResidentCaller, Services } from '../service/context'
import { claim } from './claim'
import { claimable } from './programme'
import { activeVouchers } from './queries/active-vouchers'
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
  const ties = (await tiesOf(db, [caller.personId])).get(caller.personId)
  const holder = ties && holderOf(programme, caller.personId, ties, day)
  if (!holder) throw new ServiceError('NOT_ELIGIBLE')
  const [active] = await activeVouchers(db, [{ home: holder.home, programme: code, subject: holder.subject }])
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
