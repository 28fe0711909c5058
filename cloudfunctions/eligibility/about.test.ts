// Whose answer it is: her own, her child's, and nobody else's; and what it costs.
import { addChild, childProgrammes } from '../../test/children'
import { addCouple, addPerson } from '../../test/people'
import { createWorld, type World } from '../../test/world'
import { yiling } from '../../catalog/yiling'
import type { Db } from '../database/db'
import { accountKeyOf } from '../service/caller'
import { handle } from '../service/handle'
import type { PersonId, ProgrammeCode } from '../../types/schema'
import { sql } from '../database/sql'
import { eligibilityRoutes } from './routes'

let world: World
beforeAll(async () => {
  world = await createWorld(eligibilityRoutes, {
    city: { programmes: [...yiling.programmes, ...childProgrammes] },
  })
})
afterAll(() => world.close())
beforeEach(() => world.clock.set('2026-11-23'))

const hearing = 'V_TEST_HEARING' as ProgrammeCode
const own = (id: PersonId, child?: PersonId) =>
  world.accountOf(id).then(me => world.ok('eligibility.mine', child === undefined ? {} : { child }, me))

test('a mother sees what her child can get, apart from her own, with the name masked and the age in words', async () => {
  const mother = await addPerson(world)
  const child = await addChild(world, mother.id, '2026-11-01 08:15')
  const hers = await own(mother.id)
  expect(hers.children).toEqual([{ child: child.id, name: '沈*晨', age: '22天' }])
  expect(hers.items.map(item => item.programme)).not.toContain(hearing)
  const its = await own(mother.id, child.id)
  const [screening, certificate] = [hearing, 'S_TEST_CHILD'].map(code =>
    its.items.find(item => item.programme === code),
  )
  expect(screening).toMatchObject({ outcome: 'eligible', until: '2026-12-13' })
  expect(certificate?.outcome).toBe('needs_review')
  expect(its.items.map(item => item.programme)).toContain('V_CHILD_HEALTH')
  expect(certificate?.missing).toEqual([{ text: '出生医学证明', how: 'bring', page: null }])
})

test('a programme for children opened without a child is about the youngest', async () => {
  const mother = await addPerson(world)
  await addChild(world, mother.id, '2024-05-01 08:15', '沈大晨')
  const younger = await addChild(world, mother.id, '2026-11-22 08:15')
  const me = await world.accountOf(mother.id)
  const { child, children, standing } = await world.ok('eligibility.programme', { programme: hearing }, me)
  expect(child).toBe(younger.id)
  expect(children.map(each => each.age)).toEqual(['1天', '2岁'])
  expect(standing).toMatchObject({ outcome: 'soon', flipsOn: '2026-11-24' })
  expect(standing.changes).toEqual([
    { text: expect.stringContaining('11月24日起:') as string, on: '2026-11-24', page: null },
  ])
})

test('the father whom the civil register names sees his child; a later husband and an unconfirmed one do not', async () => {
  const { wife, husband } = await addCouple(world, { marriedOn: '2025-10-01' })
  const child = await addChild(world, wife.id, '2026-11-01 08:15')
  expect((await own(husband.id)).children.map(each => each.child)).toEqual([child.id])
  const later = await addCouple(world, { marriedOn: '2026-11-10' })
  const earlier = await addChild(world, later.wife.id, '2026-11-01 08:15')
  expect((await own(later.husband.id)).children).toEqual([])
  const his = await world.accountOf(later.husband.id)
  expect(await world.refused('eligibility.mine', { child: earlier.id }, his)).toBe('PROXY_NOT_AUTH')
  const silent = await addCouple(world, { marriedOn: '2025-10-01', confirmed: false })
  const theirs = await addChild(world, silent.wife.id, '2026-11-01 08:15')
  expect(
    await world.refused('eligibility.mine', { child: theirs.id }, await world.accountOf(silent.husband.id)),
  ).toBe('PROXY_NOT_AUTH')
})

test('a partner never gets her answer by asking as if she were his child; a stranger and nobody get the same refusal', async () => {
  const { wife, husband } = await addCouple(world)
  const his = await world.accountOf(husband.id)
  const stranger = await addPerson(world)
  for (const child of [wife.id, stranger.id, '999999999999' as PersonId]) {
    expect(await world.refused('eligibility.mine', { child }, his)).toBe('PROXY_NOT_AUTH')
    for (const action of ['eligibility.programme', 'eligibility.notice', 'eligibility.history'] as const)
      expect(await world.refused(action, { programme: hearing, child }, his)).toBe('PROXY_NOT_AUTH')
    const appeal = { programme: hearing, child, category: 'result', said: '请核对一下' } as const
    expect(await world.refused('eligibility.appeal', appeal, his)).toBe('PROXY_NOT_AUTH')
  }
})

test('a child who died is in no list any more, and one whose third year is over in none either', async () => {
  const mother = await addPerson(world)
  const lost = await addChild(world, mother.id, '2026-11-01 08:15')
  await addChild(world, mother.id, '2022-12-31 08:15', '沈大晨')
  await world.services.db.run(sql`update person set died_on = '2026-11-20' where person_id = ${lost.id}`)
  expect((await own(mother.id)).children).toEqual([])
})

/** Counts what goes over the wire. */
function counted(db: Db, count: { trips: number }): Db {
  const one =
    <A extends unknown[], R>(call: (...args: A) => R) =>
    (...args: A): R => {
      count.trips += 1
      return call(...args)
    }
  return {
    ...db,
    many: one(db.many.bind(db)) as Db['many'],
    one: one(db.one.bind(db)) as Db['one'],
    maybe: one(db.maybe.bind(db)) as Db['maybe'],
    run: one(db.run.bind(db)),
  }
}

test('a full explanation of every programme takes two round trips: who she is, and all that is known', async () => {
  const { wife } = await addCouple(world)
  const child = await addChild(world, wife.id, '2026-11-01 08:15')
  const key = accountKeyOf(world.services.vault, 'wechat', `openid-${wife.id}`)
  await world.accountOf(wife.id)
  await world.ok('eligibility.mine', {}, key)
  const requests = [
    { action: 'eligibility.mine', input: {} },
    { action: 'eligibility.mine', input: { child: child.id } },
    { action: 'eligibility.programme', input: { programme: 'V_PREMARITAL' } },
    { action: 'eligibility.programme', input: { programme: hearing, child: child.id } },
  ]
  for (const request of requests) {
    const count = { trips: 0 }
    const services = { ...world.services, db: counted(world.services.db, count) }
    const reply = await handle(services, eligibilityRoutes as never, request, key)
    expect(reply.ok).toBe(true)
    expect([request.action, count.trips]).toEqual([request.action, 2])
  }
})
