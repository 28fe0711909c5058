/** Lines of the service lists follow the masks: nothing else opens them, nothing else ends them. */
import fc from 'fast-check'
import { addPerson, type Added } from '../../test/people'
import { createWorld, type World } from '../../test/world'
import { programmesInForce } from '../catalogue/programmes'
import { sql } from '../database/sql'
import { syncGuidance } from './sync'

let world: World
let guided: { readonly code: string; readonly bit: bigint }[]
beforeAll(async () => {
  world = await createWorld({})
  guided = (await programmesInForce(world.services))
    .filter(({ guideDays }) => guideDays !== undefined)
    .map(({ code, ordinal }) => ({ code, bit: 1n << BigInt(ordinal) }))
})
afterAll(() => world.close())
beforeEach(() => world.clock.set('2026-11-23'))

const setMask = (person: Added, mask: bigint, spent = { used: 0n, holds: 0n }) =>
  world.services.db.run(sql`
    update person_fact set eligible = ${String(mask)}, used = ${String(spent.used)}, holds = ${String(spent.holds)}
    where person_id = ${person.id}`)
const linesOf = (person: Added) =>
  world.services.db.many<{
    programme: string
    state: string
    ended: boolean
    due_on: string
    region: string
  }>(sql`
    select programme, state, ended_on is not null as ended, due_on, region::text as region from guidance
    where person_id = ${person.id} order by opened_on, programme`)
const first = () => {
  const [programme] = guided
  if (programme === undefined) throw new Error('no programme of the pack has guideDays')
  return programme
}

test('standing lines are the eligible bits, whatever the masks do from day to day, and a second run writes nothing', async () => {
  const people = [await addPerson(world), await addPerson(world), await addPerson(world)]
  const subset = fc
    .uniqueArray(fc.nat({ max: guided.length - 1 }))
    .map(list => list.reduce((mask, i) => mask | (guided[i]?.bit ?? 0n), 0n))
  let day = 1
  await fc.assert(
    fc.asyncProperty(fc.tuple(subset, subset, subset), fc.boolean(), async (masks, tomorrow) => {
      if (tomorrow)
        world.clock.set(
          `2027-${String(1 + (Math.floor(day / 28) % 12)).padStart(2, '0')}-${String(1 + (day++ % 28)).padStart(2, '0')}`,
        )
      for (const [i, person] of people.entries()) await setMask(person, masks[i] ?? 0n)
      await syncGuidance(world.services, tomorrow ? 'all' : people.map(({ id }) => id))
      for (const [i, person] of people.entries()) {
        const open = (await linesOf(person)).filter(line => !line.ended).map(line => line.programme)
        const wanted = guided.filter(({ bit }) => ((masks[i] ?? 0n) & bit) !== 0n).map(({ code }) => code)
        expect(open.sort()).toEqual(wanted.sort())
      }
      expect(await syncGuidance(world.services, 'all')).toEqual({ opened: 0, closed: 0 })
    }),
    { numRuns: 25 },
  )
  for (const person of people) await setMask(person, 0n)
  await syncGuidance(world.services, 'all')
})

test('a line ends as done when the benefit was claimed or used, as closed when the entitlement went', async () => {
  const { code, bit } = first()
  const [claimed, used, gone] = [await addPerson(world), await addPerson(world), await addPerson(world)]
  for (const person of [claimed, used, gone]) await setMask(person, bit)
  expect(await syncGuidance(world.services, 'all')).toEqual({ opened: 3, closed: 0 })
  await setMask(claimed, 0n, { used: 0n, holds: bit })
  await setMask(used, 0n, { used: bit, holds: 0n })
  await setMask(gone, 0n)
  expect(await syncGuidance(world.services, 'all')).toEqual({ opened: 0, closed: 3 })
  const states = await Promise.all([claimed, used, gone].map(linesOf))
  expect(states.map(([line]) => line?.state)).toEqual(['done', 'done', 'closed'])
  expect(states[0]).toMatchObject([{ programme: code, ended: true }])
})

test('what somebody declined is not opened again while she stays entitled; after a new opening it is', async () => {
  const { bit } = first()
  const person = await addPerson(world)
  await setMask(person, bit)
  await syncGuidance(world.services, [person.id])
  await world.services.db.run(sql`update guidance set state = 'declined' where person_id = ${person.id}`)
  world.clock.set('2026-11-24')
  expect(await syncGuidance(world.services, [person.id])).toEqual({ opened: 0, closed: 0 })
  await setMask(person, 0n)
  await syncGuidance(world.services, [person.id])
  world.clock.set('2026-12-24')
  await setMask(person, bit)
  expect(await syncGuidance(world.services, [person.id])).toEqual({ opened: 1, closed: 0 })
  expect((await linesOf(person)).map(line => line.state)).toEqual(['declined', 'open'])
})

test('a line follows her to another village, and ends when she is no longer in the population', async () => {
  const { bit } = first()
  const person = await addPerson(world)
  await setMask(person, bit)
  await syncGuidance(world.services, [person.id])
  await world.services.db.run(
    sql`update person_fact set village = 420506002001 where person_id = ${person.id}`,
  )
  expect(await syncGuidance(world.services, 'all')).toEqual({ opened: 0, closed: 0 })
  expect(await linesOf(person)).toMatchObject([{ region: '420506002001', ended: false }])
  await world.services.db.run(sql`delete from person_fact where person_id = ${person.id}`)
  expect(await syncGuidance(world.services, [person.id])).toEqual({ opened: 0, closed: 1 })
})

test('nobody to look at asks nothing', async () => {
  expect(await syncGuidance(world.services, [])).toEqual({ opened: 0, closed: 0 })
})

test('two standing lines of one programme cannot be', async () => {
  const { code, bit } = first()
  const person = await addPerson(world)
  await setMask(person, bit)
  await syncGuidance(world.services, [person.id])
  await expect(
    world.services.db.run(sql`
      insert into guidance (person_id, programme, opened_on, due_on, region, state)
      values (${person.id}, ${code}, '2026-11-01', '2026-12-01', 0, 'open')`),
  ).rejects.toThrow()
})
