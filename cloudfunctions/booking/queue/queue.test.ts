import {
  addSlot,
  createClinics,
  hospitalId,
  resetClinics,
  slotAt,
  slotCounts,
  stationId,
  strayAttendances,
} from '../../../test/clinic'
import { addCouple, addPerson } from '../../../test/people'
import type { World } from '../../../test/world'
import type { PersonId, SlotId } from '../../../types/schema'
import { sql } from '../../database/sql'
import { evidenceRoutes } from '../../evidence/routes'
import { releasePlaces } from '../release'

let world: World
let clerk: string
let slotId: SlotId
beforeAll(async () => {
  world = await createClinics({ connections: 8, routes: evidenceRoutes })
  clerk = await world.staff('clerk', { institutionId: hospitalId })
})
afterAll(() => world.close())
/** Monday at 10:00; a session from 10:30 on with three places. */
beforeEach(async () => {
  await resetClinics(world)
  slotId = await addSlot(world, 3, '2026-11-23', '10:30')
})
afterEach(async () => {
  for (const { booked, people } of await slotCounts(world)) expect(booked).toBe(people)
  expect(await strayAttendances(world)).toEqual([])
})

const service = 'premarital_check' as const
const place = { institutionId: hospitalId, service } as const
const one = async () => {
  const person = await addPerson(world)
  return { ...person, account: await world.accountOf(person.id) }
}
const book = (account: string, slot = slotId, withPartner = false) =>
  world.ok('booking.book', { ...place, slotId: slot, withPartner }, account)
const checkIn = async (appointment: { checkinCode: string | null }) =>
  world.ok('desk.checkIn', { code: appointment.checkinCode ?? '' }, clerk)
function at<T>(items: readonly T[], place: number): T {
  const item = items[place]
  if (item === undefined) throw new Error(`nothing at ${place}`)
  return item
}
const here = async ({ name, number }: { name: string; number: string }) => {
  const { people } = await world.ok('evidence.findByNumber', { name, number }, clerk)
  return people[0]?.personId as PersonId
}
const walkIn = async (person: { name: string; number: string }) =>
  world.ok('queue.walkIn', { personId: await here(person), service }, clerk)

test('the green channel is called first and shows nothing but its tag; other certified families have none at a counter', async () => {
  const { db, clock } = world.services
  const [first, family, disabled] = [await one(), await one(), await one()]
  await db.run(sql`
    insert into hardship (person_id, category, certified_on, source)
    values (${family.id}, 'special_family', '2020-01-01', 'x'), (${disabled.id}, 'disabled', '2020-01-01', 'x')`)
  const places = []
  for (const { account } of [first, disabled, family]) places.push(await book(account))
  const marks = async () =>
    (await world.ok('desk.today', {}, clerk)).items.map(({ priority, ...row }) => {
      expect(JSON.stringify(row)).not.toMatch(/special|disabled|hardship/)
      return priority
    })
  expect((await marks()).filter(Boolean)).toHaveLength(1)
  for (const appointment of places) await checkIn(appointment)
  expect((await world.ok('queue.mine', at(places, 2), family.account)).ticket).toMatchObject({
    number: 3,
    ahead: 0,
  })
  expect((await world.ok('queue.mine', at(places, 0), first.account)).ticket).toMatchObject({ ahead: 1 })
  const called = []
  for (let i = 0; i < 3; i++) called.push(await world.ok('queue.callNext', { service }, clerk))
  expect(called.map(({ number, priority }) => [number, priority])).toEqual([
    [3, true],
    [1, false],
    [2, false],
  ])
  await db.run(sql`delete from hardship`)
  await db.run(sql`
    insert into family_order (person_id, order_id, item, state, region, answers_sealed, wanted_on, deadline, worker, created_at)
    values (${disabled.id}, 1, 'green_channel', 'accepted', 420506001001, 'x', '2026-11-23', '2026-11-24', 'x', ${clock.now()})`)
  expect((await marks()).filter(Boolean)).toHaveLength(1)
  await db.run(sql`update family_order set wanted_on = '2026-11-24'`)
  expect((await marks()).filter(Boolean)).toHaveLength(0)
  await db.run(sql`delete from family_order`)
})

