/** Sessions that a clinic decides itself: looked at first, then made, and nobody who has booked is lost. */
import { createClinics, hospitalId, resetClinics, slotAt, stationId } from '../../../test/clinic'
import { addCouple, addPerson } from '../../../test/people'
import type { World } from '../../../test/world'
import type { AppointmentId, LocalDate, PersonId, ServiceCode, TimeOfDay } from '../../../types/schema'
import type { SessionChange, SessionRow } from '../../../types/sessions'
import { publishCity } from '../../catalogue/publish'
import { sql } from '../../database/sql'
import { ConstraintError } from '../../database/driver-error'
import { bookingNight } from '../night'
import { openSlots } from '../open-slots'

let world: World
let clerk: string
beforeAll(async () => {
  world = await createClinics()
  clerk = await world.staff('clerk', { institutionId: hospitalId })
})
afterAll(() => world.close())
beforeEach(() => resetClinics(world))

const service: ServiceCode = 'premarital_check'
const day = (text: string) => text as LocalDate
const session = (
  weekday: number,
  starts: string,
  ends: string,
  more: Partial<SessionRow> = {},
): SessionRow => ({
  weekday,
  starts: starts as TimeOfDay,
  ends: ends as TimeOfDay,
  capacity: 3,
  audience: 'anyone',
  ...more,
})
/** Mondays only, at half past eight instead of eight. */
const later: SessionChange = {
  kind: 'weekly',
  service,
  from: day('2026-11-24'),
  sessions: [session(1, '08:30', '10:00')],
}
const reason = '门诊调整'
const change = (one: SessionChange, as = clerk) => world.ok('sessions.change', { change: one, reason }, as)
const held = (on: string, of: ServiceCode = service) =>
  world.services.db
    .many<{ starts: string; capacity: number; taking: boolean }>(
      sql`select starts, capacity, taking from slot where institution_id = ${hospitalId} and day = ${on} and service = ${of} and taking order by starts`,
    )
    .then(rows => rows.map(row => `${row.starts} ${row.capacity}`))

async function booked(
  on: string,
  starts: string,
): Promise<{ id: PersonId; as: string; appointmentId: AppointmentId }> {
  const { id } = await addPerson(world)
  const as = await world.accountOf(id)
  const { appointmentId } = await world.ok(
    'booking.book',
    { institutionId: hospitalId, slotId: await slotAt(world, on, starts), service, withPartner: false },
    as,
  )
  return { id, as, appointmentId }
}
const messages = (id: PersonId) =>
  world.services.db
    .many<{ line: string }>(
      sql`select template || ' ' || state as line from message where person_id = ${id} order by message_id`,
    )
    .then(rows => rows.map(row => row.line))
const tasks = (id: PersonId) =>
  world.services.db.many(sql`select kind, due_on, reason, state from task where person_id = ${id}`)

test('the week as the pack has it, before the clinic has decided anything', async () => {
  const week = await world.ok('sessions.week', {}, clerk)
  expect(week).toMatchObject({ institutionId: hospitalId, today: '2026-11-23', until: '2027-01-22' })
  expect(week.services.map(one => [one.service, one.since, one.sessions.length])).toEqual([
    ['premarital_check', null, 11],
    ['antenatal_visit', null, 5],
    ['ultrasound', null, 2],
  ])
})

test('a look at a change says what it would do, and does nothing', async () => {
  await booked('2026-11-30', '08:00')
  const effect = await world.ok('sessions.preview', { change: later }, clerk)
  expect(effect.people).toBe(1)
  expect(effect.touched).toEqual([
    { service, name: '婚前医学检查', day: '2026-11-30', starts: '08:00', people: 1 },
  ])
  expect(effect.opens).toBe(8)
  expect(effect.closes).toBeGreaterThan(80)
  expect(await held('2026-11-30')).toEqual(['08:00 3', '14:00 4'])
  expect(await change(later)).toEqual(effect)
  expect(await held('2026-11-30')).toEqual(['08:30 3'])
  expect(await held('2026-11-23')).toEqual(['08:00 3', '14:00 4'])
})

