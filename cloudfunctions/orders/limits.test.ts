/** What a hurried worker, a slip of the finger, two taps and a forged page may not do to an order. */
import { addPerson } from '../../test/people'
import { createWorld, type World } from '../../test/world'
import type { FamilyOrderId } from '../../types/orders'
import type { LocalDate, PersonId, TimeOfDay } from '../../types/schema'
import { sql } from '../database/sql'
import { encodeCursor } from '../service/page'
import { cancelOrdersOf } from './order'
import { orderRoutes } from './routes'

const village = '420506001001'
const day = (text: string) => text as LocalDate
const at = (text: string) => text as TimeOfDay
let world: World
let manager: string
beforeAll(async () => {
  world = await createWorld(orderRoutes, { connections: 16 })
  manager = await world.staff('manager')
})
afterAll(() => world.close())

async function family(): Promise<{ id: PersonId; account: string }> {
  const { id } = await addPerson(world, { village, birth: '1964-05-01' })
  await world.services.db.run(
    sql`insert into hardship (person_id, category, certified_on, source) values (${id}, 'special_family', '2020-01-01', 'x')`,
  )
  return { id, account: await world.accountOf(id) }
}
const counselling = { item: 'counselling', answers: { way: '电话', counsellor: '女性' }, wantedOn: null }
const escort = (wantedOn: string) => ({
  item: 'green_channel',
  answers: { hospital: '甲医院', companion: '需要' },
  wantedOn: day(wantedOn),
})
async function submitted(account: string): Promise<FamilyOrderId> {
  const { orderId } = await world.ok('orders.save', counselling, account)
  await world.ok('orders.submit', { orderId }, account)
  return orderId
}

test('no appointment at a time that has passed', async () => {
  const { account } = await family()
  const orderId = await submitted(account)
  await world.ok('orderDesk.accept', { orderId }, manager)
  const when = { orderId, day: day('2026-11-23'), channel: 'phone' as const }
  expect(await world.refused('orderDesk.schedule', { ...when, time: at('09:59') }, manager)).toBe(
    'DATE_OUT_OF_RANGE',
  )
  await world.ok('orderDesk.schedule', { ...when, time: at('10:30') }, manager)
})

test('a wished day lies within what the desk may agree on', async () => {
  const { account } = await family()
  const { orderId } = await world.ok('orders.save', escort('9999-12-31'), account)
  const reply = await world.call('orders.submit', { orderId }, account)
  expect(reply.ok ? [] : reply.error.fields?.map(({ path }) => path)).toContain('wantedOn')
})

test('whoever died waits for nobody, and nobody is sent there', async () => {
  const { id, account } = await family()
  const orderId = await submitted(account)
  await world.ok('orderDesk.accept', { orderId }, manager)
  await world.ok(
    'orderDesk.schedule',
    { orderId, day: day('2026-11-25'), time: at('09:30'), channel: 'home' },
    manager,
  )
  await world.ok('orders.save', escort('2026-11-30'), account)
  await world.services.db.tx(db => cancelOrdersOf({ ...world.services, db }, id))
  const { items } = await world.ok('orders.mine', {}, account)
  expect(items.map(({ state }) => state)).toEqual(['cancelled', 'cancelled'])
  expect((await world.ok('orderDesk.list', {}, manager)).items.map(one => one.orderId)).not.toContain(orderId)
  const queued = sql`select 1 from message where person_id = ${id} and state = 'queued'`
  expect(await world.services.db.many(queued)).toEqual([])
})

test('a forged page is refused by name', async () => {
  const { account } = await family()
  for (const cursor of [encodeCursor(['x']), encodeCursor(['99999999999999999999']), encodeCursor(["1'"])])
    expect(await world.refused('orders.mine', { cursor }, account)).toBe('INVALID_INPUT')
  for (const cursor of [encodeCursor(['', '1']), encodeCursor(['2026-02-31', '1'])])
    expect(await world.refused('orderDesk.list', { cursor }, manager)).toBe('INVALID_INPUT')
})

test('two taps at once keep one draft', async () => {
  const { account } = await family()
  const taps = await Promise.all(
    Array.from({ length: 16 }).map(() => world.call('orders.save', counselling, account)),
  )
  expect(taps.filter(({ ok }) => !ok)).toEqual([])
  expect((await world.ok('orders.mine', {}, account)).items).toHaveLength(1)
})
