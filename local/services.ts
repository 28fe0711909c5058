/** The services of a laptop: embedded database (or DATABASE_URL), own keys, a clock that can be driven. */
import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { cities, type CityName } from '../catalog/cities'
import { createCatalogue } from '../cloudfunctions/catalogue/programmes'
import { readArticles } from '../catalog/articles'
import { publishCity } from '../cloudfunctions/catalogue/publish'
import { publishArticles } from '../cloudfunctions/library/publish'
import { migrate } from '../cloudfunctions/database/migrate'
import { openServer } from '../cloudfunctions/database/server'
import { createIds } from '../cloudfunctions/platform/ids'
import { createLog } from '../cloudfunctions/platform/log'
import { createVault, parseKeyring, type Keyring } from '../cloudfunctions/platform/vault'
import type { Services } from '../cloudfunctions/service/context'
import { createDrivenClock, type DrivenClock } from './clock'
import { openEmbedded } from './database/embedded'

export interface LocalServices {
  readonly services: Services
  readonly clock: DrivenClock
  /** Folder of the embedded database, keys and clock. */
  readonly folder: string
  close(): Promise<void>
}

const root = path.resolve(__dirname, '..')

/**
 * Each city has a database of its own, unless DATABASE_URL names one.
 * @param options.city 夷陵 unless said; @param options.folder `.data`, or `.data/<city>` of another city; @param options.log where log lines go
 */
export async function openLocalServices(
  options: { city?: CityName; folder?: string; log?: (line: string) => void } = {},
): Promise<LocalServices> {
  const name = options.city ?? 'yiling'
  const city = cities[name]
  const base = options.folder ?? process.env['YYT_DATA'] ?? path.join(root, '.data')
  const folder = path.resolve(base, name === 'yiling' ? '.' : name)
  mkdirSync(folder, { recursive: true })
  const unlock = lock(path.join(folder, 'lock'))
  const clock = createDrivenClock(path.join(folder, 'clock'))
  const url = process.env['DATABASE_URL']
  const database = url
    ? openServer({ connectionString: url, max: 8, statementTimeoutMs: 60_000 })
    : await openEmbedded({ folder: path.join(folder, 'db') })
  await migrate(database.db, path.join(root, 'cloudfunctions/database/migrations'))
  await publishCity(database.db, city)
  await publishArticles(database.db, readArticles())
  const services: Services = {
    db: database.db,
    clock,
    ids: createIds(clock, Math.floor(Math.random() * 1024)),
    vault: createVault(keyring(path.join(folder, 'keys'))),
    log: createLog(options.log ?? (() => undefined), () => clock.now()),
    city,
    catalogue: createCatalogue(),
  }
  return {
    services,
    clock,
    folder,
    async close() {
      await database.close()
      unlock()
    },
  }
}

/** Made on first use and readable by the owner only. Losing this file loses the sealed fields. */
function keyring(file: string): Keyring {
  if (!existsSync(file)) writeFileSync(file, `1:${randomBytes(32).toString('hex')}`, { mode: 0o600 })
  return parseKeyring(readFileSync(file, 'utf8').trim())
}

/** PGlite does not lock its folder: two processes would overwrite each other, so the lock is ours. */
function lock(file: string): () => void {
  const holder = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0
  if (holder && holder !== process.pid && isAlive(holder))
    throw new Error(`另一个进程(${holder})正在使用数据目录,请先停止它。`)
  rmSync(file, { force: true })
  const handle = openSync(file, 'wx')
  writeFileSync(handle, String(process.pid))
  closeSync(handle)
  return () => rmSync(file, { force: true })
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
