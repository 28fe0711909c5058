/** feedback.record: what somebody said on the telephone, entered on her behalf. */
import { ServiceError } from '../../types/errors'
import { audit } from '../service/audit'
import { today } from '../platform/clock'
import { rangeOf } from '../reminders/tasks'
import type { Handler } from '../service/context'
import { applyAnswer } from './apply'
import { askedMessages, mayAsk } from './queries/answers'
import { answeredCall } from './queries/calls'
import { topicsOf } from './rules/topic'

export const record: Handler<'feedback.record'> = async (context, { taskId, answer }) => {
  const { db, clock, city, caller } = context
  const call = await answeredCall(db, taskId, rangeOf(caller, city.code))
  const personId = call.person_id
  // A care call asks nothing (domain F4), whoever would like to know.
  const { loss } = await mayAsk(db, personId, today(clock))
  if (loss || call.kind === 'care_call') throw new ServiceError('ANSWER_NOT_OFFERED')
  const [message] = call.message_id === null ? [] : await askedMessages(db, personId, [call.message_id])
  const says = await applyAnswer(context, {
    personId,
    about: `task:${taskId}`,
    source: 'phone',
    answer,
    topics: message === undefined ? [] : topicsOf(message, city.stages),
    pregnancyId: message?.ended === false ? message.pregnancy_id : null,
    firstContact: message?.kind === 'service' ? message.template : null,
  })
  await audit(context, personId, 'feedback.record', `task:${taskId}`)
  return { says }
}
