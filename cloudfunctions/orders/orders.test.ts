/** A certified family orders what its menu offers; who may know of it does it; every step is kept. */
import fc from 'fast-check'
import { addPerson, type Added } from '../../test/people'
import { createWorld, type World } from '../../test/world'
import type { HardshipCategory } from '../../types/families'
import type { FamilyOrderId, OrderState } from '../../types/orders'
import type { LocalDate, TimeOfDay } from '../../types/schema'
import { sql } from '../database/sql'
import { identityRoutes } from '../identity/routes'
import { reminderRoutes } from '../reminders/routes'
import { orderRoutes } from './routes'
import { mayBecome } from './rules/moves'
import { callAboutLateOrders } from './tasks'

const village = '420506001001'
const day = (text: string) => text as LocalDate
const at = (text: string) => text as TimeOfDay
let world: World
let manager: string
let doctor: string
let cadre: string
beforeEach(async () => {
  world = await createWorld({
    ...orderRoutes,
    ...reminderRoutes,
    'identity.me': identityRoutes['identity.me'],
  })
  manager = await world.staff('manager')
  doctor = await world.staff('health_worker', { region: village })
  cadre = await world.staff('health_worker', { region: village })
})
afterEach(() => world.close())

const loginOf = async (account: string): Promise<string> =>
  (
    await world.services.db.one<{ login: string }>(
      sql`select login from staff where account_key = ${account}`,
    )
  ).login

async function certified(category: HardshipCategory): Promise<Added & { account: string }> {
  const person = await addPerson(world, { village, birth: '1964-05-01' })
  const { certificationId } = await world.ok(
    'families.report',
    { name: person.name, number: person.number, category, proof: 'certificate' },
    cadre,
  )
  await world.ok('families.decide', { certificationId, refusal: null }, manager)
  return { ...person, account: await world.accountOf(person.id) }
}
async function named(category: HardshipCategory = 'special_family') {
  const family = await certified(category)
  const contacts = [
    { login: await loginOf(doctor), phone: '0717-1600101' },
    { login: await loginOf(manager), phone: '0717-1600102' },
  ]
  await world.ok('families.assign', { personId: family.id, contacts }, manager)
  return family
}
const counselling = { item: 'counselling', answers: { way: '电话', counsellor: '女性' }, wantedOn: null }
async function submitted(account: string): Promise<FamilyOrderId> {
  const { orderId } = await world.ok('orders.save', counselling, account)
  await world.ok('orders.submit', { orderId }, account)
  return orderId
}
const scheduling = (orderId: FamilyOrderId, on = '2026-11-25') => ({
  orderId,
  day: day(on),
  time: at('10:30'),
  channel: 'phone' as const,
})
const tasks = () =>
  world.services.db.many<{ kind: string; region: string; reason: string }>(
    sql`select kind, region, reason from task order by task_id`,
  )

test('the menu is there for certified families alone, and each item for its own', async () => {
  const stranger = await world.accountOf((await addPerson(world, { village })).id)
  expect(await world.ok('orders.menu', {}, stranger)).toEqual({ contacts: [], items: [] })
  expect(await world.ok('identity.me', {}, stranger)).toMatchObject({ familyServices: false })
  expect(await world.refused('orders.save', counselling, stranger)).toBe('ORDER_NOT_OFFERED')

  const family = await named()
  const eased = await certified('disabled')
  expect(await world.ok('identity.me', {}, family.account)).toMatchObject({ familyServices: true })
  const menu = await world.ok('orders.menu', {}, family.account)
  expect(menu.contacts.map(({ phone }) => phone)).toEqual(['0717-1600101', '0717-1600102'])
  expect(menu.items.map(({ item }) => item)).toEqual([
    'contact',
    'family_doctor',
    'green_channel',
    'counselling',
    'art',
    'transport',
    'day_care',
  ])
  expect(menu.items.find(({ item }) => item === 'green_channel')).toMatchObject({
    callFirst: { phone: '120' },
    earliest: '2026-11-24',
  })
  const other = (await world.ok('orders.menu', {}, eased.account)).items.map(({ item }) => item)
  expect(other).toContain('accessible')
  expect(other).not.toContain('art')
  expect(await world.refused('orders.save', { ...counselling, item: 'contact' }, eased.account)).toBe(
    'ORDER_NOT_OFFERED',
  )
})

