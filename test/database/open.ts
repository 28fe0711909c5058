/** A fresh migrated database for one test file: a copy of the template, on PGlite or on the server of DATABASE_URL. */
import { readFileSync } from 'node:fs'
import { Client } from 'pg'
import type { Db } from '../../cloudfunctions/database/db'
import { openServer } from '../../cloudfunctions/database/server'
import { openEmbedded } from '../../local/database/embedded'
import { adminUrl, databaseUrl, embeddedTemplate, serverTemplate } from './paths'

export interface TestDb {
  readonly db: Db
  /** True on a real server, where several connections are possible. */
  readonly server: boolean
  /** Of a server: for processes of their own. */
  readonly url: string | null
  close(): Promise<void>
}

let made = 0

/** @param max connections on a server; PGlite has one */
export async function openTestDb(max = 4): Promise<TestDb> {
  if (!process.env['DATABASE_URL']) {
    const embedded = await openEmbedded({ from: new Blob([new Uint8Array(readFileSync(embeddedTemplate))]) })
    return { db: embedded.db, server: false, url: null, close: () => embedded.close() }
  }
  const name = `yyt_test_${process.pid}_${++made}`
  await withAdmin(admin => admin.query(`create database ${name} template ${serverTemplate}`))
  const server = openServer({ connectionString: databaseUrl(name), max, statementTimeoutMs: 60_000 })
  return {
    db: server.db,
    server: true,
    url: databaseUrl(name),
    async close() {
      await server.close()
      await withAdmin(admin => admin.query(`drop database ${name}`))
    },
  }
}

async function withAdmin(work: (admin: Client) => Promise<unknown>): Promise<void> {
  const admin = new Client({ connectionString: adminUrl() })
  await admin.connect()
  try {
    await work(admin)
  } finally {
    await admin.end()
  }
}
