/** What must follow in the same transaction when a pregnancy was lost or dated anew, a union ended, or somebody died. */
import { taskWords } from '../../../catalog/messages'
import type { TaskId } from '../../../types/schema'
import { giveUpAllAppointments, giveUpPregnancyAppointments } from '../../booking/give-up'
import { partWays } from '../../booking/part-ways'
import { factsChanged } from '../../eligibility/changed'
import { addDays } from '../../eligibility/rules/calendar'
import { today } from '../../platform/clock'
import { cancelOrdersOf } from '../../orders/order'
import { openTasks } from '../../reminders/open-tasks'
import { replan } from '../../reminders/replan'
import { sayNoMore, silence } from '../../reminders/silence'
import type { Services } from '../../service/context'
import { closeAllVouchersOf, closeVouchers } from '../../vouchers/close'
import { coupleSubject, pregnancySubject } from '../../vouchers/rules/subject'
import type { Ended } from './apply'
import { villagesOf } from './queries/people'

/** F4: a human calls within three days of hearing of it. */
const callWithinDays = 3

export async function follow(services: Services, { deaths, unions, losses, redated }: Ended): Promise<void> {
  // Before the household hears of it by a message, a call or a place that nobody will take.
  for (const { id } of deaths) {
    await giveUpAllAppointments(services, id)
    await closeAllVouchersOf(services, id)
    await cancelOrdersOf(services, id)
    await sayNoMore(services, id)
  }
  for (const { id, home, members } of unions) {
    await closeVouchers(services, home, coupleSubject(id), 'couple_ended')
    await partWays(services, ...members)
  }
  for (const { id, personId } of losses) {
    await silence(services, personId, 'loss')
    await closeVouchers(services, personId, pregnancySubject(id), 'pregnancy_ended')
    await giveUpPregnancyAppointments(services, personId)
  }
  await careCalls(services, losses)
  for (const { id, personId } of redated) await replan(services, personId, id)
  await factsChanged(services, [
    ...deaths.map(({ id }) => id),
    ...unions.flatMap(union => union.members),
    ...losses.map(({ personId }) => personId),
    ...redated.map(({ personId }) => personId),
  ])
}

async function careCalls(services: Services, losses: Ended['losses']): Promise<void> {
  if (losses.length === 0) return
  const { db, clock, ids } = services
  const villages = await villagesOf(
    db,
    losses.map(({ personId }) => personId),
  )
  const dueOn = addDays(today(clock), callWithinDays)
  await openTasks(
    services,
    losses.map(({ id, personId }) => ({
      personId,
      taskId: ids.next<TaskId>(),
      dedupeKey: `loss:${id}`,
      kind: 'care_call' as const,
      region: villages.get(personId) ?? '0',
      dueOn,
      reason: taskWords.careCall,
    })),
  )
}
