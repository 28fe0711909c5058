/**
 * revocations.*, vouchers.revocation, vouchers.review: a manager takes a claimed voucher back and says why; its holder reads
 * the reason and may ask once for a review, which another manager decides (domain rules B4, A4 4.3). Restored it is good for
 * as many days more as it was out of use: who was right loses none (H69).
 */
import { ServiceError } from '../../types/errors'
import type { RevocationId } from '../../types/revocations'
import type { LocalDate } from '../../types/schema'
import { factsChanged } from '../eligibility/changed'
import { addDays, chineseDate, dayNumber } from '../eligibility/rules/calendar'
import { mustBeHere } from '../evidence/find'
import { maskedNames } from '../people/masked-names'
import { dateOf, today } from '../platform/clock'
import { rangeOf } from '../reminders/tasks'
import { audit } from '../service/audit'
import type { Context, Handler, StaffCaller } from '../service/context'
import { decodeCursor, page } from '../service/page'
import { tellNews, type NewsOf } from './news'
import { holdersOf } from './present'
import { claimedUnder } from './programme'
import { endOne, recordEnding } from './queries/end-vouchers'
import { stillStands } from './queries/reversals'
import {
  askReview,
  decideReview,
  inHand,
  insertRevocation,
  lockReview,
  restoreVoucher,
  revocationOf,
  waitingReviews,
  type InHand,
  type Waiting,
} from './queries/revocations'
import { takeQuota } from './queries/take-quota'
import { visibleVoucher } from './queries/visible-vouchers'
import { followBookings } from './step'

type StaffContext = Context<StaffCaller>
type Part = 'reason' | 'review' | 'answer'

const place = (part: Part, id: RevocationId): string => `voucher_revocation.${part}:${id}`
const purposeOf = ({ voucher_id }: { readonly voucher_id: string }): string => `voucher:${voucher_id}`
const newsOf = (row: Omit<InHand, 'step'>): NewsOf => ({
  // A child's was claimed by a parent, who reads for it.
  people: row.partner_id === null ? [row.claimed_by] : holdersOf(row),
  programme: row.programme,
  subject: row.subject,
})
const managed = (context: StaffContext) => rangeOf(context.caller, context.city.code)

export const held: Handler<'revocations.held'> = async (context, { personId }) => {
  await mustBeHere(context, personId)
  const rows = await inHand(context.db, personId, null)
  await audit(context, personId, 'revocations.held')
  const programmeOf = await claimedUnder(context)
  return {
    items: rows.map(row => ({
      voucherId: row.voucher_id,
      title: programmeOf(row).title,
      validUntil: row.valid_until,
      booked: row.step === 'booked',
      forTwo: row.partner_id !== null,
    })),
  }
}

export const revoke: Handler<'revocations.revoke'> = async (context, { personId, voucherId, reason }) => {
  const { db, ids, clock, vault, caller } = context
  await mustBeHere(context, personId)
  const [row] = await inHand(db, personId, voucherId)
  if (row === undefined) throw new ServiceError('VOUCHER_CLOSED')
  const { accountKey } = caller
  const at = clock.now()
  const ended = await endOne(db, 'revoked', row.person_id, row.voucher_id)
  await recordEnding(db, ids, ended, { to: 'revoked', reason: null, accountKey, at })
  const id = ids.next<RevocationId>()
  const reasonSealed = vault.seal(reason, place('reason', id))
  await insertRevocation(db, { home: row.person_id, id, voucherId, reasonSealed, by: accountKey, at })
  await tellNews(context, newsOf(row), 'revoked', id)
  for (const holder of holdersOf(row)) await audit(context, holder, 'revocations.revoke', purposeOf(row))
  await factsChanged(context, holdersOf(row))
  return {}
}

export const list: Handler<'revocations.list'> = async (context, { cursor }) => {
  const { db, vault, caller } = context
  const rows = await waitingReviews(db, managed(context), decodeCursor(cursor, 2))
  const { items, next } = page(rows, row => [row.review_asked_at, row.revocation_id])
  const names = await maskedNames(context, items.flatMap(holdersOf))
  const programmeOf = await claimedUnder(context)
  return {
    items: items.map(row => ({
      revocationId: row.revocation_id,
      title: programmeOf(row).title,
      names: holdersOf(row).map(id => names.get(id) ?? '*'),
      reason: vault.open(row.reason_sealed, place('reason', row.revocation_id)),
      revokedAt: row.revoked_at,
      review: vault.open(row.review_sealed, place('review', row.revocation_id)),
      askedAt: row.review_asked_at,
      mine: row.revoked_by === caller.accountKey,
    })),
    next,
  }
}

export const decide: Handler<'revocations.decide'> = async (context, { revocationId, restore, answer }) => {
  const { db, clock, vault, caller } = context
  const row = await lockReview(db, managed(context), revocationId)
  if (row.revoked_by === caller.accountKey) throw new ServiceError('REVIEW_SAME_PERSON')
  const decision = restore ? 'restored' : 'upheld'
  await decideReview(db, row, {
    decision,
    answerSealed: vault.seal(answer, place('answer', revocationId)),
    accountKey: caller.accountKey,
    at: clock.now(),
  })
  await tellNews(context, newsOf(row), decision, revocationId)
  for (const holder of holdersOf(row)) await audit(context, holder, 'revocations.decide', purposeOf(row))
  if (restore) await giveBack(context, row)
  return {}
}

async function giveBack(context: StaffContext, row: Waiting): Promise<void> {
  const { db, ids, clock, caller } = context
  const day = today(clock)
  const until = restoredUntil(row, day)
  if (until < day) throw new ServiceError('EXPIRED_VOUCHER', { date: chineseDate(until, day) })
  if (!(await stillStands(db, row))) throw new ServiceError('VOUCHER_CLOSED')
  const event = { id: ids.next(), at: clock.now(), accountKey: caller.accountKey }
  const quota = await restoreVoucher(db, row, until, event)
  await followBookings(context, holdersOf(row))
  await factsChanged(context, holdersOf(row))
  await takeQuota(db, row.programme, quota, 'before')
}

function restoredUntil(row: Waiting, day: LocalDate): LocalDate {
  const until = addDays(row.valid_until, dayNumber(day) - dayNumber(dateOf(row.revoked_at)))
  return row.window_until !== null && row.window_until < until ? row.window_until : until
}

export const revocation: Handler<'vouchers.revocation'> = async (context, { voucherId }) => {
  const { db, vault, caller } = context
  const row = await revocationOf(db, await visibleVoucher(db, caller.personId, voucherId))
  const { revocation_id: id, review_sealed: review, review_asked_at: at, answer_sealed: answer } = row
  return {
    reason: vault.open(row.reason_sealed, place('reason', id)),
    at: row.revoked_at,
    review: review === null || at === null ? null : { words: vault.open(review, place('review', id)), at },
    answer: answer === null ? null : vault.open(answer, place('answer', id)),
  }
}

export const review: Handler<'vouchers.review'> = async (context, { voucherId, words }) => {
  const { db, vault, clock, caller } = context
  const row = await revocationOf(db, await visibleVoucher(db, caller.personId, voucherId))
  const sealed = vault.seal(words, place('review', row.revocation_id))
  if (!(await askReview(db, row, { sealed, at: clock.now() }))) throw new ServiceError('REVIEW_ASKED')
  return {}
}
