/** A `Db` on a PostgreSQL server (CloudBase PostgreSQL, or your own). */
import { Pool, type PoolConfig } from 'pg'
import { createDb, rowTypes, type Db } from './db'
import { schemaName } from './migrate'

export interface ServerDb {
  readonly db: Db
  close(): Promise<void>
}

/**
 * @param options.max connections of this process: 1-2 in a function (one call at a time), more in the gateway
 * @param options.statementTimeoutMs kills a runaway statement on the server
 */
export function openServer(options: PoolConfig & { named?: boolean; statementTimeoutMs?: number }): ServerDb {
  const { named = true, statementTimeoutMs = 5000, ...config } = options
  const pool = new Pool({
    max: 2,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 3000,
    ...config,
    types: rowTypes,
    // No just-in-time compiling: it took 1.0-1.3 s of every city-wide statement of the planning, whose own work is 0.3 s.
    options: `-c search_path=${schemaName} -c timezone=UTC -c jit=off -c statement_timeout=${statementTimeoutMs}`,
  })
  // An idle client that the server drops must not kill the process; the next call gets a new one.
  pool.on('error', () => undefined)
  return { db: createDb(pool, { named }), close: () => pool.end() }
}
