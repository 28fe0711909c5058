/** A pregnancy was dated anew, or the record of a birth corrected: what was planned or queued by the old dating ends, the new one is planned. */
import type { PersonId, PregnancyId } from '../../types/schema'
import type { Services } from '../service/context'
import { messagesOfBirth, retell, suppress } from './queries/end-course'
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

/** In the transaction of the correction, after locking the child. Reminders of the earlier version become stale by it. */
export async function replanBirth(services: Services, mother: PersonId, child: PersonId): Promise<number> {
  const messages = await messagesOfBirth(services.db, child)
  await suppress(services.db, messages, 'redated')
  await retell(services.db, messages)
  await closeReminders(services.db, mother, 'cancelled', child)
  return planFor(services, mother)
}
