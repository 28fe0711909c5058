import {
  addSlot,
  createClinics,
  hospitalId,
  resetClinics,
  slotCounts,
  stationId,
  strayAttendances,
} from '../../../test/clinic'
import { addCouple, addPerson } from '../../../test/people'
import type { World } from '../../../test/world'
import type { Input } from '../../../types/contract'
import type { Instant, LocalDate, SlotId, TimeOfDay } from '../../../types/schema'
import { sql } from '../../database/sql'
import { instantAt } from '../../platform/clock'
import { bookingNight } from '../night'
import { passOn } from '../waiting/pass-on'
import { passLines } from '../waiting/timer'
import { openReleases } from './open'

let world: World
beforeAll(async () => {
  world = await createClinics({ connections: 8 })
})
afterAll(() => world.close())

/** A Sunday: nothing else is held on it. */
const day = '2026-12-20' as LocalDate
const at = (on: string, time: string): Instant => instantAt(on as LocalDate, time as TimeOfDay)
const from = at('2026-11-25', '08:30')
const opens = at('2026-11-25', '09:00')
const which = { institutionId: hospitalId, service: 'premarital_check', day } as const
const times = { ticketsFrom: from, opensAt: opens }
const device = (n: number): string => `device-of-somebody-${n}`
/** Two sessions of one place, and one of two. */
let slots: SlotId[]
let clerk: string

beforeEach(async () => {
  await resetClinics(world)
  clerk = await world.staff('clerk', { institutionId: hospitalId })
  const session = (starts: string, ends: string, capacity: number) => ({
    weekday: 7,
    starts: starts as TimeOfDay,
    ends: ends as TimeOfDay,
    capacity,
    audience: 'anyone' as const,
  })
  const sessions = [session('08:00', '08:30', 1), session('09:00', '09:30', 1), session('11:00', '11:30', 2)]
  const change = { kind: 'day', service: 'premarital_check', day, sessions } as const
  await world.ok('sessions.change', { change, reason: '登记处加开' }, clerk)
  const rows = await world.services.db.many<{ slot_id: SlotId }>(
    sql`select slot_id from slot where institution_id = ${hospitalId} and day = ${day} order by starts`,
  )
  slots = rows.map(row => row.slot_id)
  expect(slots).toHaveLength(3)
})
afterEach(async () => {
  for (const { booked, people } of await slotCounts(world)) expect(booked).toBe(people)
  expect(await strayAttendances(world)).toEqual([])
})

const somebody = async () => {
  const person = await addPerson(world)
  return { ...person, account: await world.accountOf(person.id) }
}
const wish = { ...which, part: 'any', withPartner: false } as const
const take = (account: string, n: number, more: Partial<{ part: 'morning'; withPartner: boolean }> = {}) =>
  world.ok('tickets.take', { ...wish, ...more, device: device(n) }, account)
const failure = async <K extends 'tickets.take' | 'tickets.release' | 'booking.book'>(
  action: K,
  input: Input<K>,
  as: string,
) => {
  const reply = await world.call(action, input, as)
  if (reply.ok) throw new Error(`${action} was not refused`)
  return reply.error
}
const refusedTicket = (account: string, n: number) =>
  world.refused('tickets.take', { ...wish, device: device(n) }, account)
const released = async () => {
  await world.ok('tickets.release', { ...which, ...times }, clerk)
  world.clock.set('2026-11-25', '08:30')
}
const open = async () => {
  world.clock.set('2026-11-25', '09:00')
  return openReleases(world.services)
}
const entryOf = async (account: string) => (await world.ok('waiting.mine', {}, account)).items[0]
const booking = (slotId: SlotId | undefined) => ({
  institutionId: hospitalId,
  service: 'premarital_check' as const,
  slotId: slotId ?? ('1' as SlotId),
  withPartner: false,
})

