/** feedback.list: who gave these answers, masked; that a page of them was looked at is in each one's record of access. */
import { maskedNames } from '../people/masked-names'
import { audit } from '../service/audit'
import type { Handler } from '../service/context'
import { decodeCursor, page } from '../service/page'
import { strategiesOf } from './apply'
import { answersPage } from './queries/list'
import { namesOfTopics, periodOf } from './summary'

export const list: Handler<'feedback.list'> = async (context, input) => {
  const { db } = context
  const rows = await answersPage(db, {
    period: periodOf(context, input),
    answer: input.answer ?? null,
    strategy: input.strategy ?? null,
    after: decodeCursor(input.cursor, 1)?.[0] ?? null,
  })
  const { items, next } = page(rows, row => [row.answer_id])
  const people = [...new Set(items.map(row => row.person_id))]
  const names = await maskedNames(context, people)
  for (const personId of people) await audit(context, personId, 'feedback.list')
  const titleOf = await namesOfTopics(context)
  const strategies = strategiesOf(context)
  return {
    items: items.map(row => ({
      ref: row.answer_id,
      name: names.get(row.person_id) ?? '*',
      village: row.village ?? '',
      service: titleOf(row.topic),
      answer: row.answer,
      source: row.source,
      on: row.answered_on,
      followed: row.strategies.flatMap(key => strategies.find(one => one.key === key)?.title ?? []),
    })),
    next,
  }
}
