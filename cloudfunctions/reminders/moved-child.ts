/** A child has two records, and one of them leaves: its course goes on under the other. */
import type { PersonId } from '../../types/schema'
import type { Services } from '../service/context'
import { planFor } from './plan'
import { mothersOf, moveReminders, moveTold } from './queries/end-course'

/** After the record of the birth went over. Nobody else's reminders are touched: for any other person it does nothing. */
export async function childMoved(services: Services, from: PersonId, to: PersonId): Promise<void> {
  const { db } = services
  const [left, arrived] = [await mothersOf(db, [from]), await mothersOf(db, [to])]
  if (left.length > 0 || arrived.length === 0) return
  await moveTold(db, from, to)
  await moveReminders(db, from, to)
  for (const mother of arrived) await planFor(services, mother)
}
