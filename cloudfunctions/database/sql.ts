/** A thin typed tag: SQL stays SQL, values become parameters, the statement gets a stable name. */
import { createHash } from 'node:crypto'

export interface Query {
  readonly text: string
  readonly values: readonly unknown[]
  readonly name: string
}

class Fragment implements Query {
  constructor(
    readonly text: string,
    readonly values: readonly unknown[],
    readonly name: string,
  ) {}
}

const names = new Map<string, string>()
function nameOf(text: string): string {
  const known = names.get(text)
  if (known) return known
  const name = 'q' + createHash('sha256').update(text).digest('hex').slice(0, 15)
  names.set(text, name)
  return name
}

/**
 * ``sql`select * from slot where institution_id = ${id}` ``. A nested query is put in place with its values renumbered;
 * anything else becomes a parameter.
 */
export function sql(strings: TemplateStringsArray, ...parts: readonly unknown[]): Query {
  const values: unknown[] = []
  let text = strings[0] ?? ''
  parts.forEach((part, i) => {
    if (part instanceof Fragment) {
      const offset = values.length
      text += part.text.replace(/\$(\d+)/g, (_, n: string) => `$${Number(n) + offset}`)
      values.push(...part.values)
    } else {
      values.push(part)
      text += `$${values.length}`
    }
    text += strings[i + 1] ?? ''
  })
  return new Fragment(text, values, nameOf(text))
}

/** Trusted text, never input: generated SQL such as the compiled masks. */
export function rawSql(text: string, values: readonly unknown[] = []): Query {
  return new Fragment(text, values, nameOf(text))
}