test('until it is opened nobody books the day, by whatever way; then it is a day like any other', async () => {
  const she = await somebody()
  const other = await world.ok(
    'booking.book',
    booking(await addSlot(world, 1, '2026-12-19', '07:00')),
    she.account,
  )
  await released()
  const calendar = await world.ok(
    'booking.calendar',
    { institutionId: hospitalId, service: 'premarital_check', month: '2026-12' },
    null,
  )
  expect(calendar.days.find(one => one.day === day)).toMatchObject({ closed: 'tickets', free: 0 })
  expect((await world.ok('booking.slots', which, null)).items).toEqual([])
  const he = await somebody()
  expect(await failure('booking.book', booking(slots[0]), he.account)).toMatchObject({
    code: 'TICKETED',
    text: '这一天凭号预约,11月25日09:00起按号安排。请先取号。',
  })
  const move = {
    institutionId: hospitalId,
    appointmentId: other.appointmentId,
    slotId: slots[0] ?? ('1' as SlotId),
  }
  expect(await world.refused('booking.reschedule', move, she.account)).toBe('TICKETED')
  const line = {
    institutionId: hospitalId,
    service: 'premarital_check',
    firstDay: day,
    lastDay: day,
    part: 'any',
    withPartner: false,
  } as const
  expect(await world.refused('waiting.join', line, he.account)).toBe('TICKETED')
  expect(await open()).toBe(0)
  expect((await world.ok('tickets.day', which, null)).release).toMatchObject({
    state: 'open',
    places: 4,
    tickets: 0,
  })
  await world.ok('booking.book', booking(slots[0]), he.account)
  await world.ok('booking.reschedule', { ...move, slotId: slots[1] ?? ('1' as SlotId) }, she.account)
  expect(await refusedTicket((await somebody()).account, 9)).toBe('TICKETS_OVER')
})

test('numbers go by arrival, and at the hour the places are kept in that order; the rest is free', async () => {
  await released()
  const people = [await somebody(), await somebody(), await somebody()]
  for (const [i, { account }] of people.entries())
    expect(await take(account, i, i === 0 ? { part: 'morning' } : {})).toMatchObject({
      ticket: i + 1,
      place: i + 1,
      state: 'waiting',
      offer: null,
    })
  expect((await world.ok('tickets.day', which, null)).release).toMatchObject({
    state: 'taking',
    tickets: 3,
    places: 4,
    ticketsIn: 0,
    opensIn: 1800,
  })
  expect(await open()).toBe(3)
  const starts = []
  for (const { account } of people) starts.push((await entryOf(account))?.offer?.starts)
  expect(starts).toEqual(['08:00', '09:00', '11:00'])
  const last = await somebody()
  expect(await world.refused('booking.book', booking(slots[0]), last.account)).toBe('SLOT_FULL')
  await world.ok('booking.book', booking(slots[2]), last.account)
  const [first] = people
  const entry = await entryOf(first?.account ?? '')
  if (first === undefined || entry === undefined) throw new Error('no entry')
  const key = { institutionId: hospitalId, waitingId: entry.waitingId }
  expect(await world.ok('waiting.accept', key, first.account)).toMatchObject({ day, starts: '08:00' })
  expect((await world.ok('tickets.releases', {}, clerk)).items).toMatchObject([
    { day, serviceName: '婚前医学检查', tickets: 3, booked: 1, places: 0, state: 'open' },
  ])
})

