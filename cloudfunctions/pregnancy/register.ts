/** Registers a pregnancy, by her or by a clinic: dated by LMP, or undated. */
import { faultAt, ServiceError } from '../../types/errors'
import type { Pregnancy } from '../../types/pregnancy'
import type { LocalDate, PersonId, PregnancyId } from '../../types/schema'
import { onViolation } from '../database/driver-error'
import { factsChanged } from '../eligibility/changed'
import { addDays } from '../eligibility/rules/calendar'
import { today } from '../platform/clock'
import { planFor } from '../reminders/plan'
import { resumeAfterLoss } from '../reminders/resume'
import type { Context, ResidentCaller, StaffCaller } from '../service/context'
import { personById } from './queries/people'
import { insertDating, insertPregnancy, lastOutcomeOn, latestPregnancy } from './queries/pregnancies'
import { eddByLmp, lmpFault } from './rules/dating'
import { enteredBy } from './entered-by'
import { presentPregnancy } from './view'

export interface Registration {
  readonly lmp: LocalDate | null
  readonly cycleDays?: number | undefined
  readonly fetuses?: number | undefined
  /** The date is right although it is soon after the last outcome. */
  readonly sure?: boolean | undefined
}

const man = 1
/** An LMP within so many days of the last outcome is asked about (domain C1, plausibility). */
const soonDays = 28

export async function register(
  context: Context<ResidentCaller | StaffCaller>,
  personId: PersonId,
  { lmp, cycleDays, fetuses = 1, sure = false }: Registration,
): Promise<Pregnancy> {
  const { db, clock, ids, caller } = context
  const { sex } = await personById(db, personId)
  if (sex === man) throw faultAt('personId', 'SEX_MISMATCH', { sex: '女' })
  const before = await latestPregnancy(db, personId)
  if (before?.state === 'ongoing') throw new ServiceError('ALREADY_PREGNANT')
  if (lmp !== null) {
    const fault = lmpFault(lmp, today(clock))
    if (fault !== null) throw faultAt('lmp', fault)
    const ended = await lastOutcomeOn(db, personId)
    if (ended !== null && lmp < ended) throw faultAt('lmp', 'DATE_IMPLAUSIBLE')
    if (ended !== null && lmp < addDays(ended, soonDays) && !sure) throw faultAt('lmp', 'LMP_SOON')
  }
  const pregnancyId = ids.next<PregnancyId>()
  const dating = {
    personId,
    pregnancyId,
    lmp,
    edd: lmp === null ? null : eddByLmp(lmp, cycleDays),
    method: lmp === null ? 'UNDATED' : 'LMP',
    at: clock.now(),
  } as const
  await onViolation(
    'pregnancy_one_ongoing',
    () => new ServiceError('ALREADY_PREGNANT'),
    () =>
      insertPregnancy(db, {
        ...dating,
        fetuses,
        institutionId: caller.kind === 'staff' ? caller.institutionId : null,
        source: enteredBy(caller),
      }),
  )
  await insertDating(db, {
    ...dating,
    version: 1,
    scan: null,
    by: enteredBy(caller),
    accountKey: caller.accountKey,
  })
  // Whoever registers anew has opted in again: the silence after an earlier loss ends.
  await resumeAfterLoss(context, personId)
  await planFor(context, personId)
  await factsChanged(context, [personId])
  const made = await presentPregnancy(context, personId)
  if (made === null) throw new ServiceError('NOT_FOUND')
  return made
}
