/** TypeScript types of every table, read from the migrated schema's catalogue. */
import type { Db } from '../cloudfunctions/database/db'
import { sql } from '../cloudfunctions/database/sql'

interface Column {
  table_name: string
  column_name: string
  type: string
  nullable: boolean
  checks: string | null
}

/** How `rowTypes` hands each type over: dates and instants as text, bigint as text. */
const types: Readonly<Record<string, string>> = {
  bool: 'boolean',
  bytea: 'Buffer',
  date: 'LocalDate',
  float8: 'number',
  int2: 'number',
  int4: 'number',
  int8: 'string',
  jsonb: 'unknown',
  text: 'string',
  _text: 'string[]',
  time: 'TimeOfDay',
  timestamptz: 'Instant',
}

/** `state in ('a', 'b')` becomes a union. */
function union(checks: string | null, column: string): string | null {
  const list = new RegExp(`\\(${column} = ANY \\(ARRAY\\[(.+?)\\]`).exec(checks ?? '')?.[1]
  const words = [...(list ?? '').matchAll(/'([^']+)'::text/g)].map(match => `'${match[1] ?? ''}'`)
  return words.length > 0 ? words.join(' | ') : null
}

export async function tableTypes(db: Db): Promise<string> {
  const columns = await db.many<Column>(sql`
    select c.relname::text as table_name, a.attname::text as column_name, t.typname::text as type, not a.attnotnull as nullable,
           (select string_agg(pg_get_constraintdef(k.oid), ' ' order by k.conname) from pg_constraint k
            where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]) as checks
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped join pg_type t on t.oid = a.atttypid
    where c.relnamespace = 'yunyutong'::regnamespace and c.relkind = 'r' order by c.relname, a.attnum`)
  const byTable = new Map<string, Column[]>()
  for (const column of columns)
    byTable.set(column.table_name, [...(byTable.get(column.table_name) ?? []), column])
  const body = [...byTable].map(([table, list]) => {
    const fields = list.map(({ column_name, type, nullable, checks }) => {
      const base = union(checks, column_name) ?? types[type] ?? 'never'
      return `    ${column_name}: ${base}${nullable ? ' | null' : ''}`
    })
    return `  ${table}: {\n${fields.join('\n')}\n  }`
  })
  return `/** Generated from the migrations by \`npm run generate\`; a test holds the two together. */\nimport type { Instant, LocalDate, TimeOfDay } from '../../types/schema'\n\nexport interface Tables {\n${body.join('\n')}\n}\n`
}
