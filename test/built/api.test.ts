import { randomBytes } from 'node:crypto'
import { yiling } from '../../catalog/yiling'
import { createCatalogue } from '../../cloudfunctions/catalogue/programmes'
import { publishCity } from '../../cloudfunctions/catalogue/publish'
import { sql } from '../../cloudfunctions/database/sql'
import { systemClock } from '../../cloudfunctions/platform/clock'
import { createIds } from '../../cloudfunctions/platform/ids'
import { createVault, parseKeyring } from '../../cloudfunctions/platform/vault'
import { accountKeyOf } from '../../cloudfunctions/service/caller'
import type { Services } from '../../cloudfunctions/service/context'
import { addPerson } from '../people'
import { openCloudStub, type CloudStub } from './cloud-stub'
import { builtFunction, calledBy, platformEnv, startInstance, type Instance, type Outcome } from './instance'
import { serveDatabase, type ServedDatabase } from './served-database'

const keys = `1:${randomBytes(32).toString('hex')}`
let database: ServedDatabase
let cloud: CloudStub
let services: Services
let api: Instance

beforeAll(async () => {
  database = await serveDatabase()
  cloud = await openCloudStub(() => undefined)
  await publishCity(database.db, yiling)
  services = {
    db: database.db,
    clock: systemClock,
    ids: createIds(systemClock, 1),
    vault: createVault(parseKeyring(keys)),
    log: { info: () => undefined, error: () => undefined },
    city: yiling,
    catalogue: createCatalogue(),
  }
  api = startInstance(builtFunction('api'), { ...platformEnv(cloud.url), ...database.env, YYT_KEYS: keys })
}, 60_000)
afterAll(async () => {
  await api.stop()
  await database.close()
  await cloud.close()
})

const accounts = async (openid: string): Promise<number> => {
  const key = accountKeyOf(services.vault, 'wechat', openid)
  return (
    await services.db.one<{ n: number }>(
      sql`select count(*)::int as n from account where account_key = ${key}`,
    )
  ).n
}
const ok = (data: object): object => ({ result: { ok: true, data: expect.objectContaining(data) as object } })
const refused = (code: string): object => ({ result: { ok: false, error: { code } } })

test('the caller is who the platform says, and a first call makes the account with its openid sealed', async () => {
  const outcome = await api.call({ action: 'identity.me', input: {} }, calledBy('openid-first-1'))
  expect(outcome).toMatchObject(ok({ signedIn: true, name: null }))
  expect(await accounts('openid-first-1')).toBe(1)
  const key = accountKeyOf(services.vault, 'wechat', 'openid-first-1')
  const row = await services.db.one<{ openid_sealed: Buffer }>(
    sql`select openid_sealed from account_openid where account_key = ${key}`,
  )
  expect(row.openid_sealed.toString('latin1')).not.toContain('openid-first-1')
  expect(services.vault.open(row.openid_sealed, `account_openid.openid:${key}`)).toBe('openid-first-1')
})

test('an identity that the event claims is worth nothing', async () => {
  const userInfo = { openId: 'openid-victim', appId: 'wx0000000000000000' }
  const forged = { action: 'identity.consents', input: {}, userInfo, WX_OPENID: 'openid-victim' }
  expect(await api.call(forged)).toMatchObject(refused('UNAUTHENTICATED'))
  expect(await api.call(forged, calledBy('openid-attacker'))).toMatchObject(refused('NOT_VERIFIED'))
  expect(await accounts('openid-victim')).toBe(0)
  expect(await accounts('openid-attacker')).toBe(1)
})

test('an openid that the platform does not list among its context keys is no identity', async () => {
  const unlisted = {
    WX_OPENID: 'openid-unlisted',
    WX_CONTEXT_KEYS: 'WX_APPID',
    WX_APPID: 'wx0000000000000000',
  }
  expect(await api.call({ action: 'identity.consents', input: {} }, unlisted)).toMatchObject(
    refused('UNAUTHENTICATED'),
  )
  expect(await accounts('openid-unlisted')).toBe(0)
})