test('numbers are given in the order of coming, kept at a second scan, and called in their order', async () => {
  const { wife, husband } = await addCouple(world)
  const her = await world.accountOf(wife.id)
  const both = await book(her, slotId, true)
  const alone = await one()
  const second = await book(alone.account)
  expect(await world.ok('queue.mine', both, her)).toEqual({ ticket: null })
  expect(await checkIn(second)).toMatchObject({ number: 1, already: false })
  expect(await checkIn(both)).toMatchObject({ number: 2 })
  expect(await checkIn(both)).toMatchObject({ number: 2, already: true })
  const him = await world.accountOf(husband.id)
  expect(await world.ok('queue.mine', both, him)).toEqual({ ticket: { number: 2, ahead: 1, called: false } })
  expect((await world.ok('queue.lines', {}, clerk)).items.find(item => item.service === service)).toEqual({
    service,
    serviceName: '婚前医学检查',
    waiting: 2,
    called: null,
    // 14:00 has four.
    free: 4,
  })
  expect(await world.ok('queue.callNext', { service }, clerk)).toMatchObject({ number: 1, called: true })
  expect(await world.ok('queue.mine', both, her)).toEqual({ ticket: { number: 2, ahead: 0, called: false } })
  const called = await world.ok('queue.callNext', { service }, clerk)
  expect(called).toMatchObject({ number: 2, walkIn: false, starts: '10:30' })
  expect(called.names).toHaveLength(2)
  expect(await world.ok('queue.mine', both, her)).toEqual({ ticket: { number: 2, ahead: 0, called: true } })
  expect(await world.refused('queue.callNext', { service }, clerk)).toBe('QUEUE_EMPTY')
  world.clock.set('2026-11-24')
  expect(await world.ok('queue.mine', both, her)).toEqual({ ticket: null })
  world.clock.set('2026-11-23')
  const audited = await world.services.db.many(
    sql`select person_id from audit where action = 'queue.callNext' and person_id = ${wife.id}`,
  )
  expect(audited).toHaveLength(1)
  expect((await world.ok('queue.line', { service }, clerk)).items.map(item => item.number)).toEqual([1, 2])
})