test('who is not served waits on before all who come later, and who waited for other days does not pass the tickets', async () => {
  const early = await somebody()
  // Full on the only day that is not released.
  const before = await addSlot(world, 1, '2026-12-21', '07:00')
  const keeps = await somebody()
  await world.ok('booking.book', booking(before), keeps.account)
  await world.services.db.run(
    sql`update slot set taking = false where day = '2026-12-21' and slot_id <> ${before}`,
  )
  await released()
  const days = { firstDay: day, lastDay: '2026-12-21' as LocalDate, part: 'any', withPartner: false } as const
  await world.ok(
    'waiting.join',
    { institutionId: hospitalId, service: 'premarital_check', ...days },
    early.account,
  )
  const people = []
  for (let i = 0; i < 5; i++) {
    const one = await somebody()
    people.push(one)
    await take(one.account, i)
  }
  expect(await entryOf(early.account)).toMatchObject({ ticket: null, place: 1 })
  expect(await open()).toBe(4)
  const fifth = people[4]?.account ?? ''
  expect(await entryOf(fifth)).toMatchObject({ state: 'waiting', ticket: 5 })
  expect(await entryOf(early.account)).toMatchObject({ state: 'waiting' })
  const later = await somebody()
  const line = { institutionId: hospitalId, service: 'premarital_check', ...days, lastDay: day } as const
  await world.ok('waiting.join', line, later.account)
  const first = await entryOf(people[0]?.account ?? '')
  if (first === undefined) throw new Error('no entry')
  await world.ok(
    'waiting.decline',
    { institutionId: hospitalId, waitingId: first.waitingId },
    people[0]?.account ?? '',
  )
  expect((await entryOf(fifth))?.offer).toMatchObject({ day, starts: '08:00' })
  expect((await entryOf(early.account))?.offer).toBeNull()
})

test('before the hour there are no tickets, and without a release there are none at all', async () => {
  const she = await somebody()
  expect(await refusedTicket(she.account, 1)).toBe('NOT_FOUND')
  await world.ok('tickets.release', { ...which, ...times }, clerk)
  expect(await failure('tickets.take', { ...wish, device: device(1) }, she.account)).toMatchObject({
    code: 'TICKETS_LATER',
    text: '11月25日08:30起取号,请到时再来。',
  })
  expect((await world.ok('tickets.day', which, null)).release).toMatchObject({
    state: 'announced',
    tickets: 0,
  })
})

test('one number a person, for a couple together too; two a device', async () => {
  await released()
  const { wife, husband } = await addCouple(world)
  const [her, him] = [await world.accountOf(wife.id), await world.accountOf(husband.id)]
  expect(await take(her, 1, { withPartner: true })).toMatchObject({ ticket: 1, people: 2 })
  expect(await refusedTicket(her, 1)).toBe('IN_LINE_ALREADY')
  expect(await refusedTicket(him, 2)).toBe('IN_LINE_ALREADY')
  expect(await take((await somebody()).account, 1)).toMatchObject({ ticket: 2 })
  expect(await refusedTicket((await somebody()).account, 1)).toBe('DEVICE_TICKETS_FULL')
  const left = await entryOf(her)
  if (left === undefined) throw new Error('no entry')
  await world.ok('waiting.leave', { institutionId: hospitalId, waitingId: left.waitingId }, her)
  // Leaving gives no number back to the device that took it.
  expect(await refusedTicket(her, 1)).toBe('DEVICE_TICKETS_FULL')
  expect(await take(him, 2)).toMatchObject({ ticket: 3, place: 2 })
})

test('a program that tries without end is slowed down, its refusals count, and a rest helps', async () => {
  await world.ok('tickets.release', { ...which, ...times }, clerk)
  const bot = await somebody()
  for (let i = 0; i < 6; i++) expect(await refusedTicket(bot.account, 1)).toBe('TICKETS_LATER')
  expect(await failure('tickets.take', { ...wish, device: device(1) }, bot.account)).toMatchObject({
    code: 'TOO_FAST',
    text: '操作太快了,请10秒后再试。已取的号不受影响。',
  })
  // Another name of the device does not help, nor another account on it.
  expect(await refusedTicket(bot.account, 2)).toBe('TOO_FAST')
  expect(await refusedTicket((await somebody()).account, 1)).toBe('TOO_FAST')
  world.clock.advance(10)
  expect(await refusedTicket(bot.account, 1)).toBe('TICKETS_LATER')
  expect(await refusedTicket(bot.account, 1)).toBe('TOO_FAST')
  world.clock.set('2026-11-25', '08:30')
  expect(await take(bot.account, 1)).toMatchObject({ ticket: 1 })
  world.clock.advance(61)
  await bookingNight(world.services)
  expect(await world.services.db.many(sql`select 1 from try_budget`)).toEqual([])
})

