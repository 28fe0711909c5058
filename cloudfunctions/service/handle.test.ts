import { addPerson } from '../../test/people'
import { createWorld, type World } from '../../test/world'
import { sql } from '../database/sql'

let world: World
let writes = 0

beforeAll(async () => {
  world = await createWorld({
    'identity.setConsent': async (context, input) => {
      writes += 1
      await context.db.run(
        sql`insert into consent (person_id, purpose, granted_at, text_version, channel) values (${context.caller.personId}, ${input.purpose}, ${context.clock.now()}, '1', 'app')`,
      )
      return input
    },
    'identity.me': () => Promise.reject(new Error('张三 must not reach a log')),
  })
})
afterAll(() => world.close())

test('a write that is replayed with its key runs once and answers the same', async () => {
  const { id } = await addPerson(world)
  const me = await world.accountOf(id)
  const input = { purpose: 'sms', granted: true } as const
  for (let i = 0; i < 100; i++)
    expect(await world.ok('identity.setConsent', input, me, 'same-key-1')).toEqual(input)
  expect(writes).toBe(1)
  expect(
    await world.refused('identity.setConsent', { purpose: 'sms', granted: false }, me, 'same-key-1'),
  ).toBe('KEY_REUSED')
})

test('an account that is not verified, a clerk and nobody are refused by name', async () => {
  const input = { purpose: 'sms', granted: true } as const
  expect(await world.refused('identity.setConsent', input, null)).toBe('UNAUTHENTICATED')
  expect(await world.refused('identity.setConsent', input, await world.account('new'))).toBe('NOT_VERIFIED')
  expect(await world.refused('identity.setConsent', input, await world.staff('clerk'))).toBe('FORBIDDEN')
})

test('bad input names each field in Chinese and an unknown failure keeps its message to itself', async () => {
  const { id } = await addPerson(world)
  const me = await world.accountOf(id)
  const reply = await world.call('identity.setConsent', { purpose: 'none' as 'sms', granted: true }, me)
  expect(reply).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT', fields: [{ path: 'purpose' }] } })
  const broken = await world.call('identity.me', {}, null)
  expect(broken).toMatchObject({ ok: false, error: { code: 'SYSTEM_RETRY', retry: true } })
  expect(JSON.stringify(broken)).not.toContain('张三')
})
