/** lists.service: who should get what and has not, by due date. */
import type { Handler } from '../service/context'
import { page, pageSize } from '../service/page'
import { filterOf } from './filter'
import { countLines, linesPage } from './queries/lines'
import { afterOf, cursorOf, rowsOf } from './rows'

export const service: Handler<'lists.service'> = async (context, input) => {
  const { db } = context
  const filter = await filterOf(context, input)
  const rows = await linesPage(db, filter, afterOf(input.cursor), pageSize + 1)
  const { items, next } = page(rows, cursorOf)
  return { total: await countLines(db, filter), items: await rowsOf(context, items), next }
}