test('one instance serves one person after another and never mixes them', async () => {
  const people = []
  for (const n of [1, 2, 3]) {
    const person = await addPerson({ services }, { name: `程甲${'子丑寅'[n - 1]}`, birth: `199${n}-03-04` })
    const openid = `openid-person-${n}`
    const verified = await api.call(
      {
        action: 'identity.verify',
        input: { name: person.name, docType: 'resident_id', number: person.number },
        key: `verify-${n}-000`,
      },
      calledBy(openid),
    )
    expect(verified).toMatchObject(ok({ personId: person.id }))
    people.push({ person, openid })
  }
  for (const { person, openid } of [...people, ...[...people].reverse()])
    expect(await api.call({ action: 'identity.me', input: {} }, calledBy(openid))).toMatchObject(
      ok({ personId: person.id }),
    )
  expect(await api.call({ action: 'identity.me', input: {} })).toMatchObject(
    ok({ signedIn: false, personId: null }),
  )
})

test('a write needs its key, is kept, and answers the same when it is sent again', async () => {
  const write = { action: 'identity.setConsent', input: { purpose: 'sms', granted: true } }
  const me = calledBy('openid-person-1')
  expect(await api.call(write, me)).toMatchObject(refused('INVALID_INPUT'))
  const first = await api.call({ ...write, key: 'consent-key-1' }, me)
  expect(first).toMatchObject(ok({ purpose: 'sms', granted: true }))
  expect(await api.call({ ...write, key: 'consent-key-1' }, me)).toMatchObject(ok({ granted: true }))
  const rows = await services.db.many(sql`select 1 from consent where purpose = 'sms'`)
  expect(rows).toHaveLength(1)
})

test('whatever is sent as an event is answered with a named error, and the instance lives on', async () => {
  const events = [
    null,
    'x',
    7,
    [],
    {},
    { action: 7 },
    { action: 'toString' },
    { action: '__proto__', input: null },
  ]
  for (const event of events) expect(await api.call(event)).toMatchObject(refused('UNKNOWN_ACTION'))
  expect(
    await api.call({ action: 'vouchers.get', input: 'x', key: 7 }, calledBy('openid-person-1')),
  ).toMatchObject(refused('INVALID_INPUT'))
  expect(await api.call({ action: 'eligibility.catalogue' })).toMatchObject(ok({}))
})

test("the trace id is the platform's request id, and the logs name nobody", async () => {
  const outcome = await api.call({ action: 'identity.me', input: {} }, calledBy('openid-person-1'))
  const traceId = 'result' in outcome ? (outcome.result as { traceId: string }).traceId : ''
  expect(traceId).toMatch(/^request-\d+$/)
  expect(api.output()).toContain(traceId)
  for (const secret of ['程甲', 'openid-', 'userInfo']) expect(api.output()).not.toContain(secret)
})

/** One call to an instance of its own. */
async function callApart(
  env: Record<string, string>,
  callEnv: Record<string, string> = {},
): Promise<Outcome> {
  const instance = startInstance(builtFunction('api'), { ...platformEnv(cloud.url), ...env })
  try {
    return await instance.call({ action: 'identity.consents', input: {} }, callEnv)
  } finally {
    await instance.stop()
  }
}

test('an instance that is not configured says which variables are missing, and no values', async () => {
  const outcome = await callApart({ PGHOST: '', YYT_CITY: 'atlantis' })
  expect(outcome).toMatchObject({ error: { name: 'EnvironmentError' } })
  const message = 'error' in outcome ? outcome.error.message : ''
  for (const name of ['PGHOST', 'YYT_KEYS', 'YYT_CITY']) expect(message).toContain(name)
  expect(message).not.toContain('atlantis')
})

test('a database that cannot be reached is an answer with a retry, not a crash', async () => {
  const lost = { DATABASE_URL: 'postgres://nobody:none@127.0.0.1:9/none', YYT_KEYS: keys }
  expect(await callApart(lost, calledBy('openid-person-1'))).toMatchObject({
    result: { ok: false, error: { code: 'SYSTEM_RETRY', retry: true } },
  })
})
