/** Keyset paging: an opaque cursor over the last row's sort key. */
import { ServiceError } from '../../types/errors'

export const pageSize = 20

export const encodeCursor = (key: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(key)).toString('base64url')

/** The parts of a cursor as text, or null for the first page. A cursor that was tampered with is INVALID_INPUT. */
export function decodeCursor(cursor: string | undefined, parts: number): readonly string[] | null {
  if (cursor === undefined) return null
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    if (Array.isArray(key) && key.length === parts) return key.map(String)
  } catch {
    // falls through to the named error
  }
  throw invalidCursor()
}

export const invalidCursor = (): ServiceError =>
  new ServiceError('INVALID_INPUT', {}, [{ path: 'cursor', text: '页码无效' }])

/** Asks for one row more than a page: its presence is the next cursor. */
export function page<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => readonly (string | number)[],
): { items: Row[]; next: string | null } {
  const items = rows.slice(0, pageSize)
  const last = items.at(-1)
  return { items, next: rows.length > pageSize && last ? encodeCursor(keyOf(last)) : null }
}
