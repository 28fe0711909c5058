/** The one door to PostgreSQL: typed rows, expected cardinality, transactions. The same on PGlite and on a server. */
import { types as pgTypes, type Pool, type PoolClient } from 'pg'
import { ServiceError } from '../../types/errors'
import { toServiceError } from './driver-error'
import type { Query } from './sql'

export interface Db {
  many<Row>(query: Query): Promise<Row[]>
  /** Exactly one row, or NOT_FOUND. */
  one<Row>(query: Query): Promise<Row>
  maybe<Row>(query: Query): Promise<Row | undefined>
  /** Number of rows affected. */
  run(query: Query): Promise<number>
  /** One transaction; inside one, a savepoint. */
  tx<T>(work: (tx: Db) => Promise<T>): Promise<T>
  /** Several statements of trusted text without parameters (migrations). */
  script(text: string): Promise<void>
}

/** Dates and local times stay text, to the minute; instants become ISO text in UTC, bigint stays text: no `Date` reaches the domain. */
const parsers: ReadonlyMap<number, (value: string) => string> = new Map([
  [pgTypes.builtins.DATE, value => value],
  [pgTypes.builtins.TIMESTAMP, value => value.slice(0, 16).replace(' ', 'T')],
  [pgTypes.builtins.TIME, value => value.slice(0, 5)],
  [pgTypes.builtins.TIMESTAMPTZ, value => new Date(value).toISOString()],
])
export const rowTypes = {
  getTypeParser(
    oid: Parameters<typeof pgTypes.getTypeParser>[0],
    format?: 'text' | 'binary',
  ): (value: string) => unknown {
    const own = parsers.get(oid)
    const known: unknown = own ?? pgTypes.getTypeParser(oid, format)
    return known as (value: string) => unknown
  },
}

class Connection implements Db {
  constructor(
    private readonly client: PoolClient,
    private readonly named: boolean,
    private readonly depth: number,
  ) {}

  private async query<Row>(query: Query): Promise<{ rows: Row[]; rowCount: number | null }> {
    try {
      const config = { text: query.text, values: [...query.values] }
      return await this.client.query<Row & object>(this.named ? { ...config, name: query.name } : config)
    } catch (error) {
      throw toServiceError(error)
    }
  }
  async many<Row>(query: Query): Promise<Row[]> {
    return (await this.query<Row>(query)).rows
  }
  async maybe<Row>(query: Query): Promise<Row | undefined> {
    return (await this.query<Row>(query)).rows[0]
  }
  async one<Row>(query: Query): Promise<Row> {
    const row = await this.maybe<Row>(query)
    if (row === undefined) throw new ServiceError('NOT_FOUND')
    return row
  }
  async run(query: Query): Promise<number> {
    return (await this.query(query)).rowCount ?? 0
  }
  async script(text: string): Promise<void> {
    await this.client.query(text)
  }
  async tx<T>(work: (tx: Db) => Promise<T>): Promise<T> {
    const savepoint = `s${this.depth}`
    const [begin, commit, rollback] =
      this.depth === 0
        ? ['begin', 'commit', 'rollback']
        : [`savepoint ${savepoint}`, `release savepoint ${savepoint}`, `rollback to savepoint ${savepoint}`]
    await this.client.query(begin)
    try {
      const result = await work(new Connection(this.client, this.named, this.depth + 1))
      await this.client.query(commit)
      return result
    } catch (error) {
      await this.client.query(rollback)
      throw toServiceError(error)
    }
  }
}

/**
 * A `Db` on a pool. Every call checks a client out: `pool.query` would destroy the connection on an error, which costs
 * 5.8 ms against 0.16 ms for a unique violation.
 * @param named statement names on (default); off behind a transaction pooler
 */
export function createDb(pool: Pool, { named = true } = {}): Db {
  const use = async <T>(work: (db: Db) => Promise<T>): Promise<T> => {
    let client: PoolClient
    try {
      client = await pool.connect()
    } catch (error) {
      throw toServiceError(error)
    }
    let broken = false
    try {
      return await work(new Connection(client, named, 0))
    } catch (error) {
      broken =
        error instanceof ServiceError
          ? error.code === 'SYSTEM_RETRY' && error.params['cause'] === 'connection'
          : false
      throw error
    } finally {
      client.release(broken)
    }
  }
  return {
    many: query => use(db => db.many(query)),
    one: query => use(db => db.one(query)),
    maybe: query => use(db => db.maybe(query)),
    run: query => use(db => db.run(query)),
    tx: work => use(db => db.tx(work)),
    script: text => use(db => db.script(text)),
  }
}