test('the same tap sent again gets the same number', async () => {
  await released()
  const she = await somebody()
  const key = 'one-tap-of-hers'
  const input = { ...wish, device: device(1) }
  const first = await world.ok('tickets.take', input, she.account, key)
  for (let i = 0; i < 20; i++) expect(await world.ok('tickets.take', input, she.account, key)).toEqual(first)
  expect((await world.ok('tickets.day', which, null)).release).toMatchObject({ tickets: 1 })
})

test('many taps at once: the numbers are dense, nobody has two, and the places follow the numbers', async () => {
  await released()
  const people = []
  for (let i = 0; i < 12; i++) people.push(await somebody())
  const tapped = await Promise.all(
    people.flatMap(({ account }, i) =>
      Array.from({ length: 3 }, () =>
        world.call('tickets.take', { ...wish, device: device(Math.floor(i / 2)) }, account),
      ),
    ),
  )
  const taken = await world.services.db.many<{ ticket: number; people: number }>(sql`
    select ticket, count(*)::int as people from waiting where ticket is not null group by ticket order by ticket`)
  expect(taken.map(row => row.ticket)).toEqual(taken.map((_, i) => i + 1))
  expect(taken.every(row => row.people === 1)).toBe(true)
  expect(tapped.filter(answer => answer.ok)).toHaveLength(taken.length)
  expect(taken.length).toBeGreaterThan(8)
  expect(await open()).toBe(4)
  const offered = await world.services.db.many<{ ticket: number }>(
    sql`select ticket from waiting where state = 'offered' order by ticket`,
  )
  expect(offered.map(row => row.ticket)).toEqual([1, 2, 3, 4])
})

test('killed between keeping and the commit nothing has happened; opened by two timers it is opened once', async () => {
  await released()
  await take((await somebody()).account, 1)
  world.clock.set('2026-11-25', '09:00')
  const { services } = world
  const died = new Error('died')
  await expect(
    services.db.tx(async db => {
      await db.run(sql`update appointment_release set opened_at = ${opens}`)
      await passOn({ ...services, db }, hospitalId, slots)
      throw died
    }),
  ).rejects.toBe(died)
  expect((await world.ok('tickets.day', which, null)).release).toMatchObject({ state: 'taking', places: 4 })
  const kept = await Promise.all([openReleases(services), openReleases(services), openReleases(services)])
  expect(kept.reduce((sum, one) => sum + one, 0)).toBe(1)
  expect((await passLines(services)).offered).toBe(0)
})

test('times that cannot be kept are refused beside their field, and a release with numbers stays as it is', async () => {
  const faults = async (change: Partial<typeof times & { day: LocalDate }>) => {
    const refusal = await failure('tickets.release', { ...which, ...times, ...change }, clerk)
    return refusal.fields?.map(({ path }) => path)
  }
  expect(await faults({ ticketsFrom: at('2026-11-22', '08:30') })).toEqual(['ticketsFrom'])
  expect(await faults({ opensAt: from })).toEqual(['opensAt'])
  expect(await faults({ opensAt: at('2026-11-25', '09:01') })).toEqual(['opensAt'])
  expect(await faults({ opensAt: at('2026-12-20', '09:00') })).toEqual(['opensAt'])
  expect(await faults({ day: '2026-12-27' as LocalDate })).toEqual(['day'])
  const elsewhere = await world.staff('clerk', { institutionId: stationId })
  expect(await world.refused('tickets.release', { ...which, ...times }, elsewhere)).toBe('NOT_FOUND')
  await released()
  await world.ok('tickets.withdraw', which, clerk)
  expect((await world.ok('tickets.day', which, null)).release).toBeNull()
  world.clock.set('2026-11-23')
  await released()
  await take((await somebody()).account, 1)
  const later = {
    ...which,
    ...times,
    opensAt: at('2026-11-26', '09:00'),
    ticketsFrom: at('2026-11-26', '08:00'),
  }
  expect(await world.refused('tickets.release', later, clerk)).toBe('TICKETS_TAKEN')
  expect(await world.refused('tickets.withdraw', which, clerk)).toBe('TICKETS_TAKEN')
})
