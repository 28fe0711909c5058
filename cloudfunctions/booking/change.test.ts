import {
  addSlot,
  appointmentMessagesOf,
  createClinics,
  hospitalId,
  slotAt,
  slotCounts,
  stationId,
  strayAttendances,
  resetClinics,
} from '../../test/clinic'
import { addCouple, addPerson } from '../../test/people'
import type { World } from '../../test/world'
import { sql } from '../database/sql'
import { bookingNight } from './night'

let world: World
beforeAll(async () => {
  world = await createClinics({ connections: 8 })
})
afterAll(() => world.close())
beforeEach(() => resetClinics(world))

const place = { institutionId: hospitalId, service: 'premarital_check' } as const
const bookAt = async (account: string, day: string, starts: string, withPartner = false) =>
  world.ok('booking.book', { ...place, slotId: await slotAt(world, day, starts), withPartner }, account)
const couple = async () => {
  const { wife, husband } = await addCouple(world)
  return { wife, husband, her: await world.accountOf(wife.id), him: await world.accountOf(husband.id) }
}
const booked = async () =>
  Object.fromEntries((await slotCounts(world)).map(({ slot_id, booked: places }) => [slot_id, places]))

test('moving keeps the appointment and its code, takes the new places and frees the old', async () => {
  const { her, him } = await couple()
  const before = await bookAt(her, '2026-11-25', '08:00', true)
  const slotId = await slotAt(world, '2026-11-26', '14:00')
  const after = await world.ok('booking.reschedule', { ...before, slotId }, him)
  expect(after).toMatchObject({
    appointmentId: before.appointmentId,
    checkinCode: before.checkinCode,
    day: '2026-11-26',
    starts: '14:00',
    ends: '15:30',
    people: 2,
  })
  expect(await world.ok('booking.get', before, her)).toMatchObject({ day: '2026-11-26', starts: '14:00' })
  expect(await booked()).toEqual({ [slotId]: 2 })
  // Moving to where it already is changes nothing, and is not an error.
  await world.ok('booking.reschedule', { ...before, slotId }, her)
  expect(await booked()).toEqual({ [slotId]: 2 })
})

test('when the new session is full the old place stays', async () => {
  const { her } = await couple()
  const before = await bookAt(her, '2026-11-25', '08:00', true)
  const old = await slotAt(world, '2026-11-25', '08:00')
  const slotId = await addSlot(world, 1)
  expect(await world.refused('booking.reschedule', { ...before, slotId }, her)).toBe('SLOT_FULL')
  expect(await booked()).toEqual({ [old]: 2 })
  expect(await world.ok('booking.get', before, her)).toMatchObject({ day: '2026-11-25', state: 'booked' })
})

test('a move to another service, to the past or to a closed day is refused', async () => {
  const me = await world.accountOf((await addPerson(world)).id)
  const before = await bookAt(me, '2026-11-25', '08:00')
  const antenatal = await slotAt(world, '2026-11-26', '09:00', { service: 'antenatal_visit' })
  expect(await world.refused('booking.reschedule', { ...before, slotId: antenatal }, me)).toBe('NOT_FOUND')
  const elsewhere = await slotAt(world, '2026-11-24', '08:00', { institutionId: stationId })
  expect(await world.refused('booking.reschedule', { ...before, slotId: elsewhere }, me)).toBe('NOT_FOUND')
  const past = await slotAt(world, '2026-11-23', '08:00')
  expect(await world.refused('booking.reschedule', { ...before, slotId: past }, me)).toBe('SLOT_PAST')
  await world.services.db.run(
    sql`insert into site_day (institution_id, day, open, reason) values (${hospitalId}, '2026-11-26', false, '检修')`,
  )
  const shut = await slotAt(world, '2026-11-26', '08:00')
  expect(await world.refused('booking.reschedule', { ...before, slotId: shut }, me)).toBe('SITE_CLOSED')
})

test('cancelling frees the places at once for somebody else, and the people for another booking', async () => {
  const { her, him } = await couple()
  const slotId = await addSlot(world, 2)
  const before = await world.ok('booking.book', { ...place, slotId, withPartner: true }, her)
  const other = await world.accountOf((await addPerson(world)).id)
  const input = { ...place, slotId, withPartner: false }
  expect(await world.refused('booking.book', input, other)).toBe('SLOT_FULL')
  const after = await world.ok('booking.cancel', before, him)
  expect(after).toMatchObject({ state: 'cancelled', checkinCode: null, canChange: false })
  await world.ok('booking.book', input, other)
  await bookAt(her, '2026-11-26', '08:00', true)
  for (const action of ['booking.cancel', 'booking.reschedule'] as const)
    expect(await world.refused(action, { ...before, slotId }, her)).toBe('APPOINTMENT_CLOSED')
  expect(await strayAttendances(world)).toEqual([])
})

test('from the minute the session begins nothing can be moved or cancelled', async () => {
  const me = await world.accountOf((await addPerson(world)).id)
  const before = await bookAt(me, '2026-11-25', '08:00')
  const slotId = await slotAt(world, '2026-11-26', '08:00')
  world.clock.set('2026-11-25', '07:59')
  expect(await world.ok('booking.get', before, me)).toMatchObject({ canChange: true })
  world.clock.set('2026-11-25', '08:00')
  expect(await world.ok('booking.get', before, me)).toMatchObject({ canChange: false, state: 'booked' })
  expect(await world.refused('booking.cancel', before, me)).toBe('APPOINTMENT_CLOSED')
  expect(await world.refused('booking.reschedule', { ...before, slotId }, me)).toBe('APPOINTMENT_CLOSED')
})

