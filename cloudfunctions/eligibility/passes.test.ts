import { addCouple } from '../../test/people'
import { createWorld, type World } from '../../test/world'
import { encodeCursor } from '../service/page'
import { runCityPass } from './city-pass'
import { eligibilityRoutes } from './routes'

let world: World
beforeEach(async () => {
  world = await createWorld(eligibilityRoutes)
})
afterEach(() => world.close())

test('each call does one piece and says how far the run is, until it is done', async () => {
  await addCouple(world)
  const manager = await world.staff('manager')
  const progress: number[] = []
  let state = 'running'
  while (state === 'running') {
    const { run, busy } = await world.ok('passes.start', {}, manager)
    expect(busy).toBe(false)
    progress.push(run.pieces.filter(piece => piece.done).length)
    state = run.state
  }
  expect(progress).toEqual([1, 2, 3, 4])
  const { items, next } = await world.ok('passes.list', {}, manager)
  expect(next).toBeNull()
  expect(items).toHaveLength(1)
  expect(items[0]).toMatchObject({
    scope: 'full',
    state: 'done',
    day: '2026-11-23',
    counts: { people: 2, changed: 2, opened: 2 },
  })
  expect(items[0]?.pieces.map(({ kind }) => kind)).toEqual(['facts', 'region', 'guidance', 'messages'])
})

test('a run that is under way shows what its finished pieces counted', async () => {
  await addCouple(world)
  await runCityPass(world.services, { pieces: 2 })
  const { items } = await world.ok('passes.list', {}, await world.staff('administrator'))
  expect(items[0]).toMatchObject({ state: 'running', finishedAt: null, counts: { changed: 2, opened: 2 } })
  expect(items[0]?.pieces.map(({ done }) => done)).toEqual([true, true, false, false])
})

test('the next call after a finished run begins another, which is a night and finds nothing to change', async () => {
  await addCouple(world)
  const manager = await world.staff('manager')
  const first = await runCityPass(world.services)
  const { run } = await world.ok('passes.start', {}, manager)
  expect(run.runId).not.toBe(first.runId)
  expect(run).toMatchObject({ scope: 'night', state: 'running' })
  let { state, counts } = run
  while (state === 'running') ({ state, counts } = (await world.ok('passes.start', {}, manager)).run)
  expect(counts).toMatchObject({ changed: 0, facts: 0, messages: 0 })
})

test('older runs follow on further pages, without a gap', async () => {
  const manager = await world.staff('manager')
  for (let n = 0; n < 22; n++) await runCityPass(world.services)
  const first = await world.ok('passes.list', {}, manager)
  expect(first.items).toHaveLength(20)
  const second = await world.ok('passes.list', { cursor: first.next ?? '' }, manager)
  expect(second.items).toHaveLength(2)
  expect(second.next).toBeNull()
  const ids = [...first.items, ...second.items].map(run => BigInt(run.runId))
  expect([...ids].sort((a, b) => (a < b ? 1 : -1))).toEqual(ids)
})

test('who answers for a town alone, works at a counter or sends a broken cursor is refused', async () => {
  const town = await world.staff('manager', { region: '420506001' })
  expect(await world.refused('passes.list', {}, town)).toBe('FORBIDDEN')
  expect(await world.refused('passes.start', {}, town)).toBe('FORBIDDEN')
  expect(await world.refused('passes.start', {}, await world.staff('clerk'))).toBe('FORBIDDEN')
  const cursor = encodeCursor([1, 2])
  expect(await world.refused('passes.list', { cursor }, await world.staff('manager'))).toBe('INVALID_INPUT')
})
