/** The voucher of this period that somebody holds for a programme, claimed when there is none yet: for rooms that need one. */
import { randomBytes } from 'node:crypto'
import { ServiceError } from '../../types/errors'
import type { PersonId, ProgrammeCode, VoucherId } from '../../types/schema'
import { today } from '../platform/clock'
import type { Context, ResidentCaller, Services } from '../service/context'
import { claim } from './claim'
import { claimable } from './programme'
import { activeVouchers } from './queries/active-vouchers'
import { redeemedVouchers } from './queries/redeemed-vouchers'
import { replaceCode } from './queries/replace-code'
import { tiesOf } from './queries/ties'
import { holderOf, type Holder } from './rules/subject'
import { entropyBytes, makeTypedCode } from './rules/typed-code'
import { codeIndex, sealCode } from './sealed-code'

export interface Held {
  /** Whose row it is: herself, or the home person of the couple. */
  readonly home: PersonId
  readonly voucherId: VoucherId
}

async function holderFor(services: Services, personId: PersonId, code: ProgrammeCode): Promise<Holder> {
  const programme = await claimable(services, code)
  const ties = (await tiesOf(services.db, [personId])).get(personId)
  const holder = ties && holderOf(programme, personId, ties, today(services.clock))
  if (!holder) throw new ServiceError('NOT_ELIGIBLE')
  return holder
}

async function usableOf(
  { db, clock }: Services,
  { home, subject }: Holder,
  programme: ProgrammeCode,
): Promise<Held | null> {
  const [active] = await activeVouchers(db, [{ home, programme, subject }])
  return active?.state === 'claimed' && active.valid_until >= today(clock)
    ? { home, voucherId: active.voucher_id }
    : null
}

/** In the caller's transaction. @throws what `vouchers.claim` refuses; ALREADY_USED when it has been used */
export async function heldOrClaimed(context: Context<ResidentCaller>, code: ProgrammeCode): Promise<Held> {
  const holder = await holderFor(context, context.caller.personId, code)
  const held = await usableOf(context, holder, code)
  return held ?? { home: holder.home, voucherId: (await claim(context, { programme: code })).voucherId }
}

/**
 * New codes for what she holds of a programme; what a lost phone or a lost slip shows is void at once. In the caller's
 * transaction.
 * @throws VOUCHER_CLOSED when there is none that can be used
 */
export async function withNewCode(
  services: Services,
  personId: PersonId,
  code: ProgrammeCode,
  accountKey: string,
): Promise<Held> {
  const { db, ids, clock, vault } = services
  const held = await usableOf(services, await holderFor(services, personId, code), code)
  const typed = makeTypedCode(held?.home ?? personId, randomBytes(entropyBytes))
  const event = { id: ids.next(), at: clock.now(), accountKey }
  const replaced =
    held !== null &&
    (await replaceCode(
      db,
      held,
      { index: codeIndex(vault, typed), sealed: sealCode(vault, held.voucherId, typed) },
      event,
    ))
  if (!replaced) throw new ServiceError('VOUCHER_CLOSED')
  return held
}

/** Which of these have been redeemed. */
export const redeemedAmong = async (
  { db }: Pick<Services, 'db'>,
  vouchers: readonly Held[],
): Promise<ReadonlySet<VoucherId>> =>
  vouchers.length === 0 ? new Set() : new Set(await redeemedVouchers(db, vouchers))
