/** births.recordDeath: a child died. Everything about this child is silent; the family is called by a human. */
import { taskWords } from '../../catalog/messages'
import { faultAt, ServiceError } from '../../types/errors'
import type { TaskId } from '../../types/schema'
import { giveUpAllAppointments } from '../booking/give-up'
import { factsChanged } from '../eligibility/changed'
import { addDays } from '../eligibility/rules/calendar'
import { today } from '../platform/clock'
import { lossAfterBirth } from '../pregnancy/birth'
import { openTasks } from '../reminders/open-tasks'
import { sayNoMore } from '../reminders/silence'
import { audit } from '../service/audit'
import type { Handler } from '../service/context'
import { closeAllVouchersOf } from '../vouchers/close'
import { childFoundToday } from './change'
import { childrenSince, setDied, villageOf } from './queries/births'
import { daysApart, sameBirthDays } from './rules/plausible'
import { birthsOf } from './view'

/** A neonatal death is a loss as any other: within 28 days, with no other child of that birth. */
const neonatalDays = 28
/** F4: a human calls within three days. */
const callWithinDays = 3

export const recordDeath: Handler<'births.recordDeath'> = async (context, { child, diedOn }) => {
  const { db, clock, ids } = context
  const row = await childFoundToday(context, child)
  if (row.died_on !== null) throw new ServiceError('NOT_FOUND')
  const day = today(clock)
  if (diedOn < row.born_on || diedOn > day) throw faultAt('diedOn', 'DATE_IMPLAUSIBLE')
  await setDied(db, child, diedOn, clock.now())
  const siblings = (await childrenSince(db, row.mother_id, addDays(row.born_on, -sameBirthDays))).filter(
    other =>
      other.person_id !== child &&
      other.died_on === null &&
      daysApart(other.born_on, row.born_on) <= sameBirthDays,
  )
  if (siblings.length === 0 && daysApart(row.born_on, diedOn) < neonatalDays)
    await lossAfterBirth(context, row.mother_id, row.pregnancy_id)
  await giveUpAllAppointments(context, child)
  await closeAllVouchersOf(context, child)
  await sayNoMore(context, child)
  await openTasks(context, [
    {
      personId: row.mother_id,
      taskId: ids.next<TaskId>(),
      dedupeKey: `loss:${child}`,
      kind: 'care_call',
      region: await villageOf(db, row.mother_id),
      dueOn: addDays(day, callWithinDays),
      reason: taskWords.careCall,
    },
  ])
  await audit(context, child, 'births.recordDeath')
  await factsChanged(context, [child, row.mother_id])
  return birthsOf(context, row.mother_id)
}
