/** patient.end: a pregnancy that is followed here no longer: she died, moved away, cannot be found, or was entered wrongly. */
import { taskWords } from '../../catalog/messages'
import { faultAt, ServiceError } from '../../types/errors'
import type { Input } from '../../types/contract'
import type { PersonId } from '../../types/schema'
import { giveUpAllAppointments, giveUpPregnancyAppointments } from '../booking/give-up'
import { factsChanged } from '../eligibility/changed'
import { cancelOrdersOf } from '../orders/order'
import { today } from '../platform/clock'
import { endOfPregnancy } from '../reminders/end-course'
import { sayNoMore } from '../reminders/silence'
import type { Context, StaffCaller } from '../service/context'
import { closeAllVouchersOf, closeVouchers } from '../vouchers/close'
import { pregnancySubject } from '../vouchers/rules/subject'
import { callWithCare } from './care-call'
import { endPregnancy, lockOngoing } from './queries/pregnancies'
import { setDead } from './queries/reversals'
import { datingLmp } from './rules/dating'

/**
 * Nothing more is said of its weeks from this transaction on, its vouchers close, its places are free. After her death
 * nothing at all is said to her, and somebody calls the family.
 * @throws NOT_FOUND without an ongoing pregnancy; DATE_IMPLAUSIBLE (occurredOn) after today or before its beginning
 */
export async function end(
  context: Context<StaffCaller>,
  personId: PersonId,
  { kind, occurredOn }: Pick<Input<'patient.end'>, 'kind' | 'occurredOn'>,
): Promise<void> {
  const { db, clock } = context
  const row = await lockOngoing(db, personId)
  if (row === undefined) throw new ServiceError('NOT_FOUND')
  const { pregnancy_id: pregnancyId } = row
  const began = row.edd === null ? row.lmp : datingLmp(row.edd)
  if (occurredOn > today(clock) || (began !== null && occurredOn < began))
    throw faultAt('occurredOn', 'DATE_IMPLAUSIBLE')
  await endPregnancy(db, {
    personId,
    pregnancyId,
    state: 'closed',
    outcome: kind,
    on: occurredOn,
    at: clock.now(),
  })
  await endOfPregnancy(context, personId, pregnancyId, 'pregnancy_ended')
  if (kind === 'maternal_death') {
    await setDead(db, personId, occurredOn, clock.now())
    await giveUpAllAppointments(context, personId)
    await closeAllVouchersOf(context, personId)
    await cancelOrdersOf(context, personId)
    await sayNoMore(context, personId)
    await callWithCare(context, personId, pregnancyId, taskWords.familyCall)
  } else {
    await closeVouchers(context, personId, pregnancySubject(pregnancyId), 'pregnancy_ended')
    await giveUpPregnancyAppointments(context, personId)
  }
  await factsChanged(context, [personId])
}
