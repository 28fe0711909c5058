/** A loss: from this transaction on every channel is silent, and a human will call. Nothing is asked, nothing is explained. */
import { taskWords } from '../../catalog/messages'
import { faultAt, ServiceError } from '../../types/errors'
import type { Pregnancy } from '../../types/pregnancy'
import type { LocalDate, PersonId } from '../../types/schema'
import { giveUpPregnancyAppointments } from '../booking/give-up'
import { factsChanged } from '../eligibility/changed'
import { dayNumber } from '../eligibility/rules/calendar'
import { today } from '../platform/clock'
import { silence } from '../reminders/silence'
import type { Context, ResidentCaller, StaffCaller } from '../service/context'
import { closeVouchers } from '../vouchers/close'
import { pregnancySubject } from '../vouchers/rules/subject'
import { callWithCare } from './care-call'
import { endPregnancy, lockOngoing } from './queries/pregnancies'
import { datingLmp } from './rules/dating'
import { presentPregnancy } from './view'

export async function recordLoss(
  context: Context<ResidentCaller | StaffCaller>,
  personId: PersonId,
  loss: { readonly kind: 'miscarriage' | 'termination' | 'stillbirth'; readonly occurredOn: LocalDate },
): Promise<Pregnancy> {
  const { db, clock } = context
  const row = await lockOngoing(db, personId)
  if (row === undefined) throw new ServiceError('NOT_FOUND')
  const { pregnancy_id: pregnancyId } = row
  const day = today(clock)
  const began = row.edd === null ? row.lmp : datingLmp(row.edd)
  if (loss.occurredOn > day || (began !== null && loss.occurredOn < began))
    throw faultAt('occurredOn', 'DATE_IMPLAUSIBLE')
  if (began !== null && context.caller.kind === 'staff') kindMustFit(loss.kind, began, loss.occurredOn)
  await endPregnancy(db, {
    personId,
    pregnancyId,
    state: 'loss',
    outcome: loss.kind,
    on: loss.occurredOn,
    at: clock.now(),
  })
  await silence(context, personId, 'loss')
  await closeVouchers(context, personId, pregnancySubject(pregnancyId), 'pregnancy_ended')
  await giveUpPregnancyAppointments(context, personId)
  await callWithCare(context, personId, pregnancyId, taskWords.careCall)
  await factsChanged(context, [personId])
  const ended = await presentPregnancy(context, personId)
  if (ended === null) throw new ServiceError('NOT_FOUND')
  return ended
}

/** 流产 ends before 28 completed weeks, 死胎死产 are from 20 on: a slip of a worker. She herself is asked nothing. */
function kindMustFit(
  kind: 'miscarriage' | 'termination' | 'stillbirth',
  began: LocalDate,
  on: LocalDate,
): void {
  const weeks = Math.floor((dayNumber(on) - dayNumber(began)) / 7)
  const slip = (kind === 'stillbirth' && weeks < 20) || (kind === 'miscarriage' && weeks >= 28)
  if (slip) throw faultAt('kind', 'OUTCOME_KIND', { weeks: String(weeks) })
}
