/** A small world for integration tests: a database of its own, a clock that obeys, people, staff, and calls through `handle`. */
import { appendFileSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import type { City } from '../catalog/city'
import { yiling } from '../catalog/yiling'
import { createCatalogue } from '../cloudfunctions/catalogue/programmes'
import { publishCity } from '../cloudfunctions/catalogue/publish'
import { sql } from '../cloudfunctions/database/sql'
import { instantAt, plusSeconds, type Clock } from '../cloudfunctions/platform/clock'
import { createIds } from '../cloudfunctions/platform/ids'
import { createLog } from '../cloudfunctions/platform/log'
import { createVault } from '../cloudfunctions/platform/vault'
import { accountKeyOf } from '../cloudfunctions/service/caller'
import type { Routes, Services } from '../cloudfunctions/service/context'
import { handle } from '../cloudfunctions/service/handle'
import type { StaffRole } from '../types/action'
import type { ActionName, Input, Output, Reply } from '../types/contract'
import type { Instant, LocalDate, PersonId, TimeOfDay } from '../types/schema'
import { openTestDb, type TestDb } from './database/open'

const logFolder = path.resolve(__dirname, 'artifacts/logs')
let calls = 0

export class ObedientClock implements Clock {
  constructor(private instant: Instant) {}
  now(): Instant {
    return this.instant
  }
  set(day: string, time = '10:00'): void {
    this.instant = instantAt(day as LocalDate, time as TimeOfDay)
  }
  advance(seconds: number): void {
    this.instant = plusSeconds(this.instant, seconds)
  }
}

/** Calls as somebody: the account key that a platform would vouch for, or nobody. */
export type Who = string | null

export interface World {
  readonly services: Services
  readonly clock: ObedientClock
  readonly server: boolean
  /** The raw reply. Writes get a fresh idempotency key unless one is given. */
  call<K extends ActionName>(action: K, input: Input<K>, as: Who, key?: string): Promise<Reply<Output<K>>>
  /** The data of a reply that must be ok. */
  ok<K extends ActionName>(action: K, input: Input<K>, as: Who, key?: string): Promise<Output<K>>
  /** The code of a reply that must have failed. */
  refused<K extends ActionName>(action: K, input: Input<K>, as: Who, key?: string): Promise<string>
  /** An account that is signed in and not verified. */
  account(name: string): Promise<string>
  /** An account linked to a person. */
  accountOf(personId: PersonId): Promise<string>
  staff(role: StaffRole, scope?: { institutionId?: string; region?: string }): Promise<string>
  close(): Promise<void>
}

/** @param options.at Shanghai day, 2026-11-23 by default; the time is 10:00 */
export async function createWorld(
  routes: Partial<Routes>,
  options: { at?: string; city?: Partial<City>; connections?: number } = {},
): Promise<World> {
  const database: TestDb = await openTestDb(options.connections)
  const clock = new ObedientClock(instantAt((options.at ?? '2026-11-23') as LocalDate, '10:00' as TimeOfDay))
  mkdirSync(logFolder, { recursive: true })
  const file = path.join(logFolder, `${process.pid}.log`)
  const city = { ...yiling, ...options.city }
  const services: Services = {
    db: database.db,
    clock,
    ids: createIds(clock, 1),
    vault: createVault(new Map([[1, Buffer.alloc(32, 7)]])),
    log: createLog(
      line => appendFileSync(file, line + '\n'),
      () => clock.now(),
    ),
    city,
    catalogue: createCatalogue(),
  }
  await publishCity(database.db, city)
  const call: World['call'] = async (action, input, as, key) =>
    // Typed by the contract: the reply's data was made by the handler of this very action.
    (await handle(
      services,
      routes as Routes,
      { action, input, key: key ?? `test-key-${++calls}` },
      as,
    )) as never
  let staffCount = 0
  return {
    services,
    clock,
    server: database.server,
    call,
    async ok(action, input, as, key) {
      const reply = await call(action, input, as, key)
      if (!reply.ok)
        throw new Error(`${action}: ${reply.error.code} ${JSON.stringify(reply.error.fields ?? '')}`)
      return reply.data
    },
    async refused(action, input, as, key) {
      const reply = await call(action, input, as, key)
      if (reply.ok) throw new Error(`${action} was not refused`)
      return reply.error.code
    },
    async account(name) {
      const key = accountKeyOf(services.vault, 'wechat', name)
      await database.db.run(
        sql`insert into account (account_key, created_at) values (${key}, ${clock.now()}) on conflict do nothing`,
      )
      return key
    },
    async accountOf(personId) {
      const key = accountKeyOf(services.vault, 'wechat', `openid-${personId}`)
      await database.db.run(
        sql`insert into account (account_key, person_id, created_at, verified_at) values (${key}, ${personId}, ${clock.now()}, ${clock.now()}) on conflict do nothing`,
      )
      await database.db.run(
        sql`insert into account_openid (account_key, openid_sealed) values (${key}, ${services.vault.seal(`openid-${personId}`, `account_openid.openid:${key}`)}) on conflict do nothing`,
      )
      return key
    },
    async staff(role, scope = {}) {
      const login = `${role}-${++staffCount}`
      const key = accountKeyOf(services.vault, 'staff', login)
      await database.db.run(sql`
        insert into staff (account_key, login, display_name, role, institution_id, region)
        values (${key}, ${login}, ${'测试员' + String(staffCount)}, ${role}, ${scope.institutionId ?? null}, ${scope.region ?? city.code})`)
      return key
    },
    close: () => database.close(),
  }
}