test('who has booked is asked to move, is reminded of nothing else, and a worker rings', async () => {
  const she = await booked('2026-11-30', '08:00')
  await change(later)
  expect(await messages(she.id)).toEqual([
    'appointment.booked suppressed',
    'appointment.tomorrow suppressed',
    'appointment.move queued',
  ])
  expect(await tasks(she.id)).toMatchObject([
    {
      kind: 'phone_reminder',
      due_on: '2026-11-25',
      state: 'open',
      reason: '11月30日08:00的预约时段有调整,请联系商量改期',
    },
  ])
  const key = { institutionId: hospitalId, appointmentId: she.appointmentId }
  expect(await world.ok('booking.get', key, she.as)).toMatchObject({
    state: 'booked',
    toMove: true,
    canChange: true,
  })
  expect((await world.ok('sessions.toMove', {}, clerk)).items).toMatchObject([
    { appointmentId: she.appointmentId, day: '2026-11-30', starts: '08:00' },
  ])
  const to = await slotAt(world, '2026-11-30', '08:30')
  await world.ok('booking.reschedule', { ...key, slotId: to }, she.as)
  expect(await world.ok('booking.get', key, she.as)).toMatchObject({ starts: '08:30', toMove: false })
  expect((await messages(she.id)).slice(2)).toEqual([
    'appointment.move suppressed',
    'appointment.booked queued',
    'appointment.tomorrow queued',
  ])
  expect(await tasks(she.id)).toMatchObject([{ state: 'withdrawn' }])
  expect((await world.ok('sessions.toMove', {}, clerk)).items).toEqual([])
})

test('a place that is given up in such a session goes to nobody else', async () => {
  const she = await booked('2026-11-30', '08:00')
  const old = await slotAt(world, '2026-11-30', '08:00')
  await change(later)
  await world.ok('booking.cancel', { institutionId: hospitalId, appointmentId: she.appointmentId }, she.as)
  const other = await addPerson(world)
  const input = { institutionId: hospitalId, slotId: old, service, withPartner: false }
  expect(await world.refused('booking.book', input, await world.accountOf(other.id))).toBe('SITE_CLOSED')
})

test('who has not moved when the session would have been did not miss it', async () => {
  const she = await booked('2026-11-30', '08:00')
  await change(later)
  world.clock.set('2026-12-01', '02:00')
  await bookingNight(world.services)
  expect(
    await world.ok('booking.get', { institutionId: hospitalId, appointmentId: she.appointmentId }, she.as),
  ).toMatchObject({ state: 'cancelled' })
  expect(
    await world.services.db.many(sql`select 1 from slot where institution_id = ${hospitalId} and booked > 0`),
  ).toEqual([])
})

test('one day closes with its people asked, and opens again with their appointments as they were', async () => {
  const she = await booked('2026-11-30', '08:00')
  const close = { kind: 'site', day: day('2026-11-30'), open: false } as const
  expect(await change(close)).toMatchObject({ closes: 4, people: 1 })
  expect(await held('2026-11-30')).toEqual([])
  expect((await world.ok('sessions.exceptions', {}, clerk)).items).toEqual([
    {
      day: '2026-11-30',
      service: null,
      name: null,
      open: false,
      sessions: [],
      reason,
      decidedBy: expect.any(String) as string,
    },
  ])
  expect(await change({ ...close, open: null })).toMatchObject({ opens: 4, people: 0 })
  expect(await held('2026-11-30')).toEqual(['08:00 3', '14:00 4'])
  expect((await messages(she.id)).slice(2)).toEqual([
    'appointment.move suppressed',
    'appointment.booked queued',
    'appointment.tomorrow queued',
  ])
  expect(await tasks(she.id)).toMatchObject([{ state: 'withdrawn' }])
})

