/** vouchers.claim: entitled now, once per couple, pregnancy, child or period, within the budget; for herself or her child. */
import { randomBytes } from 'node:crypto'
import { ServiceError } from '../../types/errors'
import type { LocalDate, PersonId, ProgrammeCode, VoucherId } from '../../types/schema'
import { concerns } from '../eligibility/about'
import { factsChanged } from '../eligibility/changed'
import { entitledUntil } from '../eligibility/entitled'
import { chineseDate } from '../eligibility/rules/calendar'
import type { Programme } from '../eligibility/rules/programme'
import { mayActFor } from '../people/children'
import { refuseDoubtful } from '../people/doubtful'
import { dateOf, today } from '../platform/clock'
import type { Context, Handler, ResidentCaller } from '../service/context'
import { childNames } from './child-names'
import { claimable } from './programme'
import { activeVoucher } from './queries/active-voucher'
import { insertVoucher } from './queries/insert-voucher'
import { visibleVoucher } from './queries/visible-vouchers'
import { takeQuota } from './queries/take-quota'
import { tiesOf } from './queries/ties'
import { voucherOf } from './row'
import { codeIndex, sealCode } from './sealed-code'
import { holderOf, type Holder } from './rules/subject'
import { entropyBytes, makeTypedCode } from './rules/typed-code'
import { validityOf } from './rules/validity'

export const claim: Handler<'vouchers.claim'> = async (context, input) => {
  const { db, clock, ids, vault, city, caller } = context
  const day = today(clock)
  const programme = await claimable(context, input.programme)
  const claimer = await claimerOf(context, programme, input.child)
  await refuseDoubtful(context, claimer)
  const holder = holderOf(programme, claimer, await tiesOf(db, claimer), day)
  if (holder === null) throw new ServiceError('NOT_ELIGIBLE')
  await refuseSecond(context, programme.code, holder)
  const entitlement = await entitledUntil(context, claimer, programme)
  if (!entitlement.entitled) {
    // The partner's claim may have committed between the two look-ups: then that is the reason.
    await refuseSecond(context, programme.code, holder)
    throw new ServiceError('NOT_ELIGIBLE')
  }

  const voucherId = ids.next<VoucherId>()
  const code = makeTypedCode(holder.home, randomBytes(entropyBytes))
  const quota = { period: day.slice(0, 4), region: city.code }
  const inserted = await insertVoucher(db, {
    voucherId,
    eventId: ids.next(),
    holder,
    programme,
    codeIndex: codeIndex(vault, code),
    codeSealed: sealCode(vault, voucherId, code),
    claimedBy: caller.personId,
    accountKey: caller.accountKey,
    at: clock.now(),
    validity: {
      ...validityOf(day, programme.voucherDays, entitlement.promisedUntil),
      windowUntil: entitlement.promisedUntil,
    },
    quota,
  })
  if (!inserted) {
    await refuseSecond(context, programme.code, holder)
    throw new ServiceError('SYSTEM_RETRY')
  }
  await factsChanged(context, peopleOf(holder))
  await takeQuota(db, programme.code, quota)
  const row = await visibleVoucher(db, caller.personId, voucherId)
  return voucherOf(row, programme, caller.personId, day, await childNames(context, [row]))
}

/** For whom: herself, or a child that she may act for. A benefit of a child is never given to the grown-up. */
async function claimerOf(
  context: Context<ResidentCaller>,
  programme: Programme,
  child: PersonId | undefined,
): Promise<PersonId> {
  const me = context.caller.personId
  if (child !== undefined && !(await mayActFor(context, me, child))) throw new ServiceError('PROXY_NOT_AUTH')
  if (!concerns(programme, child !== undefined)) throw new ServiceError('NOT_ELIGIBLE')
  return child ?? me
}

/** Names the day, so that "already" can be found again. */
async function refuseSecond({ db, clock }: Context, programme: ProgrammeCode, holder: Holder): Promise<void> {
  const active = await activeVoucher(db, holder.home, programme, holder.subject)
  if (active === undefined) return
  const words = (date: LocalDate): string => chineseDate(date, today(clock))
  throw active.state === 'claimed'
    ? new ServiceError('ALREADY_CLAIMED', { date: words(active.valid_until) })
    : new ServiceError('ALREADY_USED', {
        date: active.redeemed_at === null ? '' : words(dateOf(active.redeemed_at)),
      })
}

const peopleOf = ({ home, partner }: Holder): readonly PersonId[] =>
  partner === null ? [home] : [home, partner]
