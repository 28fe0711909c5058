/** feedback.mine, feedback.answer, feedback.undo: a resident answers what we told her, and sees what follows. */
import { ServiceError } from '../../types/errors'
import type { MessageId, PersonId } from '../../types/schema'
import { today } from '../platform/clock'
import type { Handler, Services } from '../service/context'
import { applyAnswer, isChangeable, strategiesOf, takeBack } from './apply'
import { askedMessages, lockPerson, mayAsk, standingAnswers, type AskedMessage } from './queries/answers'
import { choicesFor } from './rules/choices'
import { saysOf } from './rules/consequence'
import { topicsOf } from './rules/topic'

const aboutMessage = (id: MessageId): string => `message:${id}`

async function choosing({ db, clock, city }: Services, personId: PersonId) {
  const asks = await mayAsk(db, personId, today(clock))
  return (message: AskedMessage) =>
    choicesFor({
      ended: asks.loss || message.ended,
      byHumanOnly: asks.special_family,
      urgency: message.urgency,
      topics: topicsOf(message, city.stages),
    })
}

export const mine: Handler<'feedback.mine'> = async (context, { messages }) => {
  const { db, caller } = context
  const { personId } = caller
  const rows = await askedMessages(db, personId, messages)
  const choices = await choosing(context, personId)
  const answers = await standingAnswers(db, personId, messages.map(aboutMessage))
  const table = strategiesOf(context)
  return {
    items: rows.map(row => {
      const standing = answers.find(({ about }) => about === aboutMessage(row.message_id))
      return {
        messageId: row.message_id,
        choices: [...choices(row)],
        given:
          standing === undefined
            ? null
            : {
                answer: standing.answer,
                says: saysOf(table, standing.strategies, standing.answered_on),
                changeable: isChangeable(context, standing.first_at),
              },
      }
    }),
  }
}

export const answer: Handler<'feedback.answer'> = async (context, { messageId, answer: said }) => {
  const { db, city, caller } = context
  const { personId } = caller
  const [message] = await askedMessages(db, personId, [messageId])
  if (message === undefined) throw new ServiceError('NOT_FOUND')
  if (!(await choosing(context, personId))(message).includes(said))
    throw new ServiceError('ANSWER_NOT_OFFERED')
  const says = await applyAnswer(context, {
    personId,
    about: aboutMessage(messageId),
    source: 'resident',
    answer: said,
    topics: topicsOf(message, city.stages),
    pregnancyId: message.pregnancy_id,
    firstContact: message.kind === 'service' ? message.template : null,
  })
  const [standing] = await standingAnswers(db, personId, [aboutMessage(messageId)])
  return {
    answer: said,
    says,
    changeable: standing !== undefined && isChangeable(context, standing.first_at),
  }
}

/** Twice is the same as once. */
export const undo: Handler<'feedback.undo'> = async (context, { messageId }) => {
  const { db, caller } = context
  const { personId } = caller
  const [message] = await askedMessages(db, personId, [messageId])
  if (message === undefined) throw new ServiceError('NOT_FOUND')
  await lockPerson(db, personId)
  const [standing] = await standingAnswers(db, personId, [aboutMessage(messageId)])
  if (standing === undefined) return {}
  if (!isChangeable(context, standing.first_at)) throw new ServiceError('FEEDBACK_SETTLED')
  await takeBack(context, personId, standing.answer_id)
  return {}
}