test('one service on one day: other times and places, then as every week', async () => {
  const one = { kind: 'day', service, day: day('2026-11-30') } as const
  await change({
    ...one,
    sessions: [session(7, '08:00', '09:30', { capacity: 9 }), session(7, '10:00', '11:00')],
  })
  expect(await held('2026-11-30')).toEqual(['08:00 9', '10:00 3'])
  expect(await held('2026-12-07')).toEqual(['08:00 3', '14:00 4'])
  expect((await world.ok('sessions.exceptions', {}, clerk)).items).toMatchObject([
    { service, open: true, sessions: [{ weekday: 1, starts: '08:00' }, { starts: '10:00' }] },
  ])
  await change({ ...one, sessions: [] })
  expect(await held('2026-11-30')).toEqual([])
  await change({ ...one, sessions: null })
  expect(await held('2026-11-30')).toEqual(['08:00 3', '14:00 4'])
})

test('a holiday is worked when the clinic opens that day', async () => {
  expect(await held('2027-01-01')).toEqual([])
  await change({ kind: 'site', day: day('2027-01-01'), open: true })
  expect(await held('2027-01-01')).toEqual(['08:00 3', '14:00 4'])
})

test('the clinic’s own week outlives the next publication of the pack and the next night', async () => {
  await change(later)
  await publishCity(world.services.db, world.services.city)
  world.clock.set('2026-11-24')
  await openSlots(world.services)
  expect(await held('2026-11-30')).toEqual(['08:30 3'])
  expect(await held('2026-11-30', 'antenatal_visit')).toEqual(['09:00 2'])
  const { services } = await world.ok('sessions.week', {}, clerk)
  expect(services[0]).toMatchObject({ since: '2026-11-24', next: null, sessions: [{ starts: '08:30' }] })
  await change({ ...later, from: day('2026-12-01'), sessions: [] })
  expect((await world.ok('sessions.week', {}, clerk)).services[0]).toMatchObject({
    since: '2026-11-24',
    next: { from: '2026-12-01', sessions: [] },
  })
})

test('more places open at once, and never fewer than are booked', async () => {
  await booked('2026-11-30', '08:00')
  await booked('2026-11-30', '08:00')
  const one = { kind: 'day', service, day: day('2026-11-30') } as const
  expect(await change({ ...one, sessions: [session(1, '08:00', '09:30', { capacity: 1 })] })).toMatchObject({
    people: 0,
    changes: 1,
  })
  expect(await held('2026-11-30')).toEqual(['08:00 2'])
  await change({ ...one, sessions: [session(1, '08:00', '09:30', { capacity: 8 })] })
  expect(await held('2026-11-30')).toEqual(['08:00 8'])
})

describe('who may come', () => {
  const on = day('2026-11-30')
  const only = (audience: SessionRow['audience']) =>
    change({ kind: 'day', service, day: on, sessions: [session(1, '08:00', '09:30', { audience })] })
  const book = async (withPartner: boolean) => ({
    institutionId: hospitalId,
    slotId: await slotAt(world, on, '08:00'),
    service,
    withPartner,
  })

  test('a session for women takes no man and no couple', async () => {
    await only('women')
    const { wife, husband } = await addCouple(world)
    const [hers, his] = [await world.accountOf(wife.id), await world.accountOf(husband.id)]
    expect(await world.refused('booking.book', await book(false), his)).toBe('SLOT_WOMEN_ONLY')
    expect(await world.refused('booking.book', await book(true), hers)).toBe('SLOT_WOMEN_ONLY')
    expect(await world.ok('booking.book', await book(false), hers)).toMatchObject({ state: 'booked' })
    const { days } = await world.ok(
      'booking.calendar',
      { institutionId: hospitalId, service, month: '2026-11', people: 2 },
      null,
    )
    expect(days.at(-1)).toMatchObject({ free: 0 })
  })

  test('a session for couples takes both together only', async () => {
    await only('couples')
    const { wife } = await addCouple(world)
    const hers = await world.accountOf(wife.id)
    expect(await world.refused('booking.book', await book(false), hers)).toBe('SLOT_COUPLES_ONLY')
    expect(await world.ok('booking.book', await book(true), hers)).toMatchObject({ people: 2 })
    const { items } = await world.ok('booking.slots', { institutionId: hospitalId, service, day: on }, null)
    expect(items).toMatchObject([{ audience: 'couples' }])
  })

  test('a man does not move into it either', async () => {
    await change({
      kind: 'day',
      service,
      day: on,
      sessions: [session(1, '08:00', '09:00', { audience: 'women' }), session(1, '10:00', '11:00')],
    })
    const { id } = await addPerson(world, { sex: 'male' })
    const his = await world.accountOf(id)
    const { appointmentId } = await world.ok(
      'booking.book',
      { ...(await book(false)), slotId: await slotAt(world, on, '10:00') },
      his,
    )
    const to = { institutionId: hospitalId, appointmentId, slotId: await slotAt(world, on, '08:00') }
    expect(await world.refused('booking.reschedule', to, his)).toBe('SLOT_WOMEN_ONLY')
  })
})