test('a draft is kept on the server, complete only when it is sent, and one an item', async () => {
  const { account } = await named()
  const half = { item: 'green_channel', answers: { hospital: '甲医院' }, wantedOn: null }
  const { orderId } = await world.ok('orders.save', half, account)
  expect(await world.ok('orders.draft', { item: half.item }, account)).toEqual({
    draft: { orderId, answers: half.answers, wantedOn: null },
  })
  const reply = await world.call('orders.submit', { orderId }, account)
  expect(reply.ok ? [] : reply.error.fields?.map(({ path }) => path)).toEqual([
    'answers.companion',
    'wantedOn',
  ])
  const wrong = { ...half, answers: { ...half.answers, companion: '也许' }, wantedOn: day('2026-11-23') }
  expect((await world.ok('orders.save', wrong, account)).orderId).toBe(orderId)
  const again = await world.call('orders.submit', { orderId }, account)
  expect(again.ok ? [] : again.error.fields).toEqual([
    { path: 'answers.companion', text: '请重新选择陪同' },
    { path: 'wantedOn', text: '请选择更晚的日期' },
  ])
  const whole = {
    ...half,
    answers: { ...half.answers, companion: '需要', more: 'x' },
    wantedOn: day('2026-11-24'),
  }
  await world.ok('orders.save', whole, account)
  expect(await world.ok('orders.submit', { orderId }, account)).toEqual({ state: 'submitted' })
  expect(await world.ok('orders.draft', { item: half.item }, account)).toEqual({ draft: null })
  expect(await world.ok('orders.get', { orderId }, account)).toMatchObject({
    deadline: '2026-11-24',
    answers: [
      { label: '就诊医院', text: '甲医院' },
      { label: '陪同', text: '需要' },
    ],
  })
  const [row] = await world.services.db.many<{ answers_sealed: Buffer }>(
    sql`select answers_sealed from family_order`,
  )
  expect(row?.answers_sealed.toString('utf8')).not.toContain('甲医院')
})

test('accepted by a named worker, agreed on, told, done, rated: every step with its event', async () => {
  const { account } = await named()
  const orderId = await submitted(account)
  expect((await world.ok('orderDesk.list', {}, doctor)).items).toMatchObject([
    { orderId, state: 'submitted', deadline: '2026-11-24', overdue: false, worker: null },
  ])
  await world.ok('orderDesk.accept', { orderId }, doctor)
  expect(await world.refused('orderDesk.accept', { orderId }, doctor)).toBe('ORDER_STATE')
  expect(await world.refused('orderDesk.done', { orderId, note: '早了' }, doctor)).toBe('ORDER_STATE')
  expect(await world.refused('orderDesk.schedule', scheduling(orderId, '2026-11-22'), doctor)).toBe(
    'DATE_OUT_OF_RANGE',
  )
  await world.ok('orderDesk.schedule', scheduling(orderId), doctor)
  await world.ok('orderDesk.schedule', scheduling(orderId, '2026-11-26'), doctor)
  expect(
    await world.services.db.many(
      sql`select template, state, last_day, params ->> 'service' as name from message order by message_id`,
    ),
  ).toEqual([
    { template: 'order.scheduled', state: 'suppressed', last_day: '2026-11-25', name: '心理支持' },
    { template: 'order.tomorrow', state: 'suppressed', last_day: '2026-11-24', name: '心理支持' },
    { template: 'order.scheduled', state: 'queued', last_day: '2026-11-26', name: '心理支持' },
    { template: 'order.tomorrow', state: 'queued', last_day: '2026-11-25', name: '心理支持' },
  ])
  expect(await world.refused('orderDesk.done', { orderId, note: '已联系' }, doctor)).toBe('DATE_OUT_OF_RANGE')
  world.clock.set('2026-11-26')
  await world.ok('orderDesk.done', { orderId, note: '已联系' }, doctor)
  await world.ok('orders.rate', { orderId, rating: 4 }, account)
  expect(await world.refused('orders.rate', { orderId, rating: 1 }, account)).toBe('ORDER_STATE')
  const order = await world.ok('orders.get', { orderId }, account)
  expect(order).toMatchObject({ state: 'rated', rating: 4, note: '已联系', deadline: null })
  expect(order.worker).not.toBeNull()
  expect(order.events.map(({ state }) => state)).toEqual([
    'draft',
    'submitted',
    'accepted',
    'scheduled',
    'scheduled',
    'done',
    'rated',
  ])
  expect(await tasks()).toEqual([])
})

