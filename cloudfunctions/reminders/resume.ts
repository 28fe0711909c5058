/** Ends a hold: what was suppressed stays suppressed, what comes due from now on is sent. */
import type { PersonId, PregnancyId } from '../../types/schema'
import type { Services } from '../service/context'
import { planFor } from './plan'
import { endHolds, giveBackKeys, unsilence, withdrawCareCall } from './queries/silence'

export const resumeAfterLoss = ({ db, clock }: Services, personId: PersonId): Promise<number> =>
  endHolds(db, personId, 'loss', clock.now())

/**
 * The loss, or other end, was entered wrongly: the hold ends, nobody calls about it any more, and what still lies ahead is
 * planned again. What was sent stays sent. In the caller's transaction, after the pregnancy is ongoing again.
 */
export async function takeBackSilence(
  services: Services,
  personId: PersonId,
  pregnancyId: PregnancyId,
): Promise<void> {
  const { db, clock } = services
  await resumeAfterLoss(services, personId)
  await giveBackKeys(db, personId)
  await unsilence(db, personId)
  await withdrawCareCall(db, personId, `loss:${pregnancyId}`, clock.now())
  await planFor(services, personId)
}
