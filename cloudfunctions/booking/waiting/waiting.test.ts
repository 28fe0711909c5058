import {
  addSlot,
  createClinics,
  hospitalId,
  resetClinics,
  slotCounts,
  strayAttendances,
} from '../../../test/clinic'
import { addCouple, addPerson } from '../../../test/people'
import type { World } from '../../../test/world'
import type { LocalDate, SlotId } from '../../../types/schema'
import { sql } from '../../database/sql'
import { giveUpPregnancyAppointments } from '../give-up'
import { passLines } from './timer'

let world: World
beforeAll(async () => {
  world = await createClinics({ connections: 8 })
})
afterAll(() => world.close())
/** The one session of that day and part. */
let slotId: SlotId
const day = '2026-11-29' as LocalDate
beforeEach(async () => {
  await resetClinics(world)
  slotId = await addSlot(world, 1, day, '10:00')
})

const place = { institutionId: hospitalId, service: 'premarital_check' } as const
const wish = { ...place, firstDay: day, lastDay: day, part: 'any', withPartner: false } as const
const one = async () => {
  const person = await addPerson(world)
  return { ...person, account: await world.accountOf(person.id) }
}
const couple = async () => {
  const { wife, husband } = await addCouple(world)
  return { wife, husband, her: await world.accountOf(wife.id), him: await world.accountOf(husband.id) }
}
const book = (account: string, withPartner = false, slot = slotId) =>
  world.ok('booking.book', { ...place, slotId: slot, withPartner }, account)
const only = async (account: string) => {
  const { items } = await world.ok('waiting.mine', {}, account)
  const [entry] = items
  if (entry === undefined || items.length > 1) throw new Error(`${items.length} entries`)
  return entry
}
const told = (id: string) =>
  world.services.db.many<{ state: string; params: Record<string, string> }>(
    sql`select state, params from message where person_id = ${id} and template = 'appointment.kept' order by message_id`,
  )
const places = async () => (await slotCounts(world)).find(row => row.slot_id === slotId)
afterEach(async () => {
  for (const { booked, people } of await slotCounts(world)) expect(booked).toBe(people)
  expect(await strayAttendances(world)).toEqual([])
})

test('a place in a session for women is kept for the first woman in line, one for couples for the first couple', async () => {
  const holder = await one()
  const appointment = await book(holder.account)
  const { him, her } = await couple()
  await world.ok('waiting.join', wish, him)
  const woman = await one()
  await world.ok('waiting.join', wish, woman.account)
  await world.services.db.run(sql`update slot set audience = 'women' where slot_id = ${slotId}`)
  await world.ok('booking.cancel', appointment, holder.account)
  expect((await only(woman.account)).offer).not.toBeNull()
  expect((await only(him)).offer).toBeNull()
  await world.services.db.run(
    sql`update slot set audience = 'couples', capacity = 2 where slot_id = ${slotId}`,
  )
  await world.ok(
    'waiting.decline',
    { institutionId: hospitalId, waitingId: (await only(woman.account)).waitingId },
    woman.account,
  )
  await passLines(world.services)
  for (const account of [him, woman.account]) expect((await only(account)).offer).toBeNull()
  expect((await world.ok('waiting.mine', {}, her)).items).toEqual([])
})

