/** feedback.rating, feedback.rate: what she thought of a service; below three stars a human calls. */
import { ServiceError } from '../../types/errors'
import type { PersonId, TaskId, VoucherId } from '../../types/schema'
import { addDays } from '../eligibility/rules/calendar'
import { today } from '../platform/clock'
import { withdrawTasks } from '../reminders/after-answer'
import { openTasks } from '../reminders/open-tasks'
import type { Handler, Services } from '../service/context'
import { isChangeable } from './apply'
import { lockPerson, mayAsk } from './queries/answers'
import { putRating, ratingOf, usedVoucher } from './queries/ratings'

const low = 3
const callWithinDays = 3
const callReason = '对使用过的服务评价较低,请电话了解情况'
const wordsPlace = (personId: PersonId, voucherId: VoucherId): string =>
  `service_rating.words:${personId}:${voucherId}`

/** After a loss, and of a family that a human cares for, no rating is asked for (domain F4). */
async function asks(services: Services, personId: PersonId): Promise<boolean> {
  const { loss, special_family } = await mayAsk(services.db, personId, today(services.clock))
  return !loss && !special_family
}

export const rating: Handler<'feedback.rating'> = async (context, { voucherId }) => {
  const { db, vault, caller } = context
  const { personId } = caller
  const row = await ratingOf(db, personId, voucherId)
  const used = await usedVoucher(db, personId, voucherId)
  return {
    asks: used !== undefined && (await asks(context, personId)),
    rating:
      row === undefined
        ? null
        : {
            stars: row.stars,
            words:
              row.words_sealed === null
                ? null
                : vault.open(row.words_sealed, wordsPlace(personId, voucherId)),
            changeable: isChangeable(context, row.rated_at),
          },
  }
}

export const rate: Handler<'feedback.rate'> = async (context, { voucherId, stars, words }) => {
  const { db, clock, ids, vault, caller } = context
  const { personId } = caller
  const used = await usedVoucher(db, personId, voucherId)
  if (used === undefined || !(await asks(context, personId))) throw new ServiceError('NOT_FOUND')
  const { village } = await lockPerson(db, personId)
  const before = await ratingOf(db, personId, voucherId)
  if (before !== undefined && !isChangeable(context, before.rated_at))
    throw new ServiceError('FEEDBACK_SETTLED')
  const day = today(clock)
  await putRating(db, {
    personId,
    voucherId,
    used,
    region: village,
    stars,
    wordsSealed: words ? vault.seal(words, wordsPlace(personId, voucherId)) : null,
    on: day,
    at: clock.now(),
  })
  const key = `rating:${voucherId}`
  if (stars >= low) {
    await withdrawTasks(context, personId, { keys: [key] })
    return { says: '谢谢您的评价。' }
  }
  await openTasks(context, [
    {
      personId,
      taskId: ids.next<TaskId>(),
      dedupeKey: key,
      kind: 'phone_reminder',
      region: village,
      dueOn: addDays(day, callWithinDays),
      reason: callReason,
    },
  ])
  return { says: `谢谢您告诉我们,工作人员会在${callWithinDays}天内给您打电话。` }
}
