/** An outcome that was entered wrongly, taken back within 24 hours by two (domain H13): one proposes, another confirms. */
import { ServiceError } from '../../types/errors'
import type { PregnancyReversal, ReversalReason } from '../../types/pregnancy'
import type { Instant, PersonId } from '../../types/schema'
import { onViolation } from '../database/driver-error'
import { factsChanged } from '../eligibility/changed'
import { plusSeconds } from '../platform/clock'
import { takeBackSilence } from '../reminders/resume'
import type { Context, Services, StaffCaller } from '../service/context'
import { reopenVouchers } from '../vouchers/reopen'
import { lastEnded, lockEnded, type PregnancyRow } from './queries/pregnancies'
import { confirmReversal, openReversal, proposeReversal, reopenPregnancy, setDead } from './queries/reversals'

const withinSeconds = 24 * 3600

type Ended = PregnancyRow & {
  readonly outcome: NonNullable<PregnancyRow['outcome']>
  readonly ended_at: Instant
}

const until = (row: Ended): Instant => plusSeconds(row.ended_at, withinSeconds)

/** A birth is corrected where its children are. */
const canReverse = (row: PregnancyRow | undefined, now: Instant): row is Ended =>
  row !== undefined &&
  row.outcome !== null &&
  row.outcome !== 'birth' &&
  row.ended_at !== null &&
  now <= plusSeconds(row.ended_at, withinSeconds)

/** What a worker sees who has opened her; null when there is nothing to take back, or no longer. */
export async function reversalOf(
  { db, clock, caller }: Context<StaffCaller>,
  personId: PersonId,
): Promise<PregnancyReversal | null> {
  const row = await lastEnded(db, personId)
  if (!canReverse(row, clock.now())) return null
  const open = await openReversal(db, personId, row.pregnancy_id, row.ended_at)
  return {
    outcome: row.outcome,
    until: until(row),
    proposed:
      open === undefined
        ? null
        : { reason: open.reason, at: open.proposed_at, byMe: open.proposed_by === caller.accountKey },
  }
}

async function lockReversible({ db, clock }: Services, personId: PersonId): Promise<Ended> {
  const row = await lockEnded(db, personId)
  if (!canReverse(row, clock.now())) throw new ServiceError('OUTCOME_STANDS')
  return row
}

/** @throws OUTCOME_STANDS after 24 hours, of a birth, or without an outcome that was entered here */
export async function propose(
  context: Context<StaffCaller>,
  personId: PersonId,
  reason: ReversalReason,
): Promise<void> {
  const { db, ids, clock, caller } = context
  const row = await lockReversible(context, personId)
  await proposeReversal(db, {
    personId,
    reversalId: ids.next(),
    pregnancyId: row.pregnancy_id,
    outcome: row.outcome,
    endedAt: row.ended_at,
    reason,
    by: caller.accountKey,
    at: clock.now(),
  })
}

/**
 * It is ongoing again, its vouchers are claimed again while there are places, what lies ahead is planned again. Appointments
 * and lines for a place are not restored: others may have them.
 * @returns how many vouchers stay closed for want of a place
 * @throws OUTCOME_STANDS as above or when nobody proposed it; OUTCOME_SAME_PERSON by whoever proposed; ALREADY_PREGNANT
 */
export async function confirm(context: Context<StaffCaller>, personId: PersonId): Promise<number> {
  const { db, clock, caller } = context
  const row = await lockReversible(context, personId)
  const open = await openReversal(db, personId, row.pregnancy_id, row.ended_at)
  if (open === undefined) throw new ServiceError('OUTCOME_STANDS')
  if (open.proposed_by === caller.accountKey) throw new ServiceError('OUTCOME_SAME_PERSON')
  await confirmReversal(db, personId, open.reversal_id, caller.accountKey, clock.now())
  await onViolation(
    'pregnancy_one_ongoing',
    () => new ServiceError('ALREADY_PREGNANT'),
    () => reopenPregnancy(db, personId, row.pregnancy_id),
  )
  if (row.outcome === 'maternal_death') await setDead(db, personId, null, clock.now())
  await takeBackSilence(context, personId, row.pregnancy_id)
  const without = await reopenVouchers(context, personId, row.ended_at)
  await factsChanged(context, [personId])
  return without
}