test('the place of who cancels is kept for the first in line, who takes it with one tap', async () => {
  const [holder, first, second] = [await one(), await one(), await one()]
  const appointment = await book(holder.account)
  expect(await world.ok('waiting.join', wish, first.account)).toMatchObject({
    state: 'waiting',
    place: 1,
    offer: null,
  })
  expect(await world.ok('waiting.join', wish, second.account)).toMatchObject({ place: 2 })
  await world.ok('booking.cancel', appointment, holder.account)
  const entry = await only(first.account)
  expect(entry).toMatchObject({
    state: 'offered',
    offer: { day, starts: '10:00', until: '2026-11-23T04:00:00.000Z', secondsLeft: 7200 },
  })
  expect((await told(first.id)).map(({ params }) => params)).toEqual([
    {
      institution: '甲医院',
      service: '婚前医学检查',
      date: '11月29日',
      time: '10:00',
      until: '11月23日12:00',
    },
  ])
  // Nobody else sees the place or can take it.
  expect((await world.ok('booking.slots', { ...place, day }, null)).items).toMatchObject([{ free: 0 }])
  expect(await world.refused('booking.book', { ...place, slotId, withPartner: false }, holder.account)).toBe(
    'SLOT_FULL',
  )
  const made = await world.ok('waiting.accept', entry, first.account)
  expect(made).toMatchObject({ day, starts: '10:00', state: 'booked', people: 1 })
  expect(made.checkinCode).not.toBeNull()
  expect(await world.ok('booking.get', made, first.account)).toEqual(made)
  expect((await world.ok('waiting.mine', {}, first.account)).items).toEqual([])
  expect(await only(second.account)).toMatchObject({ state: 'waiting', place: 1 })
  expect(await told(first.id)).toMatchObject([{ state: 'suppressed' }])
})

test('an offer that nobody answers lapses and passes on; a second run, and two at once, change nothing more', async () => {
  const [holder, first, second] = [await one(), await one(), await one()]
  const appointment = await book(holder.account)
  for (const { account } of [first, second]) await world.ok('waiting.join', wish, account)
  await world.ok('booking.cancel', appointment, holder.account)
  world.clock.set('2026-11-23', '11:59')
  expect(await passLines(world.services)).toEqual({ lapsed: 0, offered: 0, over: 0 })
  world.clock.set('2026-11-23', '12:00')
  // Her time is over though no timer came by: the place is promised to the next.
  expect(await world.refused('waiting.accept', await only(first.account), first.account)).toBe('OFFER_GONE')
  expect(await only(first.account)).toMatchObject({ offer: null })
  const runs = await Promise.all([passLines(world.services), passLines(world.services)])
  expect(runs.reduce((sum, run) => sum + run.lapsed, 0)).toBe(1)
  expect(await only(first.account)).toMatchObject({ state: 'waiting', place: 1 })
  expect(await only(second.account)).toMatchObject({ state: 'offered' })
  expect(await passLines(world.services)).toEqual({ lapsed: 0, offered: 0, over: 0 })
  // The second lets it go too: nobody is asked twice about one session, and it is anybody's now.
  await world.ok('waiting.decline', await only(second.account), second.account)
  expect(await places()).toMatchObject({ booked: 0 })
  await book(holder.account)
})

test('a couple needs two places; a single one goes to who comes alone, and that is written down', async () => {
  const two = await addSlot(world, 2, day, '15:00')
  const [holder, other, alone] = [await one(), await one(), await one()]
  const pair = await couple()
  const first = await book(holder.account, false, two)
  const second = await book(other.account, false, two)
  await book((await one()).account)
  await world.ok('waiting.join', { ...wish, withPartner: true }, pair.her)
  await world.ok('waiting.join', wish, alone.account)
  await world.ok('booking.cancel', first, holder.account)
  expect(await only(pair.him)).toMatchObject({ state: 'waiting', place: 1, people: 2 })
  const entry = await only(alone.account)
  expect(entry).toMatchObject({ state: 'offered', offer: { starts: '15:00' } })
  expect(
    await world.services.db.many(sql`select passed_over from waiting order by created_at, waiting_id`),
  ).toEqual([{ passed_over: 1 }, { passed_over: 0 }])
  // When it comes back while a second one is free, the couple has both; he may take them for both.
  await world.ok('booking.cancel', second, other.account)
  expect(await only(pair.her)).toMatchObject({ state: 'waiting' })
  await world.ok('waiting.leave', entry, alone.account)
  const offered = await only(pair.her)
  expect(offered).toMatchObject({ state: 'offered', offer: { starts: '15:00' } })
  expect([await told(pair.wife.id), await told(pair.husband.id)].map(list => list.length)).toEqual([1, 1])
  expect(await world.ok('waiting.accept', offered, pair.him)).toMatchObject({ people: 2, starts: '15:00' })
  expect(await world.refused('waiting.accept', offered, pair.her)).toBe('OFFER_GONE')
})