test('of a special family only its contact persons and officers see anything, of others the region does', async () => {
  const { account, id } = await named()
  const eased = await certified('low_income')
  const hidden = await submitted(account)
  const shown = await submitted(eased.account)
  const seen = async (who: string) =>
    (await world.ok('orderDesk.list', {}, who)).items.map(one => one.orderId)
  expect((await seen(doctor)).sort()).toEqual([hidden, shown].sort())
  expect((await seen(manager)).sort()).toEqual([hidden, shown].sort())
  expect(await seen(cadre)).toEqual([shown])
  expect(await world.refused('orderDesk.open', { orderId: hidden }, cadre)).toBe('NOT_FOUND')
  expect(await world.refused('orderDesk.accept', { orderId: hidden }, cadre)).toBe('NOT_FOUND')
  expect((await world.ok('families.list', {}, cadre)).items).toEqual([])
  expect((await world.ok('families.reports', {}, cadre)).items).toEqual([])
  expect((await world.ok('families.list', {}, doctor)).items.map(({ personId }) => personId)).toEqual([id])
  expect(await world.refused('families.keepQuietDays', { personId: id, days: ['05-12'] }, cadre)).toBe(
    'NOT_FOUND',
  )
  const elsewhere = await world.staff('manager', { region: '420506002' })
  expect(await seen(elsewhere)).toEqual([])
  const opened = await world.ok('orderDesk.open', { orderId: hidden }, doctor)
  expect(opened.phone).not.toBeNull()
  expect(
    await world.services.db.many(
      sql`select 1 from audit where person_id = ${id} and action = 'orderDesk.open'`,
    ),
  ).toHaveLength(1)
  // That it ended is nobody's business either.
  await world.ok('families.end', { personId: id, category: 'special_family', reason: '本人要求' }, manager)
  expect(await seen(cadre)).toEqual([shown])
  expect((await world.ok('orders.menu', {}, account)).items).toEqual([])
  expect((await world.ok('orders.get', { orderId: hidden }, account)).state).toBe('submitted')
})

test('what one worker accepted another does not finish; a refusal says why and what instead', async () => {
  const { account } = await certified('low_income')
  const first = await submitted(account)
  await world.ok('orderDesk.accept', { orderId: first }, cadre)
  expect(await world.refused('orderDesk.schedule', scheduling(first), doctor)).toBe('ORDER_STATE')
  const words = { reason: '本周已约满', alternative: '可先拨打12356' }
  expect(await world.refused('orderDesk.refuse', { orderId: first, ...words }, doctor)).toBe('ORDER_STATE')
  expect(await world.refused('orderDesk.refuse', { orderId: first, ...words, alternative: ' ' }, cadre)).toBe(
    'INVALID_INPUT',
  )
  await world.ok('orderDesk.refuse', { orderId: first, ...words }, cadre)
  expect(await world.ok('orders.get', { orderId: first }, account)).toMatchObject({
    state: 'refused',
    refusal: words,
  })
  const second = await submitted(account)
  await world.ok('orderDesk.accept', { orderId: second }, cadre)
  await world.ok('orderDesk.schedule', scheduling(second), cadre)
  await world.ok('orders.cancel', { orderId: second }, account)
  expect(await world.services.db.many(sql`select distinct state from message`)).toEqual([
    { state: 'suppressed' },
  ])
  const others = await named()
  expect(await world.refused('orders.get', { orderId: second }, others.account)).toBe('NOT_FOUND')
  expect((await world.ok('orders.mine', {}, account)).items.map(({ state }) => state)).toEqual([
    'cancelled',
    'refused',
  ])
})

