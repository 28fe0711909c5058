/** identity.readers: 「谁看过我的记录」, in words; a mother's children's too. */
import { ServiceError } from '../../types/errors'
import { maskedNames } from '../people/masked-names'
import type { Handler } from '../service/context'
import { decodeCursor, page } from '../service/page'
import { readersOf } from './queries/readers'
import { whatInWords, whoInWords } from './rules/reader-words'

export const readers: Handler<'identity.readers'> = async (context, input) => {
  const { db, caller } = context
  const before = decodeCursor(input.cursor, 1)?.[0] ?? null
  if (before !== null && !/^\d{1,18}$/.test(before))
    throw new ServiceError('INVALID_INPUT', {}, [{ path: 'cursor', text: '页码无效' }])
  const { items, next } = page(await readersOf(db, caller.personId, before), row => [row.audit_id])
  const children = [...new Set(items.map(row => row.person_id))].filter(id => id !== caller.personId)
  const names = children.length === 0 ? new Map<string, string>() : await maskedNames(context, children)
  return {
    items: items.map(row => ({
      child: row.person_id === caller.personId ? null : (names.get(row.person_id) ?? '*'),
      at: row.at,
      who: whoInWords(row.role, row.institution, row.relation),
      what: whatInWords(row.action),
    })),
    next,
  }
}