test('who can book at once does not wait; the wish must make sense; nobody waits twice', async () => {
  const [holder, her] = [await one(), await one()]
  expect(await world.refused('waiting.join', wish, her.account)).toBe('PLACES_FREE')
  await book(holder.account)
  const join = (change: object) => world.refused('waiting.join', { ...wish, ...change }, her.account)
  expect(await join({ firstDay: '2026-11-22' })).toBe('DATE_OUT_OF_RANGE')
  expect(await join({ firstDay: '2026-11-30' })).toBe('DATE_OUT_OF_RANGE')
  expect(await join({ lastDay: '2027-02-23' })).toBe('DATE_OUT_OF_RANGE')
  expect(await join({ part: 'afternoon' })).toBe('DATE_OUT_OF_RANGE')
  expect(await join({ institutionId: '4205069002', service: 'ultrasound' })).toBe('SITE_NO_CAPABILITY')
  expect(await join({ institutionId: '4205069999' })).toBe('NOT_FOUND')
  expect(await join({ withPartner: true })).toBe('PARTNER_NOT_LINKED')
  expect(await join({ service: 'ultrasound', withPartner: true })).toBe('INVALID_INPUT')
  await world.ok('waiting.join', { ...wish, slotId }, her.account)
  expect(await only(her.account)).toMatchObject({ session: { starts: '10:00' } })
  expect(await join({})).toBe('IN_LINE_ALREADY')
  expect(await world.refused('waiting.join', wish, holder.account)).toBe('ALREADY_BOOKED')
  const pair = await couple()
  await world.ok('waiting.join', wish, pair.him)
  expect(await world.refused('waiting.join', { ...wish, withPartner: true }, pair.her)).toBe(
    'PARTNER_WAITING',
  )
})

test('another’s entry cannot be touched', async () => {
  const [holder, her, stranger] = [await one(), await one(), await one()]
  const appointment = await book(holder.account)
  const entry = await world.ok('waiting.join', wish, her.account)
  await world.ok('booking.cancel', appointment, holder.account)
  for (const action of ['waiting.accept', 'waiting.decline', 'waiting.leave'] as const)
    expect(await world.refused(action, entry, stranger.account)).toBe('NOT_FOUND')
  expect((await world.ok('waiting.mine', {}, stranger.account)).items).toEqual([])
})

test('who books otherwise leaves the line, and what was kept for her passes on in the same moment', async () => {
  const [holder, first, second] = [await one(), await one(), await one()]
  const appointment = await book(holder.account)
  for (const { account } of [first, second]) await world.ok('waiting.join', wish, account)
  await world.ok('booking.cancel', appointment, holder.account)
  await book(first.account, false, await addSlot(world, 1, '2026-11-28', '11:00'))
  expect((await world.ok('waiting.mine', {}, first.account)).items).toEqual([])
  expect(await only(second.account)).toMatchObject({ state: 'offered' })
})

test('moving away frees a place for the line; more capacity is found by the timer', async () => {
  const [holder, first, second] = [await one(), await one(), await one()]
  const appointment = await book(holder.account)
  for (const { account } of [first, second]) await world.ok('waiting.join', wish, account)
  await world.ok(
    'booking.reschedule',
    { ...appointment, slotId: await addSlot(world, 1, '2026-11-28', '11:00') },
    holder.account,
  )
  expect(await only(first.account)).toMatchObject({ state: 'offered' })
  await world.services.db.run(sql`update slot set capacity = 2 where slot_id = ${slotId}`)
  expect(await passLines(world.services)).toEqual({ lapsed: 0, offered: 1, over: 0 })
  expect(await only(second.account)).toMatchObject({ state: 'offered' })
})

