/** What a request may hold at all, before its own schema is asked: text that the database can keep, of a depth that a stack can walk. */

/** A character that no text of PostgreSQL may hold, or half of one. */
const unstorable = /\u0000|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/
const deepest = 40

/** Why not, in words; null when it may. */
export function unstorableWhy(input: unknown, depth = 0): string | null {
  if (depth > deepest) return '内容的层级过多'
  if (typeof input === 'string') return unstorable.test(input) ? '内容中有无法保存的字符' : null
  if (typeof input !== 'object' || input === null) return null
  for (const [key, value] of Object.entries(input)) {
    const why = unstorableWhy(key) ?? unstorableWhy(value, depth + 1)
    if (why !== null) return why
  }
  return null
}