test('when one of the two moves and the other cancels at the same moment, both are heard', async () => {
  const { her, him } = await couple()
  const slotId = await slotAt(world, '2026-11-26', '14:00')
  for (let i = 0; i < 10; i++) {
    const before = await bookAt(her, '2026-11-25', '08:00', true)
    const [move, gone] = await Promise.all([
      world.call('booking.reschedule', { ...before, slotId }, her),
      world.call('booking.cancel', before, him),
    ])
    expect(gone.ok).toBe(true)
    expect(move.ok ? 'moved' : move.error.code).toMatch(/^(moved|APPOINTMENT_CLOSED)$/)
    expect(Object.values(await booked()).every(places => places === 0)).toBe(true)
  }
})

test('people who swap their sessions at the same moment both succeed', async () => {
  const [one, two] = [await couple(), await couple()]
  const early = await addSlot(world, 4, '2026-11-25', '16:00')
  const late = await addSlot(world, 4, '2026-11-26', '16:00')
  const book = (account: string, slotId: typeof early) =>
    world.ok('booking.book', { ...place, slotId, withPartner: true }, account)
  const [first, second] = [await book(one.her, early), await book(two.her, late)]
  for (let i = 0; i < 10; i++) {
    const [a, b] = i % 2 === 0 ? ([late, early] as const) : ([early, late] as const)
    await Promise.all([
      world.ok('booking.reschedule', { ...first, slotId: a }, one.her),
      world.ok('booking.reschedule', { ...second, slotId: b }, two.her),
    ])
    expect(Object.values(await booked())).toEqual([2, 2])
  }
})

test('queued messages follow the appointment: a move replaces them, a cancellation takes them back, for both', async () => {
  const { wife, husband, her } = await couple()
  const before = await bookAt(her, '2026-11-25', '08:00', true)
  const states = async () => {
    const all = [
      ...(await appointmentMessagesOf(world, wife.id)),
      ...(await appointmentMessagesOf(world, husband.id)),
    ]
    return all.map(m => `${m.template.slice(12)} ${m.params['date']} ${m.state}`).sort()
  }
  await world.ok('booking.reschedule', { ...before, slotId: await slotAt(world, '2026-12-03', '14:00') }, her)
  const twice = (lines: string[]) => lines.flatMap(line => [line, line]).sort()
  expect(await states()).toEqual(
    twice([
      'booked 11月25日 suppressed',
      'tomorrow 11月25日 suppressed',
      'booked 12月3日 queued',
      'tomorrow 12月3日 queued',
    ]),
  )
  await world.ok('booking.cancel', before, her)
  expect((await states()).every(state => state.endsWith('suppressed'))).toBe(true)
  const outbox = await world.services.db.many(sql`select 1 from outbox`)
  expect(outbox).toEqual([])
})

test("another person's appointment does not exist for me, even the partner's own", async () => {
  const { her, him } = await couple()
  const alone = await bookAt(her, '2026-11-25', '08:00')
  const slotId = await slotAt(world, '2026-11-26', '08:00')
  const stranger = await world.accountOf((await addPerson(world)).id)
  for (const other of [him, stranger]) {
    expect(await world.refused('booking.get', alone, other)).toBe('NOT_FOUND')
    expect(await world.refused('booking.cancel', alone, other)).toBe('NOT_FOUND')
    expect(await world.refused('booking.reschedule', { ...alone, slotId }, other)).toBe('NOT_FOUND')
    expect((await world.ok('booking.mine', {}, other)).items).toEqual([])
  }
})

test('my appointments come next first, then what is over, latest first, page by page', async () => {
  const me = await world.accountOf((await addPerson(world)).id)
  for (let i = 0; i < 23; i++) {
    const slotId = await addSlot(world, 1, `2026-12-${String(i + 1).padStart(2, '0')}`, '16:00')
    await world.ok(
      'booking.cancel',
      await world.ok('booking.book', { ...place, slotId, withPartner: false }, me),
      me,
    )
  }
  await bookAt(me, '2027-01-04', '08:00')
  const visit = await slotAt(world, '2026-11-24', '09:00', { service: 'antenatal_visit' })
  await world.ok(
    'booking.book',
    { institutionId: hospitalId, slotId: visit, service: 'antenatal_visit', withPartner: false },
    me,
  )
  const first = await world.ok('booking.mine', {}, me)
  expect(first.items).toHaveLength(20)
  const second = await world.ok('booking.mine', { cursor: first.next ?? '' }, me)
  expect(second.next).toBeNull()
  const days = [...first.items, ...second.items].map(item => item.day)
  expect(days).toEqual([
    '2026-11-24',
    '2027-01-04',
    ...Array.from({ length: 23 }, (_, i) => `2026-12-${String(23 - i).padStart(2, '0')}`),
  ])
})

test('the night closes what was missed and opens the next day', async () => {
  const { her } = await couple()
  const before = await bookAt(her, '2026-11-25', '08:00', true)
  world.clock.set('2026-11-26', '02:00')
  expect(await bookingNight(world.services)).toMatchObject({ missed: 2, stranded: 0 })
  expect(await world.ok('booking.get', before, her)).toMatchObject({ state: 'no_show' })
  expect(await bookingNight(world.services)).toEqual({
    missed: 0,
    paused: 0,
    opened: 0,
    changed: 0,
    stranded: 0,
    lapsed: 0,
    offered: 0,
    over: 0,
  })
  expect(await strayAttendances(world)).toEqual([])
})
