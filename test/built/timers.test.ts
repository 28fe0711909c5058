import { randomBytes } from 'node:crypto'
import { yiling } from '../../catalog/yiling'
import { publishCity } from '../../cloudfunctions/catalogue/publish'
import { sql } from '../../cloudfunctions/database/sql'
import { openCloudStub, type CloudStub } from './cloud-stub'
import { builtFunction, byTimer, calledBy, platformEnv, startInstance, type Outcome } from './instance'
import { serveDatabase, type ServedDatabase } from './served-database'

const keys = `1:${randomBytes(32).toString('hex')}`
/** What the timer sends, and what anyone else may send as well. */
const timerEvent = { Type: 'Timer', TriggerName: 'night', Time: '2026-11-23T18:00:00Z', Message: '' }
const timers = ['eligibility', 'reminders'] as const
let database: ServedDatabase
let cloud: CloudStub

beforeAll(async () => {
  database = await serveDatabase()
  cloud = await openCloudStub(() => undefined)
  await publishCity(database.db, yiling)
}, 60_000)
afterAll(async () => {
  await database.close()
  await cloud.close()
})

async function callOnce(
  name: (typeof timers)[number],
  env: Record<string, string>,
  configured = true,
): Promise<Outcome> {
  const instance = startInstance(builtFunction(name), {
    ...platformEnv(cloud.url),
    ...(configured ? { ...database.env, YYT_KEYS: keys } : {}),
  })
  try {
    return await instance.call(timerEvent, env)
  } finally {
    await instance.stop()
  }
}

test.each(timers)('%s does nothing unless its timer called it', async name => {
  // Without a configuration any work would fail: the answer shows that none was begun.
  for (const env of [{}, calledBy('openid-attacker'), { ...byTimer, ...calledBy('openid-attacker') }])
    expect(await callOnce(name, env, false)).toEqual({ result: { ran: false } })
  expect(await callOnce(name, byTimer, false)).toMatchObject({ error: { name: 'EnvironmentError' } })
})

test.each(timers)('%s runs when its timer calls it', async name => {
  expect(await callOnce(name, byTimer)).toMatchObject({ result: { ran: true } })
})

test('the night leaves its run on record', async () => {
  const rows = await database.db.many<{ finished_at: string | null }>(
    sql`select finished_at from job_run where job = 'eligibility'`,
  )
  expect(rows).toHaveLength(1)
  expect(rows[0]?.finished_at).not.toBeNull()
})
