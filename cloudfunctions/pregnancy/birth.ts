/** What a birth does to the pregnancy. */
import type { LocalDate, PersonId, PregnancyId } from '../../types/schema'
import { giveUpPregnancyAppointments } from '../booking/give-up'
import { endOfPregnancy } from '../reminders/end-course'
import { silence } from '../reminders/silence'
import type { Services } from '../service/context'
import { bornAndLost, endPregnancy, lockOngoing, registeredOn } from './queries/pregnancies'

export interface Expected {
  readonly pregnancyId: PregnancyId
  readonly edd: LocalDate | null
  /** Of an undated pregnancy all that is known: a child born before that day is not of it. */
  readonly registeredOn: LocalDate
}

/** The ongoing pregnancy, locked until the transaction ends; null without one. */
export async function lockExpected({ db }: Services, personId: PersonId): Promise<Expected | null> {
  const row = await lockOngoing(db, personId)
  return row === undefined
    ? null
    : {
        pregnancyId: row.pregnancy_id,
        edd: row.edd,
        registeredOn: await registeredOn(db, personId, row.pregnancy_id),
      }
}

/** Ends it: nothing more is said of its weeks, coming appointments of it are given up. Vouchers keep to their own end. */
export async function endByBirth(
  services: Services,
  personId: PersonId,
  { pregnancyId }: Expected,
  on: LocalDate,
): Promise<void> {
  await endPregnancy(services.db, {
    personId,
    pregnancyId,
    state: 'birth',
    outcome: 'birth',
    on,
    at: services.clock.now(),
  })
  await endOfPregnancy(services, personId, pregnancyId, 'born')
  await giveUpPregnancyAppointments(services, personId)
}

/** No child of this birth lived (domain H9): every channel to her is silent, and the app is quiet. */
export async function lossAfterBirth(
  services: Services,
  personId: PersonId,
  pregnancyId: PregnancyId | null,
): Promise<void> {
  if (pregnancyId !== null) await bornAndLost(services.db, personId, pregnancyId)
  await silence(services, personId, 'loss')
}