describe('what is refused', () => {
  const refusal = async (one: SessionChange) => {
    const reply = await world.call('sessions.change', { change: one, reason }, clerk)
    return reply.ok
      ? null
      : (reply.error.fields?.map(field => `${field.path} ${field.text}`) ?? reply.error.code)
  }

  test('today’s week, yesterday, and a far day', async () => {
    expect(await refusal({ ...later, from: day('2026-11-23') })).toEqual(['change.from 最早从明天开始'])
    expect(await refusal({ kind: 'site', day: day('2026-11-22'), open: false })).toEqual([
      'change.day 最早从明天开始',
    ])
    expect(await refusal({ kind: 'site', day: day('2028-01-01'), open: true })).toEqual([
      'change.day 请选择一年以内的日期',
    ])
  })

  test('an afternoon for a fasting service, times that overlap or end before they begin', async () => {
    const sessions = [
      session(1, '13:00', '14:00'),
      session(2, '08:00', '09:00'),
      session(2, '08:30', '09:30'),
      session(3, '09:00', '08:00'),
    ]
    expect(await refusal({ ...later, sessions })).toEqual([
      'change.sessions.0.ends 需空腹的项目只安排在上午,请在12:00前结束',
      'change.sessions.2.starts 与同一天的另一个时段重叠',
      'change.sessions.3.ends 结束时间要晚于开始时间',
    ])
  })

  test('a service that the institution cannot do, and another institution', async () => {
    const other: SessionChange = { ...later, service: 'womens_screening' }
    expect(await world.refused('sessions.preview', { change: other }, clerk)).toBe('SITE_NO_CAPABILITY')
    expect(await world.refused('sessions.week', { institutionId: stationId }, clerk)).toBe('NOT_FOUND')
    const elsewhere = await world.staff('manager', { region: '420111' })
    expect(await world.refused('sessions.week', { institutionId: hospitalId }, elsewhere)).toBe('NOT_FOUND')
    expect((await world.ok('sessions.institutions', {}, elsewhere)).items).toEqual([])
  })

  test('a resident and a health worker', async () => {
    const she = await booked('2026-11-30', '08:00')
    expect(await world.refused('sessions.week', {}, she.as)).toBe('FORBIDDEN')
    expect(await world.refused('sessions.week', {}, await world.staff('health_worker'))).toBe('FORBIDDEN')
  })
})

test('a manager of the division keeps the sessions of any institution in it', async () => {
  const manager = await world.staff('manager')
  expect((await world.ok('sessions.institutions', {}, manager)).items.map(one => one.institutionId)).toEqual([
    hospitalId,
    stationId,
  ])
  await world.ok('sessions.change', { institutionId: hospitalId, change: later, reason }, manager)
  expect(await held('2026-11-30')).toEqual(['08:30 3'])
})

test('the database keeps a single day’s sessions on that day', async () => {
  await change({ kind: 'day', service, day: day('2026-11-30'), sessions: [session(1, '08:00', '09:00')] })
  await expect(world.services.db.run(sql`update planned_session set weekday = 2`)).rejects.toThrow(
    ConstraintError,
  )
})
