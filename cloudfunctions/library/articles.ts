/** articles.list, get: what somebody may want to read now, and one article. */
import { articleKey, articleText } from '../../types/articles'
import { ServiceError } from '../../types/errors'
import { z } from '../../types/schema'
import { today } from '../platform/clock'
import { stagesNow } from '../reminders/stages-now'
import type { Context, Handler } from '../service/context'
import { decodeCursor, page } from '../service/page'
import { listArticles, noRank, readArticle } from './queries/articles'
import { isQuiet } from './queries/quiet'

/** Each word of a search must be found somewhere; its own % and _ are letters. */
const patternsOf = (search: string | undefined): string[] =>
  (search ?? '')
    .toLowerCase()
    .split(/\s+/)
    .filter(term => term !== '')
    .slice(0, 5)
    .map(term => `%${term.replace(/[\\%_]/g, String.raw`\$&`)}%`)

/** Nothing is known of who has not signed in, and a desk reads for others. */
async function about(context: Context): Promise<{ quiet: boolean; stagesNow: readonly string[] }> {
  const { db, clock, caller } = context
  if (caller.kind !== 'resident') return { quiet: false, stagesNow: [] }
  const quiet = await isQuiet(db, caller.personId, today(clock))
  return { quiet, stagesNow: quiet ? [] : await stagesNow(context, caller.personId) }
}

export const list: Handler<'articles.list'> = async (context, { search, audience, cursor }) => {
  const after = decodeCursor(cursor, 3)
  const hers = await about(context)
  const rows = await listArticles(context.db, { ...hers, audience, patterns: patternsOf(search) }, after)
  const { items, next } = page(rows, row => [row.rank, row.ordinal, row.key])
  return {
    items: items.map(({ key, title, summary, reviewed, rank }) => ({
      key,
      title,
      summary,
      reviewed,
      now: search === undefined && rank < noRank,
    })),
    quiet: hers.quiet,
    next,
  }
}

const published = z.object({ key: articleKey, version: z.int(), ...articleText })

export const get: Handler<'articles.get'> = async ({ db, caller }, input) => {
  const row = await readArticle(db, input, caller.kind === 'staff')
  if (row === undefined) throw new ServiceError('NOT_FOUND')
  const { reviewer, reviewed_on: reviewedOn } = row
  return {
    ...z.parse(published, row.definition),
    review:
      row.verdict !== 'passed' || reviewer === null || reviewedOn === null ? null : { reviewer, reviewedOn },
  }
}
