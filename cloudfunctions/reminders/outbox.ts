/** outbox.list: what the city sent, in the words of her page, with a masked name. */
import { programmesInForce } from '../catalogue/programmes'
import { maskedNames } from '../people/masked-names'
import type { Handler } from '../service/context'
import { decodeCursor, page } from '../service/page'
import { countByState, outboxPage } from './queries/outbox-list'
import { reasonInWords } from './rules/reason'
import { render } from './rules/render'
import { rightsOf } from './rules/rights'

export const outboxList: Handler<'outbox.list'> = async (context, input) => {
  const { db, city } = context
  const after = decodeCursor(input.cursor, 1)?.[0] ?? null
  const { items, next } = page(await outboxPage(db, input.state ?? null, after), row => [row.message_id])
  const names = await maskedNames(
    context,
    items.map(row => row.person_id),
  )
  const programmes = await programmesInForce(context)
  return {
    counts: await countByState(db),
    items: items.map(row => {
      const { title, body } = render(
        { template: row.template, params: row.params, lastDay: row.last_day },
        { city, programmes, rights: rightsOf(programmes, row.eligible, []) },
      )
      return {
        messageId: row.message_id,
        name: names.get(row.person_id) ?? '*',
        kind: row.kind,
        title,
        body,
        channel: row.channel,
        state: row.state,
        reason: row.reason === null ? null : reasonInWords(row.reason),
        sendAt: row.send_at,
        sentAt: row.sent_at,
      }
    }),
    next,
  }
}