test('late acceptance stands first and asks for one call; a low rating asks for another, in neutral words', async () => {
  const { account } = await named()
  const orderId = await submitted(account)
  expect(await callAboutLateOrders(world.services)).toBe(0)
  world.clock.set('2026-11-25')
  const younger = await submitted(account)
  expect((await world.ok('orderDesk.list', {}, doctor)).items.map(one => [one.orderId, one.overdue])).toEqual(
    [
      [orderId, true],
      [younger, false],
    ],
  )
  expect(await callAboutLateOrders(world.services)).toBe(1)
  expect(await callAboutLateOrders(world.services)).toBe(0)
  await world.ok('orderDesk.accept', { orderId }, doctor)
  await world.ok('orderDesk.schedule', scheduling(orderId), doctor)
  await world.ok('orderDesk.done', { orderId, note: '已联系' }, doctor)
  await world.ok('orders.rate', { orderId, rating: 2 }, account)
  expect(await tasks()).toMatchObject([
    { kind: 'phone_reminder', region: '420506000000' },
    { kind: 'care_call', region: '420506000000' },
  ])
  expect((await world.ok('tasks.list', {}, cadre)).items).toEqual([])
  const [call] = (await world.ok('tasks.list', {}, manager)).items
  if (call === undefined) throw new Error('no call')
  expect((await world.ok('tasks.open', { taskId: call.taskId }, manager)).phone).not.toBeNull()
  await world.ok('tasks.close', { taskId: call.taskId, outcome: 'done' }, manager)
})

test('an officer confirms, refuses and ends; the same is not reported twice, and contact persons are two', async () => {
  const person = await addPerson(world, { village })
  const report = {
    name: person.name,
    number: person.number,
    category: 'destitute',
    proof: 'register',
  } as const
  const far = await world.staff('health_worker', { region: '420506002' })
  expect(await world.refused('families.report', report, far)).toBe('NOT_FOUND')
  const { certificationId } = await world.ok('families.report', report, cadre)
  expect(await world.refused('families.report', report, cadre)).toBe('CERTIFICATION_OPEN')
  expect((await world.ok('families.reports', {}, manager)).items).toMatchObject([
    { certificationId, state: 'reported' },
  ])
  await world.ok('families.decide', { certificationId, refusal: '请补看登记证' }, manager)
  expect(await world.refused('families.decide', { certificationId, refusal: null }, manager)).toBe(
    'CERTIFICATION_DECIDED',
  )
  expect((await world.ok('families.reports', {}, cadre)).items).toMatchObject([
    { state: 'refused', reason: '请补看登记证' },
  ])
  const again = await world.ok('families.report', report, cadre)
  await world.ok('families.decide', { certificationId: again.certificationId, refusal: null }, manager)
  // Whether it holds already is not told to who asks by reporting; to confirm it once more changes nothing.
  const curious = await world.ok('families.report', report, doctor)
  await world.ok('families.decide', { certificationId: curious.certificationId, refusal: null }, manager)
  expect(
    await world.services.db.many(sql`select 1 from hardship where person_id = ${person.id}`),
  ).toHaveLength(1)
  const bits = async () =>
    (
      await world.services.db.one<{ hardship: number }>(
        sql`select hardship from person_fact where person_id = ${person.id}`,
      )
    ).hardship
  expect(await bits()).toBe(4)
  const workers = (await world.ok('families.workers', {}, manager)).items.map(({ login }) => login)
  const [one = '', two = ''] = workers
  const contact = (login: string) => ({ login, phone: '0717-1600103' })
  const assign = (contacts: { login: string; phone: string }[]) => ({ personId: person.id, contacts })
  expect(await world.refused('families.assign', assign([contact(one)]), manager)).toBe('INVALID_INPUT')
  expect(await world.refused('families.assign', assign([contact(one), contact(one)]), manager)).toBe(
    'INVALID_INPUT',
  )
  expect(await world.refused('families.assign', assign([contact(one), contact('nobody')]), manager)).toBe(
    'NOT_FOUND',
  )
  await world.ok('families.assign', assign([contact(one), contact(two)]), manager)
  await world.ok('families.assign', assign([contact(two), contact(one)]), manager)
  expect((await world.ok('families.list', {}, manager)).items[0]?.contacts.map(({ login }) => login)).toEqual(
    [two, one],
  )
  const ending = { personId: person.id, category: 'destitute', reason: '情况变化' } as const
  await world.ok('families.end', ending, manager)
  expect(await bits()).toBe(0)
  expect(await world.refused('families.end', ending, manager)).toBe('NOT_FOUND')
})

