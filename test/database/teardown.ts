/** After all tests: the server's template goes; the embedded one stays as a cache keyed by the migrations. */
import { Client } from 'pg'
import { adminUrl, serverTemplate } from './paths'

export default async function teardown(): Promise<void> {
  if (!process.env['DATABASE_URL']) return
  const admin = new Client({ connectionString: adminUrl() })
  await admin.connect()
  await admin.query(`drop database if exists ${serverTemplate}`)
  await admin.end()
}
