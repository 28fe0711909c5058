/** vouchers.claim for all who ask at the same moment: each is refused or given as if alone, in a few statements for all. */
import { randomBytes } from 'node:crypto'
import { ServiceError } from '../../types/errors'
import type { PersonId, VoucherId } from '../../types/schema'
import type { Voucher } from '../../types/vouchers'
import { concerns } from '../eligibility/about'
import { factsChanged } from '../eligibility/changed'
import { entitlements, type Entitlement } from '../eligibility/entitled'
import type { Programme } from '../eligibility/rules/programme'
import { mayActFor } from '../people/children'
import { doubtfulAmong } from '../people/doubtful'
import { takeTurns } from '../people/facts'
import { today } from '../platform/clock'
import type { Services } from '../service/context'
import { again } from '../service/gather'
import type { TogetherCall } from '../service/together'
import { childNames } from './child-names'
import { claimable } from './programme'
import { alreadyOf } from './already'
import { activeVouchers, type ActiveVoucher } from './queries/active-vouchers'
import { insertTogether, type Claimed } from './queries/claim-together'
import { insertVoucher, type NewVoucher } from './queries/insert-voucher'
import { heldAmong, takeHeldPlace } from './queries/places'
import { takeQuota } from './queries/take-quota'
import { tiesOf } from './queries/ties'
import { voucherOf, type VoucherRow } from './row'
import { codeIndex, sealCode } from './sealed-code'
import { holderOf, type Holder } from './rules/subject'
import { entropyBytes, makeTypedCode } from './rules/typed-code'
import { validityOf } from './rules/validity'
import { followBookings } from './step'

type Call = TogetherCall<'vouchers.claim'>
type Answer = Voucher | ServiceError | typeof again

interface Asked {
  readonly call: Call
  readonly programme: Programme & { readonly voucherDays: number }
  /** Who is to have it: herself or her child. */
  readonly claimer: PersonId
}
interface Wanted extends Asked {
  readonly holder: Holder
}
/** Entitled, and nobody has it yet. */
interface Ready extends Wanted {
  readonly voucher: NewVoucher
}

const isRefusal = (one: unknown): one is ServiceError => one instanceof ServiceError
const isReady = (one: Ready | ServiceError | typeof again): one is Ready => one !== again && !isRefusal(one)

/** In the caller's transaction. Answers in the order of the calls. */
export async function claimTogether(services: Services, calls: readonly Call[]): Promise<readonly Answer[]> {
  const asked: (Asked | ServiceError)[] = []
  for (const call of calls) asked.push(await askedBy(services, call))
  const wanted = await wantedOf(services, asked)
  const people = wanted.flatMap(one => (isRefusal(one) ? [] : peopleOf(one.holder)))
  await takeTurns(services, people)
  const claims = await readied(services, wanted)
  const ready = claims.filter(isReady)
  const { outcomes, booked } = await give(services, ready)
  const given = ready.filter((_, i) => outcomes[i] === 'claimed')
  const shown = await vouchersShown(services, given, booked)
  return claims.map((one): Answer => {
    if (!isReady(one)) return one
    const index = ready.indexOf(one)
    return shown.get(one.voucher.voucherId) ?? refusalOf(outcomes[index])
  })
}

const refusalOf = (outcome: Claimed | undefined): ServiceError | typeof again =>
  outcome === 'none' ? new ServiceError('QUOTA_YEAR') : again
const peopleOf = ({ home, partner }: Holder): readonly PersonId[] =>
  partner === null ? [home] : [home, partner]

/** For whom: herself, or a child that she may act for. A benefit of a child is never given to the grown-up. */
async function askedBy(services: Services, call: Call): Promise<Asked | ServiceError> {
  const me = call.caller.personId
  const { programme: code, child } = call.input
  try {
    const programme = await claimable(services, code)
    if (child !== undefined && !(await mayActFor(services, me, child)))
      return new ServiceError('PROXY_NOT_AUTH')
    if (!concerns(programme, child !== undefined)) return new ServiceError('NOT_ELIGIBLE')
    return { call, programme, claimer: child ?? me }
  } catch (error) {
    if (isRefusal(error)) return error
    throw error
  }
}

async function wantedOf(
  services: Services,
  asked: readonly (Asked | ServiceError)[],
): Promise<readonly (Wanted | ServiceError)[]> {
  const day = today(services.clock)
  const claimers = asked.flatMap(one => (isRefusal(one) ? [] : [one.claimer]))
  const doubtful = await doubtfulAmong(services, claimers)
  const ties = await tiesOf(services.db, claimers)
  return asked.map(one => {
    if (isRefusal(one)) return one
    if (doubtful.has(one.claimer)) return new ServiceError('DUPLICATE_PERSON')
    const tied = ties.get(one.claimer)
    const holder = tied && holderOf(one.programme, one.claimer, tied, day)
    return holder ? { ...one, holder } : new ServiceError('NOT_ELIGIBLE')
  })
}

async function readied(
  services: Services,
  wanted: readonly (Wanted | ServiceError)[],
): Promise<readonly (Ready | ServiceError | typeof again)[]> {
  const known = wanted.filter((one): one is Wanted => !isRefusal(one))
  const active = new Map((await activeOf(services, known)).map((found, i) => [known[i], found]))
  const rights = await entitlements(
    services,
    known.map(({ claimer, programme }) => ({ personId: claimer, programme })),
  )
  const unentitled = known.filter((one, i) => active.get(one) === undefined && !rights[i]?.entitled)
  // The partner's claim may have committed between the two look-ups: then that is the reason.
  const since = new Map((await activeOf(services, unentitled)).map((found, i) => [unentitled[i], found]))
  const busy = new Set<PersonId>()
  return wanted.map(one => {
    if (isRefusal(one)) return one
    const before = active.get(one) ?? since.get(one)
    if (before !== undefined) return alreadyOf(before, today(services.clock))
    const entitlement = rights[known.indexOf(one)]
    if (!entitlement?.entitled) return new ServiceError('NOT_ELIGIBLE')
    // Its partner or its twin in the batch goes first.
    if (busy.has(one.holder.home)) return again
    busy.add(one.holder.home)
    return { ...one, voucher: newVoucher(services, one, entitlement) }
  })
}