test('three offers that are not taken end an entry, and days that are past; both are told for a week', async () => {
  const [her, late] = [await one(), await one()]
  const holders = []
  const slots = [slotId, await addSlot(world, 1, day, '11:00'), await addSlot(world, 1, day, '15:00')]
  for (const slot of slots) {
    const holder = await one()
    holders.push({ holder, appointment: await book(holder.account, false, slot) })
  }
  await world.ok('waiting.join', wish, her.account)
  for (const { holder, appointment } of holders) {
    await world.ok('booking.cancel', appointment, holder.account)
    await world.ok('waiting.decline', await only(her.account), her.account)
  }
  expect(await only(her.account)).toMatchObject({ state: 'over', reason: 'offers_refused', place: null })
  await book(late.account)
  const last = await one()
  await world.ok('waiting.join', { ...wish, slotId }, last.account)
  world.clock.set('2026-11-30')
  expect(await passLines(world.services)).toMatchObject({ over: 1 })
  expect(await only(last.account)).toMatchObject({ state: 'over', reason: 'days_past' })
  world.clock.set('2026-12-08')
  expect((await world.ok('waiting.mine', {}, last.account)).items).toEqual([])
})

test('after a loss nobody waits for a pregnancy’s session, and nothing is said', async () => {
  const service = 'antenatal_visit' as const
  const antenatal = { institutionId: hospitalId, service } as const
  const [slot] = (await world.ok('booking.slots', { ...antenatal, day: '2026-11-24' as LocalDate }, null))
    .items
  if (slot === undefined) throw new Error('no session')
  const [a, b, her, next] = [await one(), await one(), await one(), await one()]
  const first = await world.ok(
    'booking.book',
    { ...antenatal, slotId: slot.slotId, withPartner: false },
    a.account,
  )
  await world.ok('booking.book', { ...antenatal, slotId: slot.slotId, withPartner: false }, b.account)
  const days = {
    firstDay: '2026-11-24' as LocalDate,
    lastDay: '2026-11-24' as LocalDate,
    part: 'morning',
    withPartner: false,
  } as const
  for (const { account } of [her, next]) await world.ok('waiting.join', { ...antenatal, ...days }, account)
  await world.ok('booking.cancel', first, a.account)
  expect(await only(her.account)).toMatchObject({ state: 'offered' })
  await world.services.db.tx(db => giveUpPregnancyAppointments({ ...world.services, db }, her.id))
  expect((await world.ok('waiting.mine', {}, her.account)).items).toEqual([])
  expect(await told(her.id)).toMatchObject([{ state: 'suppressed' }])
  expect(await only(next.account)).toMatchObject({ state: 'offered' })
})

test('the database itself keeps one offer an entry, one open entry a person and service, and no session offered twice', async () => {
  const { db, clock, ids } = world.services
  const [holder, her] = [await one(), await one()]
  const appointment = await book(holder.account)
  const { waitingId } = await world.ok('waiting.join', wish, her.account)
  await world.ok('booking.cancel', appointment, holder.account)
  const offer = (slot: SlotId, state = 'held') =>
    db.run(sql`
      insert into held_offer (institution_id, offer_id, waiting_id, slot_id, places, state, offered_at, expires_at, ended_at)
      values (${hospitalId}, ${ids.next()}, ${waitingId}, ${slot}, 1, ${state}, ${clock.now()}, '2026-11-24T00:00:00Z',
              ${state === 'held' ? null : clock.now()})`)
  await expect(offer(slotId, 'lapsed')).rejects.toMatchObject({ constraint: 'held_offer_one_of_session' })
  const other = await addSlot(world, 1, '2026-11-28', '11:00')
  await expect(offer(other)).rejects.toMatchObject({ constraint: 'held_offer_one_open' })
  await expect(
    db.run(sql`
      insert into waiting_member (person_id, waiting_id, institution_id, service, open)
      values (${her.id}, ${ids.next()}, ${hospitalId}, 'premarital_check', true)`),
  ).rejects.toMatchObject({ constraint: 'waiting_one_open' })
  await expect(
    db.run(sql`update waiting set last_day = first_day - 1 where waiting_id = ${waitingId}`),
  ).rejects.toMatchObject({ constraint: 'waiting_days' })
})
