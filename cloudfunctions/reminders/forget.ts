/** People leave the population (an import is undone): what was planned or queued for them goes, what was sent stays as history. */
import type { PersonId } from '../../types/schema'
import type { Services } from '../service/context'
import { forgetPlans, forgetQueued, withdrawTasks } from './queries/forget'

export async function forgetPeople(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  ids: readonly PersonId[],
): Promise<void> {
  await forgetQueued(db, ids)
  await forgetPlans(db, ids)
  await withdrawTasks(db, ids, clock.now())
}
