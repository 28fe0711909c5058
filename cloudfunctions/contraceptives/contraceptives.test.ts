import { addPerson, type Added } from '../../test/people'
import { createWorld, type World } from '../../test/world'
import type { Input, Output } from '../../types/contract'
import type { InstitutionId } from '../../types/schema'
import { ConstraintError } from '../database/driver-error'
import { sql, type Query } from '../database/sql'
import { factsChanged } from '../eligibility/changed'
import { reversalRoutes, voucherRoutes } from '../vouchers/routes'
import { contraceptivesNight } from './night'
import { contraceptiveRoutes } from './routes'

const station = '4205060003' as InstitutionId
const elsewhere = '4205060002' as InstitutionId
const address = { recipient: '程女士', phone: '16000000001', address: '小溪塔街道试验路1号2单元' }
type Lines = Input<'contraceptives.order'>['lines']

let world: World
let clerk: string
let outlet: InstitutionId
beforeAll(async () => {
  world = await createWorld(
    { ...contraceptiveRoutes, ...voucherRoutes, ...reversalRoutes },
    { connections: 8 },
  )
  const { items } = await world.ok('contraceptives.outlets', {}, null)
  outlet = items[0]?.institutionId ?? station
  clerk = await world.staff('clerk', { institutionId: outlet })
})
afterAll(() => world.close())
beforeEach(async () => {
  world.clock.set('2026-11-23')
  await world.services.db.script('update contraceptive_stock set on_hand = 0')
  await receive('condom', 100)
  await receive('short_pill', 3)
})

const receive = (item: string, units: number) =>
  world.ok('contraceptives.receive', { item, units, kind: 'received' }, clerk)
async function woman(invented: Parameters<typeof addPerson>[1] = {}): Promise<Added & { account: string }> {
  const person = await addPerson(world, invented)
  await factsChanged(world.services, [person.id])
  return { ...person, account: await world.accountOf(person.id) }
}
const order = (account: string, lines: Lines, mail: Input<'contraceptives.order'>['mail'] = null) =>
  world.ok('contraceptives.order', { institutionId: outlet, lines, mail }, account)
const condoms = (units: number): Lines => [{ item: 'condom', units }]
const stockOf = async (item: string): Promise<Output<'contraceptives.stock'>['items'][number] | undefined> =>
  (await world.ok('contraceptives.stock', {}, clerk)).items.find(row => row.item === item)
const voucherOf = async (account: string) => (await world.ok('vouchers.mine', {}, account)).items[0]?.state
const movements = () =>
  world.services.db.many<{ units: number; kind: string }>(
    sql`select units, kind from contraceptive_movement where kind in ('ordered', 'returned') order by movement_id desc limit 2`,
  )

test('an order sets the things aside, claims the voucher of the month, and is redeemed when it is handed over', async () => {
  const she = await woman()
  const placed = await order(she.account, [...condoms(10), { item: 'short_pill', units: 2 }])
  expect(placed).toMatchObject({
    state: 'placed',
    delivery: 'pickup',
    fetchUntil: '2026-11-30',
    lines: [
      { name: '避孕套', unit: '只', units: 10 },
      { name: '短效口服避孕药', unit: '板', units: 2 },
    ],
  })
  expect([(await stockOf('condom'))?.onHand, (await stockOf('short_pill'))?.onHand]).toEqual([90, 1])
  expect(await voucherOf(she.account)).toBe('claimed')
  const { items } = await world.ok('contraceptives.waiting', {}, clerk)
  const row = items.find(item => item.orderId === placed.orderId)
  expect(row?.name).toMatch(/^程\*/)
  expect(await world.ok('contraceptives.open', { orderId: placed.orderId }, clerk)).toMatchObject({
    mail: null,
  })
  expect(await world.ok('contraceptives.hand', { orderId: placed.orderId }, clerk)).toEqual({
    state: 'handed',
  })
  expect(await voucherOf(she.account)).toBe('redeemed')
  expect(await stockOf('condom')).toMatchObject({ onHand: 90, waiting: 0 })
  expect((await stockOf('condom'))?.given).toBeGreaterThanOrEqual(10)
  expect(await world.refused('contraceptives.hand', { orderId: placed.orderId }, clerk)).toBe('SUPPLY_CLOSED')
  expect(
    await world.refused(
      'contraceptives.order',
      { institutionId: outlet, lines: condoms(1), mail: null },
      she.account,
    ),
  ).toBe('ALREADY_USED')
  expect(await world.refused('contraceptives.cancel', { orderId: placed.orderId }, she.account)).toBe(
    'SUPPLY_CLOSED',
  )
  world.clock.set('2026-12-01')
  await factsChanged(world.services, [she.id])
  expect((await order(she.account, condoms(5))).state).toBe('placed')
})

