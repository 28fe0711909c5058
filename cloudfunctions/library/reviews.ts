/** articles.reviews, review: the city reads what is told in its name, version by version. */
import { faultAt, ServiceError } from '../../types/errors'
import { today } from '../platform/clock'
import { rangeOf } from '../reminders/tasks'
import type { Context, Handler, StaffCaller } from '../service/context'
import { decodeCursor, page } from '../service/page'
import { holdVersion, insertReview, reviewedArticles } from './queries/reviews'

export const reviews: Handler<'articles.reviews'> = async ({ db }, { cursor }) => {
  const rows = await reviewedArticles(db, decodeCursor(cursor, 3))
  const { items, next } = page(rows, row => [row.rank, row.ordinal, row.key])
  return {
    items: items.map(({ key, version, title, written_on: writtenOn, ...row }) => ({
      key,
      version,
      title,
      writtenOn,
      review:
        row.verdict === null || row.reviewer === null || row.reviewed_on === null
          ? null
          : {
              verdict: row.verdict,
              reviewer: row.reviewer,
              reviewedOn: row.reviewed_on,
              reason: row.reason,
            },
    })),
    next,
  }
}

export const review: Handler<'articles.review'> = async (context, input) => {
  const { db, ids, clock, caller } = context
  requireWholeCity(context)
  const held = await holdVersion(db, input.key)
  if (held === undefined) throw new ServiceError('NOT_FOUND')
  if (held.version !== input.version) throw new ServiceError('ARTICLE_CHANGED')
  if (input.reviewedOn > today(clock) || input.reviewedOn < held.written_on)
    throw faultAt('reviewedOn', 'DATE_IMPLAUSIBLE')
  if (input.verdict === 'withheld' && input.reason === undefined)
    throw new ServiceError('INVALID_INPUT', {}, [{ path: 'reason', text: '请写明暂不展示的原因' }])
  await insertReview(db, {
    ...input,
    id: ids.next(),
    reason: input.reason ?? null,
    by: caller.accountKey,
    at: clock.now(),
  })
  return {}
}

/** The library is the whole city's: who manages a district leaves it to the city. */
function requireWholeCity({ caller, city }: Context<StaffCaller>): void {
  const [from] = rangeOf(caller, city.code)
  if (from !== '0') throw new ServiceError('FORBIDDEN')
}
