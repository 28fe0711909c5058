/** A pregnancy was dated anew: what was planned or queued by the old dating ends, the new one is planned. */
import type { PersonId, PregnancyId } from '../../types/schema'
import type { Services } from '../service/context'
import { planFor } from './plan'
import { closeReminders, suppressOfPregnancy, withdrawUndated } from './queries/silence'

/** In the transaction of the new dating. Locks in the order pregnancy (by the caller), message, reminder. */
export async function replan(
  services: Services,
  personId: PersonId,
  pregnancyId: PregnancyId,
): Promise<number> {
  const { db, clock } = services
  await suppressOfPregnancy(db, personId, pregnancyId, 'redated')
  await closeReminders(db, personId, 'cancelled', pregnancyId)
  await withdrawUndated(db, personId, clock.now())
  return planFor(services, personId)
}