test('a parcel has an address that only the outlet opens, recorded, and that is erased after thirty days', async () => {
  const she = await woman()
  const { orderId } = await order(she.account, condoms(10), address)
  expect(JSON.stringify(await world.ok('contraceptives.waiting', {}, clerk))).not.toContain('试验路')
  const opened = await world.ok('contraceptives.open', { orderId }, clerk)
  expect(opened.mail).toEqual(address)
  const read = sql`select purpose from audit where person_id = ${she.id} and action = 'contraceptives.open'`
  expect(await world.services.db.many(read)).toEqual([{ purpose: `order:${orderId}` }])
  expect(await world.ok('contraceptives.hand', { orderId, parcel: 'SF0001' }, clerk)).toEqual({
    state: 'sent',
  })
  const { items } = await world.ok('contraceptives.mine', {}, she.account)
  expect(items[0]).toMatchObject({ state: 'sent', parcel: 'SF0001' })
  const kept = async () =>
    (
      await world.services.db.one<{ kept: boolean }>(
        sql`select address_sealed is not null as kept from contraceptive_order where order_id = ${orderId}`,
      )
    ).kept
  world.clock.set('2026-12-22')
  await contraceptivesNight(world.services)
  expect(await kept()).toBe(true)
  world.clock.set('2026-12-24')
  await contraceptivesNight(world.services)
  expect(await kept()).toBe(false)
})

test('what is cancelled or not fetched goes back, and she may order again in the month', async () => {
  const she = await woman()
  const first = await order(she.account, condoms(20))
  expect(
    await world.refused(
      'contraceptives.order',
      { institutionId: outlet, lines: condoms(1), mail: null },
      she.account,
    ),
  ).toBe('SUPPLY_ORDERED')
  await world.ok('contraceptives.cancel', { orderId: first.orderId }, she.account)
  expect((await stockOf('condom'))?.onHand).toBe(100)
  expect(await movements()).toEqual([
    { units: 20, kind: 'returned' },
    { units: -20, kind: 'ordered' },
  ])
  await order(she.account, condoms(8))
  world.clock.set('2026-11-30')
  expect(await contraceptivesNight(world.services)).toBe(0)
  world.clock.set('2026-12-01')
  expect(await contraceptivesNight(world.services)).toBe(1)
  expect(await contraceptivesNight(world.services)).toBe(0)
  expect((await stockOf('condom'))?.onHand).toBe(100)
  expect((await world.ok('contraceptives.mine', {}, she.account)).items.map(item => item.state)).toEqual([
    'cancelled',
    'cancelled',
  ])
})

const voucherIdOf = async (account: string) => {
  const [voucher] = (await world.ok('vouchers.mine', {}, account)).items
  if (voucher === undefined) throw new Error('no voucher')
  return voucher.voucherId
}
const scan = async (account: string, at: string) => {
  const { typed } = await world.ok('vouchers.code', { voucherId: await voucherIdOf(account) }, account)
  await world.ok('desk.redeem', { code: typed }, at)
}
const statesOf = async (account: string) =>
  (await world.ok('contraceptives.mine', {}, account)).items.map(item => item.state)

test('a voucher that was scanned at the outlet is its order handed over; used or lost elsewhere its things go back', async () => {
  const [here, there, gone] = [await woman(), await woman(), await woman()]
  await order(here.account, condoms(10))
  await order(there.account, condoms(10))
  await order(gone.account, condoms(10), address)
  await scan(here.account, clerk)
  const otherOutlet = (await world.ok('contraceptives.outlets', {}, null)).items.find(
    one => one.institutionId !== outlet,
  )
  await scan(there.account, await world.staff('clerk', { institutionId: otherOutlet?.institutionId ?? '' }))
  await world.services.db.run(sql`update voucher set state = 'expired' where person_id = ${gone.id}`)
  expect((await stockOf('condom'))?.onHand).toBe(70)
  expect(await contraceptivesNight(world.services)).toBe(3)
  expect(await contraceptivesNight(world.services)).toBe(0)
  expect([await statesOf(here.account), await statesOf(there.account), await statesOf(gone.account)]).toEqual(
    [['handed'], ['cancelled'], ['cancelled']],
  )
  expect((await stockOf('condom'))?.onHand).toBe(90)
})

test('when the redemption was a mistake and is reversed, the things go back and she may order anew at once', async () => {
  const she = await woman()
  const { orderId } = await order(she.account, condoms(10))
  await world.ok('contraceptives.hand', { orderId }, clerk)
  const voucherId = await voucherIdOf(she.account)
  const { reversalId } = await world.ok('reversals.ask', { voucherId, reason: '交给了别人' }, clerk)
  const colleague = await world.staff('clerk', { institutionId: outlet })
  await world.ok('reversals.decide', { reversalId, approve: true }, colleague)
  const again = await order(she.account, condoms(4))
  expect(await statesOf(she.account)).toEqual(['placed', 'cancelled'])
  expect((await stockOf('condom'))?.onHand).toBe(96)
  await world.ok('contraceptives.cancel', { orderId: again.orderId }, she.account)
})

