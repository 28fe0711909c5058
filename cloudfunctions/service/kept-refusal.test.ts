import { addPerson } from '../../test/people'
import { createWorld, type World } from '../../test/world'
import { ServiceError } from '../../types/errors'
import { sql } from '../database/sql'
import { KeptRefusal } from './kept-refusal'

let world: World
let runs = 0

beforeAll(async () => {
  world = await createWorld({
    'identity.setConsent': async ({ db, clock, caller }, { purpose, granted }) => {
      runs += 1
      await db.run(
        sql`insert into consent (person_id, purpose, granted_at, text_version, channel) values (${caller.personId}, ${purpose}, ${clock.now()}, '1', 'app')`,
      )
      const refusal = { date: '12月3日' }
      throw granted ? new KeptRefusal('TOO_EARLY', refusal) : new ServiceError('TOO_EARLY', refusal)
    },
  })
})
afterAll(() => world.close())

test('a kept refusal commits what was written before it and is answered again to a replay', async () => {
  const { id } = await addPerson(world)
  const me = await world.accountOf(id)
  const written = () => world.services.db.many(sql`select 1 from consent where person_id = ${id}`)

  const thrown = await world.call(
    'identity.setConsent',
    { purpose: 'sms', granted: false },
    me,
    'rolled-back',
  )
  expect(await written()).toEqual([])

  const input = { purpose: 'sms', granted: true } as const
  const kept = await world.call('identity.setConsent', input, me, 'kept-once')
  expect(kept).toMatchObject({ ok: false, error: { code: 'TOO_EARLY' } })
  expect(kept.ok || kept.error.text).toContain('12月3日')
  expect({ ...kept, traceId: '' }).toEqual({ ...thrown, traceId: '' })
  expect(await written()).toHaveLength(1)

  const before = runs
  const replayed = await world.call('identity.setConsent', input, me, 'kept-once')
  expect({ ...replayed, traceId: '' }).toEqual({ ...kept, traceId: '' })
  expect(runs).toBe(before)
})