test('desks that call at once never call the same number, and check-ins at once leave no gap', async () => {
  const big = await addSlot(world, 12, '2026-11-23', '11:30')
  const appointments = await Promise.all(
    Array.from({ length: 8 }, async () => book((await one()).account, big)),
  )
  const numbers = (await Promise.all(appointments.map(checkIn))).map(({ number }) => number)
  expect([...numbers].sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  const called = await Promise.all(appointments.map(() => world.ok('queue.callNext', { service }, clerk)))
  expect(called.map(({ number }) => number).sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
})

test('who comes without an appointment gets a place of the day, a number, and a line in her record', async () => {
  const person = await addPerson(world)
  expect(await walkIn(person)).toMatchObject({ number: 1, walkIn: true, called: false, starts: '10:30' })
  const { items } = await world.ok('booking.mine', {}, await world.accountOf(person.id))
  expect(items).toMatchObject([{ state: 'checked_in', day: '2026-11-23' }])
  expect(
    await world.services.db.many(
      sql`select purpose from audit where action = 'queue.walkIn' and person_id = ${person.id}`,
    ),
  ).toHaveLength(1)
})

test('a place that is held for somebody in line is not given to a walk-in; a full day is told', async () => {
  const { db } = world.services
  await db.run(
    sql`update slot set capacity = 0 where day = '2026-11-23' and slot_id <> ${slotId} and booked = 0`,
  )
  await db.run(sql`update slot set capacity = 1 where slot_id = ${slotId}`)
  // 08:10, so that a place at 10:30 can still be kept for somebody.
  world.clock.set('2026-11-23', '08:10')
  const [holder, waiting, comes] = [await one(), await one(), await addPerson(world)]
  const appointment = await book(holder.account)
  const days = {
    firstDay: appointment.day,
    lastDay: appointment.day,
    part: 'any',
    withPartner: false,
  } as const
  await world.ok('waiting.join', { ...place, ...days }, waiting.account)
  await world.ok('booking.cancel', appointment, holder.account)
  const personId = await here(comes)
  expect(await world.refused('queue.walkIn', { personId, service }, clerk)).toBe('NO_PLACE_TODAY')
  // She who waits comes to the counter herself: her own place is hers by accepting, not by walking in.
  const [entry] = (await world.ok('waiting.mine', {}, waiting.account)).items
  if (entry === undefined) throw new Error('no entry')
  await world.ok('waiting.decline', entry, waiting.account)
  expect(await world.ok('queue.walkIn', { personId, service }, clerk)).toMatchObject({ number: 1 })
})

test('only who was found today, only what the clinic does, only clerks of a clinic, and nobody twice', async () => {
  const [stranger, booked] = [await addPerson(world), await one()]
  expect(await world.refused('queue.walkIn', { personId: stranger.id, service }, clerk)).toBe('NOT_FOUND')
  await book(booked.account, await slotAt(world, '2026-11-25', '08:00'))
  expect(await world.refused('queue.walkIn', { personId: await here(booked), service }, clerk)).toBe(
    'ALREADY_BOOKED',
  )
  const personId = await here(stranger)
  expect(await world.refused('queue.walkIn', { personId, service: 'womens_screening' }, clerk)).toBe(
    'SITE_NO_CAPABILITY',
  )
  expect(await world.refused('queue.walkIn', { personId, service: 'antenatal_visit' }, clerk)).toBe(
    'NO_PLACE_TODAY',
  )
  expect(await world.refused('queue.lines', {}, await world.staff('clerk'))).toBe('FORBIDDEN')
  expect(await world.refused('queue.callNext', { service }, await world.staff('manager'))).toBe('FORBIDDEN')
  const elsewhere = await world.staff('clerk', { institutionId: stationId })
  await walkIn(stranger)
  expect(await world.refused('queue.callNext', { service }, elsewhere)).toBe('QUEUE_EMPTY')
  const appointment = await book((await one()).account)
  expect(await world.refused('queue.mine', appointment, (await one()).account)).toBe('NOT_FOUND')
})

test('a quarter of an hour after the start the places of who did not come are free; who comes late is seen all the same', async () => {
  const [late, later] = [await one(), await one()]
  const first = await book(late.account)
  const second = await book(later.account)
  world.clock.set('2026-11-23', '10:44')
  expect(await releasePlaces(world.services)).toBe(0)
  world.clock.set('2026-11-23', '10:45')
  expect(await Promise.all([releasePlaces(world.services), releasePlaces(world.services)])).toContain(2)
  expect(await releasePlaces(world.services)).toBe(0)
  // Three walk-ins fill the session; the late one is checked in after them, beyond the places, but is not turned away.
  for (const number of [1, 2, 3])
    expect(await walkIn(await addPerson(world))).toMatchObject({ number, starts: '10:30' })
  expect(await checkIn(first)).toMatchObject({ number: 4 })
  expect(await world.ok('booking.get', second, later.account)).toMatchObject({
    state: 'booked',
    canChange: false,
  })
  // With a place left the late one has hers back.
  await world.services.db.run(sql`update slot set capacity = 4 where slot_id = ${slotId}`)
  expect(await checkIn(second)).toMatchObject({ number: 5 })
  expect(await world.services.db.one(sql`select booked from slot where slot_id = ${slotId}`)).toEqual({
    booked: 4,
  })
})

test('the database gives no number and no appointment twice', async () => {
  const { db, clock, ids } = world.services
  await walkIn(await addPerson(world))
  const put = (number: number, appointment: string | null) =>
    db.run(sql`
      insert into queue_ticket (institution_id, service, day, number, appointment_id, taken_at)
      select institution_id, service, day, ${number}::smallint, coalesce(${appointment}::bigint, appointment_id), ${clock.now()}
      from queue_ticket`)
  await expect(put(2, null)).rejects.toMatchObject({
    constraint: 'queue_ticket_institution_id_appointment_id_key',
  })
  await expect(put(1, ids.next())).rejects.toMatchObject({ constraint: 'queue_ticket_pkey' })
})
