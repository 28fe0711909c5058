/** From what a desk scanned or typed to the voucher, whether it is allowed here, and what the clerk sees. */
import { ServiceError } from '../../types/errors'
import type { DeskView } from '../../types/vouchers'
import type { PersonId } from '../../types/schema'
import { maskedNames } from '../people/masked-names'
import { plusSeconds, today } from '../platform/clock'
import type { Context, Services, StaffCaller } from '../service/context'
import { capabilityOf, claimedUnder } from './programme'
import { brokenPromise } from './promise'
import { licensedOn } from './licensed-on'
import { hasCapability } from './queries/desk-institution'
import { readPresented } from './presented'
import { openedLately } from './queries/opened-lately'
import { redemptionOf, type VoucherRow } from './row'
import { refusalsOf, textOf, type DeskRefusal } from './rules/refusals'
import { stateOn } from './rules/state'

type DeskContext = Context<StaffCaller>

/** A clerk who opened a fresh code has this long to check the identity card before redeeming it. */
const openedSeconds = 600

export const openingOf = (row: VoucherRow): string => `voucher:${row.voucher_id}`
export const holdersOf = (row: {
  readonly person_id: PersonId
  readonly partner_id: PersonId | null
}): readonly PersonId[] => (row.partner_id === null ? [row.person_id] : [row.person_id, row.partner_id])

/**
 * CODE_FORGED, CODE_OTHER_CITY, CODE_UNKNOWN, CODE_REPLACED or CODE_STALE, before anything of the voucher is told.
 * @param forRedeem a stale code passes when this clerk opened it while it was fresh
 */
export async function present(
  context: DeskContext,
  code: string,
  { forRedeem }: { readonly forRedeem: boolean },
): Promise<VoucherRow> {
  const { db, clock, caller } = context
  const now = clock.now()
  const presented = await readPresented(context, code, now)
  if ('refused' in presented) throw new ServiceError(presented.refused)
  const { row, fresh } = presented
  if (fresh) return row
  const since = plusSeconds(now, -openedSeconds)
  if (!forRedeem || !(await openedLately(db, row.person_id, caller.accountKey, openingOf(row), since)))
    throw new ServiceError('CODE_STALE')
  return row
}

export async function refusalsHere(context: DeskContext, row: VoucherRow): Promise<readonly DeskRefusal[]> {
  const { db, clock, city, caller } = context
  const programmeOf = await claimedUnder(context)
  const claimed = programmeOf(row)
  const capability = capabilityOf(city, claimed)
  return refusalsOf({
    state: stateOn(row.state, row.valid_until, today(clock)),
    validUntil: row.valid_until,
    today: today(clock),
    redeemed: redemptionOf(row),
    capable: await hasCapability(db, caller.institutionId, capability, licensedOn(context, capability)),
    noLonger: await brokenPromise(context, holdersOf(row), claimed),
  })
}

export async function deskView(
  services: Services,
  row: VoucherRow,
  refusals: readonly DeskRefusal[],
): Promise<DeskView> {
  const programme = (await claimedUnder(services))(row)
  const names = await maskedNames(services, holdersOf(row))
  return {
    voucherId: row.voucher_id,
    programme: row.programme,
    title: programme.title,
    names: holdersOf(row).map(id => names.get(id) ?? '*'),
    freeItems: [...programme.freeItems],
    validUntil: row.valid_until,
    allowed: refusals.length === 0,
    refusals: refusals.map(textOf),
    firstRedemption: redemptionOf(row),
  }
}
