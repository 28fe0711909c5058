/** F4: a human calls within three days. */
import type { PersonId, PregnancyId, TaskId } from '../../types/schema'
import { addDays } from '../eligibility/rules/calendar'
import { today } from '../platform/clock'
import { openTasks } from '../reminders/open-tasks'
import type { Services } from '../service/context'
import { personById } from './queries/people'

const callWithinDays = 3

/** In the caller's transaction; once for a pregnancy. */
export async function callWithCare(
  services: Services,
  personId: PersonId,
  pregnancyId: PregnancyId,
  reason: string,
): Promise<void> {
  const { db, clock, ids } = services
  const { village } = await personById(db, personId)
  await openTasks(services, [
    {
      personId,
      taskId: ids.next<TaskId>(),
      dedupeKey: `loss:${pregnancyId}`,
      kind: 'care_call',
      region: village,
      dueOn: addDays(today(clock), callWithinDays),
      reason,
    },
  ])
}
