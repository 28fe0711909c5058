import { addCouple, addPerson } from '../../test/people'
import { createWorld, type World } from '../../test/world'
import type { ProgrammeCode } from '../../types/schema'
import { sql } from '../database/sql'
import { runCityPass } from './city-pass'
import { eligibilityRoutes } from './routes'

let world: World
beforeAll(async () => {
  world = await createWorld(eligibilityRoutes, {
    city: {
      regions: [
        { code: '420506', name: '夷陵区', parent: null, level: 3 },
        { code: '420506001', name: '虚构街道', parent: '420506', level: 4 },
        { code: '420506001001', name: '虚构村', parent: '420506001', level: 5 },
      ],
    },
  })
})
afterAll(() => world.close())

const contraceptives = 'V_CONTRA' as ProgrammeCode

test('the list shows masked names and phones, the age, the village and why, and no number', async () => {
  const person = await addPerson(world, { name: '欧阳小雪', birth: '1996-02-29' })
  await runCityPass(world.services)
  const { items } = await world.ok(
    'lists.service',
    { programme: contraceptives },
    await world.staff('health_worker'),
  )
  const row = items.find(({ ref }) => ref === person.id)
  expect(row).toMatchObject({
    name: '欧**雪',
    age: 30,
    village: '虚构村',
    phone: `160****${person.phone.slice(-4)}`,
    since: '2026-11-23',
    message: null,
  })
  expect(row?.reason).toMatch(/常住夷陵区/)
  const text = JSON.stringify(items)
  for (const secret of [person.name, person.number, person.phone, '阳小']) expect(text).not.toContain(secret)
})

test('staff of a town see their own villages, also in the counts', async () => {
  const near = await addPerson(world, { village: '420506003001' })
  const far = await addPerson(world, { village: '420506004001' })
  await runCityPass(world.services)
  const worker = await world.staff('health_worker', { region: '420506003' })
  const list = await world.ok('lists.service', { programme: contraceptives }, worker)
  expect(list).toMatchObject({ total: 1, items: [{ ref: near.id, village: '夷陵区' }] })
  const { items } = await world.ok('lists.programmes', {}, worker)
  expect(items.find(item => item.programme === contraceptives)).toMatchObject({
    eligible: 1,
    held: 0,
    used: 0,
  })
  const all = await world.ok('lists.service', { programme: contraceptives }, await world.staff('manager'))
  expect(all.items.map(({ ref }) => ref)).toEqual(expect.arrayContaining([near.id, far.id]))
})

test('every person of a long list comes once, page by page, newest first', async () => {
  for (let i = 0; i < 45; i++) await addPerson(world, { village: '420506005001' })
  await runCityPass(world.services)
  world.clock.set('2026-11-24')
  const late = await addPerson(world, { village: '420506005001' })
  await runCityPass(world.services)
  const worker = await world.staff('health_worker', { region: '420506005' })
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const reply = await world.ok(
      'lists.service',
      { programme: contraceptives, ...(cursor === undefined ? {} : { cursor }) },
      worker,
    )
    expect(reply.total).toBe(46)
    seen.push(...reply.items.map(({ ref }) => ref))
    cursor = reply.next ?? undefined
  } while (cursor !== undefined)
  expect(seen[0]).toBe(late.id)
  expect(new Set(seen).size).toBe(46)
  expect(seen).toHaveLength(46)
  const forged = Buffer.from('["2026-11-24","1 or 1=1"]').toString('base64url')
  expect(await world.refused('lists.service', { programme: contraceptives, cursor: forged }, worker)).toBe(
    'INVALID_INPUT',
  )
})

test('the counts tell who is entitled, must be looked at, holds, has used; and when it was last computed', async () => {
  const { wife, husband } = await addCouple(world)
  const { db } = world.services
  await db.run(
    sql`update person set residence_village = 420506006001 where person_id in (${wife.id}, ${husband.id})`,
  )
  const asker = await addPerson(world, { village: '420506006001' })
  await db.run(sql`
    insert into pregnancy (person_id, pregnancy_id, state, dating_method, source, created_at)
    values (${asker.id}, 1, 'ongoing', 'UNDATED', 'self', ${world.clock.now()})`)
  const pass = await runCityPass(world.services)
  const manager = await world.staff('manager', { region: '420506006' })
  const { items, lastRun } = await world.ok('lists.programmes', {}, manager)
  const of = (code: string) => items.find(item => item.programme === code)
  expect(of('V_PREMARITAL')).toMatchObject({ eligible: 2, review: 0, held: 0, used: 0 })
  expect(of('V_NT')).toMatchObject({ eligible: 0, review: 1 })
  expect(pass).toMatchObject({
    state: 'done',
    ...(lastRun && { people: lastRun.people, opened: lastRun.opened }),
  })
  expect(lastRun?.at).toBe(world.clock.now())
})

test('a clerk and a resident have no list, and a programme that is not offered has an empty one', async () => {
  const { id } = await addPerson(world)
  expect(await world.refused('lists.programmes', {}, await world.staff('clerk'))).toBe('FORBIDDEN')
  expect(await world.refused('lists.service', { programme: contraceptives }, await world.accountOf(id))).toBe(
    'FORBIDDEN',
  )
  const unknown = { programme: 'V_UNKNOWN' as ProgrammeCode }
  expect(await world.ok('lists.service', unknown, await world.staff('manager'))).toEqual({
    total: 0,
    items: [],
    next: null,
  })
})