test('quiet days are set by the family or its contact person, whole, without a reason', async () => {
  const { account, id } = await named()
  await world.ok('orders.keepQuietDays', { days: ['05-12', '02-29'] }, account)
  expect(
    await world.ok('families.keepQuietDays', { personId: id, days: ['05-12', '11-24'] }, doctor),
  ).toEqual({
    days: ['05-12', '11-24'],
  })
  expect(await world.ok('orders.quietDays', {}, account)).toEqual({ days: ['05-12', '11-24'] })
  expect(await world.refused('orders.keepQuietDays', { days: ['02-30'] }, account)).toBe('INVALID_INPUT')
})

test('the database refuses an order that its state does not allow', async () => {
  const { account, id } = await named()
  await submitted(account)
  const { db } = world.services
  const broken = (statement: ReturnType<typeof sql>) => expect(db.run(statement)).rejects.toThrow
  await broken(sql`update family_order set state = 'accepted'`)('family_order_worker')
  await broken(sql`update family_order set deadline = null`)('family_order_deadline')
  await broken(sql`update family_order set state = 'refused', deadline = null, worker = 'w'`)(
    'family_order_refusal',
  )
  await broken(sql`update family_order set rating = 6`)('family_order_rating')
  await broken(sql`update family_order set scheduled_on = '2026-12-01'`)('family_order_appointment')
  await broken(sql`update family_certification set decided_by = reported_by where person_id = ${id}`)(
    'family_certification_two_people',
  )
})

test('whatever is tried in whatever order, only moves of the table happen, each with one event', async () => {
  const { account } = await named()
  const tries = ['submit', 'accept', 'schedule', 'done', 'refuse', 'cancel', 'rate'] as const
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...tries), { maxLength: 9 }), async steps => {
      const { orderId } = await world.ok('orders.save', counselling, account)
      const words = { reason: '约满', alternative: '下周再约' }
      for (const step of steps) {
        if (step === 'submit') await world.call('orders.submit', { orderId }, account)
        if (step === 'accept') await world.call('orderDesk.accept', { orderId }, doctor)
        if (step === 'schedule')
          await world.call('orderDesk.schedule', scheduling(orderId, '2026-11-23'), doctor)
        if (step === 'done') await world.call('orderDesk.done', { orderId, note: '好' }, doctor)
        if (step === 'refuse') await world.call('orderDesk.refuse', { orderId, ...words }, doctor)
        if (step === 'cancel') await world.call('orders.cancel', { orderId }, account)
        if (step === 'rate') await world.call('orders.rate', { orderId, rating: 5 }, account)
      }
      const { state, events } = await world.ok('orders.get', { orderId }, account)
      expect(events.at(-1)?.state).toBe(state)
      const states: OrderState[] = events.map(event => event.state)
      states.slice(1).forEach((to, i) => expect(mayBecome(states[i] ?? 'rated', to)).toBe(true))
      if (state === 'draft') await world.ok('orders.cancel', { orderId }, account)
    }),
    { numRuns: 25 },
  )
})
