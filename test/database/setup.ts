/** Before all tests: one migrated database to copy from, embedded or (with DATABASE_URL) on a server. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Client } from 'pg'
import { migrate } from '../../cloudfunctions/database/migrate'
import { openServer } from '../../cloudfunctions/database/server'
import { openEmbedded } from '../../local/database/embedded'
import { adminUrl, databaseUrl, embeddedTemplate, migrations, serverTemplate } from './paths'

const sourceHash = (): string => {
  const hash = createHash('sha256')
  for (const file of readdirSync(migrations).sort()) hash.update(readFileSync(path.join(migrations, file)))
  return hash.digest('hex')
}

export default async function setup(): Promise<void> {
  if (process.env['DATABASE_URL']) return serverSetup()
  const stamp = `${embeddedTemplate}.${sourceHash().slice(0, 12)}`
  if (existsSync(stamp) && existsSync(embeddedTemplate)) return
  mkdirSync(path.dirname(embeddedTemplate), { recursive: true })
  const embedded = await openEmbedded()
  await migrate(embedded.db, migrations)
  const dump = Buffer.from(await (await embedded.dump()).arrayBuffer())
  await embedded.close()
  for (const file of readdirSync(path.dirname(embeddedTemplate)))
    rmSync(path.join(path.dirname(embeddedTemplate), file))
  writeFileSync(`${embeddedTemplate}.part`, dump)
  renameSync(`${embeddedTemplate}.part`, embeddedTemplate)
  writeFileSync(stamp, '')
}

async function serverSetup(): Promise<void> {
  const admin = new Client({ connectionString: adminUrl() })
  await admin.connect()
  await admin.query(`drop database if exists ${serverTemplate}`)
  await admin.query(`create database ${serverTemplate}`)
  await admin.end()
  const server = openServer({ connectionString: databaseUrl(serverTemplate), max: 1 })
  await migrate(server.db, migrations)
  await server.close()
}