test('everything that is wrong with an order is said at once, and nothing is written', async () => {
  const she = await woman()
  const reply = await world.call(
    'contraceptives.order',
    {
      institutionId: outlet,
      lines: [
        ...condoms(21),
        { item: 'short_pill', units: 1 },
        { item: 'short_pill', units: 1 },
        { item: 'iud', units: 1 },
      ],
      mail: null,
    },
    she.account,
  )
  expect(reply.ok ? [] : reply.error.fields?.map(field => field.text)).toEqual([
    '「避孕套」每月最多20只',
    '「短效口服避孕药」重复了',
    '没有这个品种',
  ])
  const bad = { institutionId: outlet, lines: condoms(1), mail: { ...address, phone: '12' } }
  expect(await world.refused('contraceptives.order', bad, she.account)).toBe('INVALID_INPUT')
  const nowhere = { institutionId: '999' as InstitutionId, lines: condoms(1), mail: null }
  expect(await world.refused('contraceptives.order', nowhere, she.account)).toBe('NOT_FOUND')
  expect(await voucherOf(she.account)).toBeUndefined()
})

test('a minor is refused, and more than there is leaves no order, no voucher and the whole stock', async () => {
  const young = await woman({ birth: '2009-11-24' })
  const one = { institutionId: outlet, lines: condoms(1), mail: null }
  expect(await world.refused('contraceptives.order', one, young.account)).toBe('NOT_ELIGIBLE')
  const she = await woman()
  await world.ok('contraceptives.receive', { item: 'short_pill', units: -2, kind: 'corrected' }, clerk)
  const two: Input<'contraceptives.order'> = {
    ...one,
    lines: [...condoms(5), { item: 'short_pill', units: 2 }],
  }
  const reply = await world.call('contraceptives.order', two, she.account)
  expect(reply.ok ? '' : reply.error.text).toContain('「短效口服避孕药」数量不足')
  expect((await stockOf('condom'))?.onHand).toBe(100)
  expect(await voucherOf(she.account)).toBeUndefined()
  const less = { item: 'short_pill', units: -2, kind: 'corrected' } as const
  expect(await world.refused('contraceptives.receive', less, clerk)).toBe('SUPPLY_SHORT')
  const minus = { item: 'condom', units: -2, kind: 'received' } as const
  expect(await world.refused('contraceptives.receive', minus, clerk)).toBe('INVALID_INPUT')
  const unknown = { item: 'iud', units: 2, kind: 'received' } as const
  expect(await world.refused('contraceptives.receive', unknown, clerk)).toBe('NOT_FOUND')
})

test('another outlet sees nothing of it, a manager the stock of all without a person', async () => {
  const she = await woman()
  const { orderId } = await order(she.account, condoms(1))
  const other = await world.staff('clerk', { institutionId: elsewhere })
  expect(await world.refused('contraceptives.open', { orderId }, other)).toBe('NOT_FOUND')
  expect(await world.refused('contraceptives.hand', { orderId }, other)).toBe('NOT_FOUND')
  const stranger = await woman()
  expect(await world.refused('contraceptives.cancel', { orderId }, stranger.account)).toBe('NOT_FOUND')
  const manager = await world.staff('manager', { region: '420506' })
  const { items } = await world.ok('contraceptives.stock', {}, manager)
  expect(items.find(row => row.institutionId === outlet && row.item === 'condom')).toMatchObject({
    onHand: 99,
    waiting: 1,
  })
  expect(await world.ok('contraceptives.catalogue', {}, null)).toMatchObject({
    clinic: [{ name: '宫内节育器' }, { name: '皮下埋植' }],
    clinicProgramme: 'V_FP_SERVICE',
  })
})

test('of many who want the last box exactly one gets it', async () => {
  await world.ok('contraceptives.receive', { item: 'short_pill', units: -2, kind: 'corrected' }, clerk)
  const women = await Promise.all(Array.from({ length: 6 }, () => woman()))
  const replies = await Promise.all(
    women.map(({ account }) =>
      world.call(
        'contraceptives.order',
        { institutionId: outlet, lines: [{ item: 'short_pill', units: 1 }, ...condoms(1)], mail: null },
        account,
      ),
    ),
  )
  expect(replies.filter(reply => reply.ok)).toHaveLength(1)
  expect((await stockOf('short_pill'))?.onHand).toBe(0)
  expect((await stockOf('condom'))?.onHand).toBe(99)
})

test('the database keeps stock, month and limits by itself', async () => {
  const she = await woman()
  const { orderId } = await order(she.account, condoms(1))
  const broken = async (query: Query): Promise<string> => {
    try {
      await world.services.db.run(query)
    } catch (error) {
      if (error instanceof ConstraintError) return error.constraint
      throw error
    }
    return 'nothing was violated'
  }
  expect(await broken(sql`update contraceptive_stock set on_hand = -1 where item = 'condom'`)).toBe(
    'contraceptive_in_stock',
  )
  expect(await broken(sql`update contraceptive_line set units = 21 where order_id = ${orderId}`)).toBe(
    'contraceptive_within_month',
  )
  expect(
    await broken(sql`
      insert into contraceptive_order
      select person_id, order_id + 1, institution_id, voucher_id, month, state, delivery, null, null, placed_at, fetch_until, null
      from contraceptive_order where order_id = ${orderId}`),
  ).toBe('contraceptive_order_one_a_month')
})
