/** The embedded database: PGlite behind the same `Db` as a server. For demo, tests and a single desk. */
import { PGlite } from '@electric-sql/pglite'
import { Pool } from 'pg'
import { createDb, rowTypes, type Db } from '../../cloudfunctions/database/db'
import { schemaName } from '../../cloudfunctions/database/migrate'
import { EmbeddedWire } from './wire'

export interface EmbeddedDb {
  readonly db: Db
  /** A compressed copy of the whole database, to open again with `from`. */
  dump(): Promise<Blob>
  close(): Promise<void>
}

/**
 * Not safe against power loss: PGlite never calls fsync. A process that is killed loses nothing.
 * @param source.folder data directory; without one the database lives in memory
 * @param source.from a dump to start from
 */
export async function openEmbedded(source: { folder?: string; from?: Blob } = {}): Promise<EmbeddedDb> {
  const engine = await PGlite.create({
    ...(source.folder ? { dataDir: source.folder } : {}),
    ...(source.from ? { loadDataDir: source.from } : {}),
  })
  const settings = `set search_path = ${schemaName}; set timezone = 'UTC'`
  const pool = new Pool({
    stream: () => new EmbeddedWire(engine, settings),
    max: 1,
    idleTimeoutMillis: 0,
    // A nested pool use inside a transaction would wait for itself for ever: make it an error.
    connectionTimeoutMillis: 20_000,
    types: rowTypes,
    user: 'postgres',
    database: 'postgres',
  })
  pool.on('error', () => undefined)
  return {
    db: createDb(pool),
    dump: () => engine.dumpDataDir('gzip'),
    async close() {
      await pool.end()
      await engine.close()
    },
  }
}
