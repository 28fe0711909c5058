/** A migrated database of its own on the server of DATABASE_URL, dropped at the end. */
import path from 'node:path'
import { Client } from 'pg'
import { migrate } from '../../cloudfunctions/database/migrate'
import { openServer } from '../../cloudfunctions/database/server'

export interface BenchDatabase {
  readonly admin: Client
  readonly version: string
  readonly connectionString: string
  connect(clients: number): Promise<Client[]>
  drop(): Promise<void>
}

export async function createDatabase(room: string): Promise<BenchDatabase> {
  const serverUrl = process.env['DATABASE_URL']
  if (!serverUrl) throw new Error('DATABASE_URL is not set: this bench needs a PostgreSQL server')
  const root = new Client({ connectionString: serverUrl })
  await root.connect()
  const name = `yyt_bench_${room}_${process.pid}`
  await root.query(`create database ${name}`)
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  const connectionString = url.toString()
  const server = openServer({ connectionString, max: 1, statementTimeoutMs: 60_000 })
  await migrate(server.db, path.resolve(__dirname, '../../cloudfunctions/database/migrations'))
  await server.close()
  const open = async (): Promise<Client> => {
    const client = new Client({ connectionString, options: '-c search_path=yunyutong -c timezone=UTC' })
    await client.connect()
    return client
  }
  const admin = await open()
  const { rows } = await admin.query<{ version: string; commit: string }>(
    `select current_setting('server_version') as version, current_setting('synchronous_commit') as commit`,
  )
  if (rows[0]?.commit !== 'on') throw new Error('synchronous_commit must be on')
  return {
    admin,
    version: rows[0].version,
    connectionString,
    connect: clients => Promise.all(Array.from({ length: clients }, open)),
    async drop() {
      await admin.end()
      await root.query(`drop database ${name} with (force)`)
      await root.end()
    },
  }
}
