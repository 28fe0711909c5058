/** Writes cloudfunctions/database/tables.ts from the migrations. */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { migrate } from '../cloudfunctions/database/migrate'
import { openEmbedded } from '../local/database/embedded'
import { tableTypes } from './table-types'

const root = path.resolve(__dirname, '..')

async function main(): Promise<void> {
  const database = await openEmbedded()
  await migrate(database.db, path.join(root, 'cloudfunctions/database/migrations'))
  writeFileSync(path.join(root, 'cloudfunctions/database/tables.ts'), await tableTypes(database.db))
  await database.close()
}

void main()
