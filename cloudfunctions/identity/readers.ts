/** identity.readers: 「谁看过我的记录」, in words. */
import { ServiceError } from '../../types/errors'
import type { Handler } from '../service/context'
import { decodeCursor, page } from '../service/page'
import { readersOf } from './queries/readers'
import { whatInWords, whoInWords } from './rules/reader-words'

export const readers: Handler<'identity.readers'> = async ({ db, caller }, input) => {
  const before = decodeCursor(input.cursor, 1)?.[0] ?? null
  if (before !== null && !/^\d{1,18}$/.test(before))
    throw new ServiceError('INVALID_INPUT', {}, [{ path: 'cursor', text: '页码无效' }])
  const { items, next } = page(await readersOf(db, caller.personId, before), row => [row.audit_id])
  return {
    items: items.map(row => ({
      at: row.at,
      who: whoInWords(row.role, row.institution, row.relation),
      what: whatInWords(row.action),
    })),
    next,
  }
}
