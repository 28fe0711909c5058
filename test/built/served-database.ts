/** A migrated database that other processes reach over TCP: on the server of DATABASE_URL, or PGlite behind a socket. */
import { readFileSync } from 'node:fs'
import { createServer, type Socket } from 'node:net'
import { PGlite } from '@electric-sql/pglite'
import { Client, Pool } from 'pg'
import { createDb, rowTypes, type Db } from '../../cloudfunctions/database/db'
import { schemaName } from '../../cloudfunctions/database/migrate'
import { openServer } from '../../cloudfunctions/database/server'
import { EmbeddedWire } from '../../local/database/wire'
import { adminUrl, databaseUrl, embeddedTemplate, serverTemplate } from '../database/paths'
import { wholeMessages } from './whole-messages'

export interface ServedDatabase {
  readonly db: Db
  /** What a deployed function is given to reach it. */
  readonly env: Readonly<Record<string, string>>
  close(): Promise<void>
}

export const serveDatabase = (): Promise<ServedDatabase> =>
  process.env['DATABASE_URL'] ? onServer() : embedded()

async function onServer(): Promise<ServedDatabase> {
  const name = `yyt_built_${process.pid}`
  const admin = new Client({ connectionString: adminUrl() })
  await admin.connect()
  await admin.query(`create database ${name} template ${serverTemplate}`)
  const server = openServer({ connectionString: databaseUrl(name) })
  return {
    db: server.db,
    env: { DATABASE_URL: databaseUrl(name) },
    async close() {
      await server.close()
      await admin.query(`drop database ${name} with (force)`)
      await admin.end()
    },
  }
}

/** PGlite has one session: connections have it in turn, so a function must have ended before the next one starts. */
async function embedded(): Promise<ServedDatabase> {
  const engine = await PGlite.create({
    loadDataDir: new Blob([new Uint8Array(readFileSync(embeddedTemplate))]),
  })
  const wire = (): EmbeddedWire =>
    new EmbeddedWire(engine, `set search_path = ${schemaName}; set timezone = 'UTC'`)
  let turn: Promise<void> = Promise.resolve()
  const serve = (socket: Socket): Promise<void> =>
    new Promise(resolve => {
      const session = wire()
      session.once('connect', () => {
        socket.pipe(wholeMessages()).pipe(session)
        session.pipe(socket)
      })
      socket.on('error', () => undefined)
      session.on('error', () => socket.destroy())
      socket.once('close', () => {
        session.destroy()
        resolve()
      })
      session.connect()
    })
  const listener = createServer(socket => {
    turn = turn.then(() => serve(socket))
  })
  await new Promise<void>(resolve => listener.listen(0, '127.0.0.1', resolve))
  const address = listener.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  // Named statements would be lost each time another connection takes the session.
  const pool = new Pool({
    stream: wire,
    max: 1,
    idleTimeoutMillis: 0,
    types: rowTypes,
    user: 'postgres',
    database: 'postgres',
  })
  return {
    db: createDb(pool, { named: false }),
    env: {
      PGHOST: '127.0.0.1',
      PGPORT: String(port),
      PGDATABASE: 'postgres',
      PGUSER: 'postgres',
      PGPASSWORD: 'embedded',
      PGPOOL_MAX: '1',
      YYT_NAMED: '0',
    },
    async close() {
      await new Promise(resolve => listener.close(resolve))
      await pool.end()
      await engine.close()
    },
  }
}
