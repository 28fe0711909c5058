/**
 * reversals.*: a redemption by mistake (wrong site, wrong person), taken back within seven days of it by two people (domain
 * H34). Given back it can be used again until its own last day; when the union or pregnancy behind it has ended meanwhile it
 * is closed and its place is free.
 */
import { ServiceError } from '../../types/errors'
import type { ReversalId } from '../../types/reversals'
import type { Instant, InstitutionId } from '../../types/schema'
import { onViolation } from '../database/driver-error'
import { factsChanged } from '../eligibility/changed'
import { maskedNames } from '../people/masked-names'
import { plusSeconds } from '../platform/clock'
import { rangeOf } from '../reminders/tasks'
import { audit } from '../service/audit'
import type { Context, Handler, StaffCaller } from '../service/context'
import { decodeCursor, page } from '../service/page'
import { holdersOf } from './present'
import { claimedUnder } from './programme'
import { endOne, recordEnding } from './queries/end-vouchers'
import {
  giveBack,
  insertReversal,
  lockRedeemed,
  lockWaiting,
  markDecided,
  redeemedPage,
  stillStands,
  waitingPage,
  type Waiting,
  type WaitingScope,
} from './queries/reversals'
import { followBookings } from './step'

type StaffContext = Context<StaffCaller>
const days = 7

const firstReversible = ({ clock }: StaffContext): Instant => plusSeconds(clock.now(), -days * 86_400)
const reasonPlace = (id: ReversalId): string => `voucher_reversal.reason:${id}`

function institutionOf({ caller }: StaffContext): InstitutionId {
  if (caller.institutionId === null) throw new ServiceError('NOT_FOUND')
  return caller.institutionId
}
const scopeOf = (context: StaffContext): WaitingScope =>
  context.caller.role === 'clerk'
    ? { institutionId: institutionOf(context) }
    : { range: rangeOf(context.caller, context.city.code) }

export const lately: Handler<'reversals.redeemed'> = async (context, { cursor }) => {
  const rows = await redeemedPage(
    context.db,
    institutionOf(context),
    firstReversible(context),
    decodeCursor(cursor, 2),
  )
  const { items, next } = page(rows, row => [row.redeemed_at, row.voucher_id])
  const names = await maskedNames(context, items.flatMap(holdersOf))
  const programmeOf = await claimedUnder(context)
  return {
    items: items.map(row => ({
      voucherId: row.voucher_id,
      title: programmeOf(row).title,
      names: holdersOf(row).map(id => names.get(id) ?? '*'),
      redeemedAt: row.redeemed_at,
      asked: row.asked,
    })),
    next,
  }
}

export const ask: Handler<'reversals.ask'> = async (context, { voucherId, reason }) => {
  const { db, vault, ids, clock, caller } = context
  const institutionId = institutionOf(context)
  const row = await lockRedeemed(db, institutionId, firstReversible(context), voucherId)
  const reversalId = ids.next<ReversalId>()
  await onViolation(
    'voucher_reversal_one_open',
    () => new ServiceError('REVERSAL_OPEN'),
    () =>
      insertReversal(db, row, {
        reversalId,
        institutionId,
        reasonSealed: vault.seal(reason, reasonPlace(reversalId)),
        accountKey: caller.accountKey,
        at: clock.now(),
      }),
  )
  for (const holder of holdersOf(row)) await audit(context, holder, 'reversals.ask', `voucher:${voucherId}`)
  return { reversalId }
}

export const list: Handler<'reversals.list'> = async (context, { cursor }) => {
  const { db, vault, caller } = context
  const rows = await waitingPage(db, scopeOf(context), decodeCursor(cursor, 1))
  const { items, next } = page(rows, row => [row.reversal_id])
  const names = await maskedNames(context, items.flatMap(holdersOf))
  const programmeOf = await claimedUnder(context)
  return {
    items: items.map(row => ({
      reversalId: row.reversal_id,
      title: programmeOf(row).title,
      names: holdersOf(row).map(id => names.get(id) ?? '*'),
      redeemedAt: row.redeemed_at,
      institution: row.institution,
      reason: vault.open(row.reason_sealed, reasonPlace(row.reversal_id)),
      askedAt: row.asked_at,
      askedBy: row.asked_by_name ?? '',
      mine: row.asked_by === caller.accountKey,
    })),
    next,
  }
}

export const decide: Handler<'reversals.decide'> = async (context, { reversalId, approve }) => {
  const { db, clock, caller } = context
  const row = await lockWaiting(db, scopeOf(context), reversalId)
  if (row.asked_by === caller.accountKey) throw new ServiceError('REVERSAL_SAME_PERSON')
  if (approve && row.redeemed_at < firstReversible(context)) throw new ServiceError('REVERSAL_LATE')
  const state = approve ? 'approved' : 'refused'
  await markDecided(db, row, { state, by: caller.accountKey, at: clock.now() })
  if (approve) await takeBack(context, row)
  for (const holder of holdersOf(row))
    await audit(context, holder, 'reversals.decide', `voucher:${row.voucher_id}`)
  return { state }
}

async function takeBack(context: StaffContext, row: Waiting): Promise<void> {
  const { db, ids, clock, caller } = context
  const at = clock.now()
  await giveBack(db, row, { id: ids.next(), by: caller.accountKey, at })
  if (!(await stillStands(db, row)))
    await recordEnding(db, ids, await endOne(db, 'closed', row.person_id, row.voucher_id), {
      to: 'closed',
      reason: 'ground_gone',
      accountKey: 'system',
      at,
    })
  await followBookings(context, holdersOf(row))
  await factsChanged(context, holdersOf(row))
}
