/** Numbered, forward-only migrations, each in its own transaction. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Db } from './db'
import { sql } from './sql'

export const schemaName = 'yunyutong'

/**
 * Applies what is missing and answers the names of what it applied. A migration that was changed after it was applied is
 * refused: history is not edited.
 */
export async function migrate(db: Db, folder: string): Promise<string[]> {
  await db.script(
    `create schema if not exists ${schemaName}; create table if not exists migration (name text primary key, sha256 text not null); comment on table migration is 'Applied migrations. [reference]'`,
  )
  const done = new Map(
    (await db.many<{ name: string; sha256: string }>(sql`select name, sha256 from migration`)).map(row => [
      row.name,
      row.sha256,
    ]),
  )
  const applied: string[] = []
  for (const name of readdirSync(folder)
    .filter(file => file.endsWith('.sql'))
    .sort()) {
    const text = readFileSync(path.join(folder, name), 'utf8')
    const sha256 = createHash('sha256').update(text).digest('hex')
    const before = done.get(name)
    if (before === sha256) continue
    if (before) throw new Error(`migration ${name} was changed after it was applied`)
    await db.tx(async tx => {
      await tx.script(text)
      await tx.run(sql`insert into migration values (${name}, ${sha256})`)
    })
    applied.push(name)
  }
  if (applied.length) await db.script('analyze')
  return applied
}
