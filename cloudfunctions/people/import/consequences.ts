/** What must follow in the same transaction when a pregnancy was lost or a union ended. */
import { giveUpPregnancyAppointments } from '../../booking/give-up'
import { factsChanged } from '../../eligibility/changed'
import { silence } from '../../reminders/silence'
import type { Services } from '../../service/context'
import { closeVouchers } from '../../vouchers/close'
import { coupleSubject, pregnancySubject } from '../../vouchers/rules/subject'
import type { Ended } from './apply'

export async function follow(services: Services, { unions, losses }: Ended): Promise<void> {
  for (const { id, home } of unions) await closeVouchers(services, home, coupleSubject(id), 'couple_ended')
  for (const { id, personId } of losses) {
    await silence(services, personId, 'loss')
    await closeVouchers(services, personId, pregnancySubject(id), 'pregnancy_ended')
    await giveUpPregnancyAppointments(services, personId)
  }
  await factsChanged(services, [
    ...unions.flatMap(union => union.members),
    ...losses.map(({ personId }) => personId),
  ])
}
