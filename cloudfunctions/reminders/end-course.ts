/** A course ended otherwise than in silence: a pregnancy by a birth, a child's by its death. */
import type { PersonId, PregnancyId } from '../../types/schema'
import type { Services } from '../service/context'
import { messagesOfChild, retell, silenceReminders, suppress, withdrawCallsFor } from './queries/end-course'
import { closeReminders, suppressOfPregnancy, withdrawCalls } from './queries/silence'
import { withdrawTasks } from './withdraw-tasks'

/** Nothing more is said of weeks, and nobody rings about them. After the caller locked the pregnancy. */
export async function endOfPregnancy(
  services: Services,
  personId: PersonId,
  pregnancyId: PregnancyId,
  why: 'born' | 'pregnancy_ended',
): Promise<void> {
  const { db, clock } = services
  await suppressOfPregnancy(db, personId, pregnancyId, why)
  await closeReminders(db, personId, 'cancelled', pregnancyId)
  await withdrawCalls(db, personId, clock.now())
  await withdrawTasks(services, [personId], `no_outcome:${pregnancyId}`)
}

/**
 * Nothing about this child is said any more to anybody, also what is with its sender at this moment (domain H5, H9). What a
 * message told besides, of a twin or of the mother, is told anew.
 */
export async function sayNoMoreOfChild(services: Services, child: PersonId): Promise<void> {
  const { db, clock } = services
  const messages = await messagesOfChild(db, child)
  await suppress(db, messages, 'died')
  await silenceReminders(db, child)
  await retell(db, messages)
  await withdrawCallsFor(db, messages, clock.now())
}