const activeOf = (
  { db }: Services,
  wanted: readonly Wanted[],
): Promise<readonly (ActiveVoucher | undefined)[]> =>
  wanted.length === 0
    ? Promise.resolve([])
    : activeVouchers(
        db,
        wanted.map(({ holder, programme }) => ({
          home: holder.home,
          programme: programme.code,
          subject: holder.subject,
        })),
      )

function newVoucher(
  { ids, vault, clock, city }: Services,
  { call, programme, holder }: Wanted,
  { promisedUntil }: Entitlement,
): NewVoucher {
  const day = today(clock)
  const voucherId = ids.next<VoucherId>()
  const code = makeTypedCode(holder.home, randomBytes(entropyBytes))
  return {
    voucherId,
    eventId: ids.next(),
    holder,
    programme,
    codeIndex: codeIndex(vault, code),
    codeSealed: sealCode(vault, voucherId, code),
    claimedBy: call.caller.personId,
    accountKey: call.caller.accountKey,
    at: clock.now(),
    validity: { ...validityOf(day, programme.voucherDays, promisedUntil), windowUntil: promisedUntil },
    quota: { period: day.slice(0, 4), region: city.code },
  }
}

async function giveApart(
  services: Services,
  ready: readonly Ready[],
  held: ReadonlySet<number>,
): Promise<Given> {
  const rest = await give(
    services,
    ready.filter((_, i) => !held.has(i)),
  )
  const outcomes: Claimed[] = []
  const booked = new Set(rest.booked)
  const others = [...rest.outcomes]
  for (const [i, one] of ready.entries()) {
    const given = held.has(i) ? await giveOne(services, one) : { outcomes: others.splice(0, 1), booked: [] }
    outcomes.push(...given.outcomes)
    for (const id of given.booked) booked.add(id)
  }
  return { outcomes, booked }
}

interface Given {
  readonly outcomes: readonly Claimed[]
  /** Those for which an appointment stands already. */
  readonly booked: ReadonlySet<VoucherId>
}

/** One call, as a cloud function has it, locks the budget last and so for the shortest time; a batch locks it once for all. */
async function give(services: Services, ready: readonly Ready[]): Promise<Given> {
  const [only, ...others] = ready
  if (only === undefined) return { outcomes: [], booked: new Set() }
  if (others.length === 0) return giveOne(services, only)
  return giveTogether(services, ready)
}

async function giveOne(services: Services, { voucher, holder }: Ready): Promise<Given> {
  const { db, clock } = services
  const { programme, quota } = voucher
  if (!(await insertVoucher(db, voucher))) return { outcomes: ['active'], booked: new Set() }
  const booked = await followBookings(services, peopleOf(holder))
  await factsChanged(services, peopleOf(holder))
  const held = await takeHeldPlace(db, { home: holder.home, programme: programme.code }, clock.now())
  if (!held) await takeQuota(db, programme.code, quota, 'behind')
  return { outcomes: ['claimed'], booked }
}

/** Those for whom a place is held take nothing of the budget: one by one, for they are few. */
async function giveTogether(services: Services, ready: readonly Ready[]): Promise<Given> {
  const { db, clock } = services
  const places = ready.map(({ holder, programme }) => ({ home: holder.home, programme: programme.code }))
  const held = await heldAmong(db, places, clock.now())
  if (held.size > 0) return giveApart(services, ready, held)
  const outcomes = await insertTogether(
    db,
    ready.map(({ voucher }) => voucher),
  )
  const people = ready.flatMap(({ holder }, i) => (outcomes[i] === 'claimed' ? peopleOf(holder) : []))
  const booked = await followBookings(services, people)
  await factsChanged(services, [...new Set(people)])
  return { outcomes, booked }
}

async function vouchersShown(
  services: Services,
  given: readonly Ready[],
  booked: ReadonlySet<VoucherId>,
): Promise<ReadonlyMap<VoucherId, Voucher>> {
  const day = today(services.clock)
  const rows = given.map(one => rowOf(one, booked.has(one.voucher.voucherId)))
  const names = await childNames(services, rows)
  return new Map(
    given.map(({ programme, call }, i) => {
      const row = rows[i] as VoucherRow
      return [row.voucher_id, voucherOf(row, programme, call.caller.personId, day, names)]
    }),
  )
}

const rowOf = ({ voucher, programme, call, claimer }: Ready, booked: boolean): VoucherRow => ({
  person_id: voucher.holder.home,
  voucher_id: voucher.voucherId,
  programme: programme.code,
  programme_version: programme.version,
  subject: voucher.holder.subject,
  partner_id: voucher.holder.partner,
  state: 'claimed',
  step: booked ? 'booked' : null,
  code_sealed: voucher.codeSealed,
  code_version: 1,
  code_replaced_at: null,
  claimed_by: voucher.claimedBy,
  claimed_at: voucher.at,
  valid_from: voucher.validity.from,
  valid_until: voucher.validity.until,
  window_until: voucher.validity.windowUntil,
  stands: true,
  extended: false,
  redeemed_at: null,
  redeemed_at_institution: null,
  for_child: claimer !== call.caller.personId,
})
