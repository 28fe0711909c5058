import { createClinics, hospitalId, slotAt, stationId, resetClinics } from '../../test/clinic'
import { addCouple, addPerson } from '../../test/people'
import type { World } from '../../test/world'
import type { LocalDate } from '../../types/schema'
import { sql } from '../database/sql'

let world: World
let clerk: string
beforeAll(async () => {
  world = await createClinics({ connections: 8 })
  clerk = await world.staff('clerk', { institutionId: hospitalId })
})
afterAll(() => world.close())
beforeEach(() => resetClinics(world))

const bookAt = async (account: string, day: string, starts: string, withPartner = false) =>
  world.ok(
    'booking.book',
    {
      institutionId: hospitalId,
      service: 'premarital_check',
      slotId: await slotAt(world, day, starts),
      withPartner,
    },
    account,
  )

test('a couple is checked in by one code, once; a second scan says when the first was', async () => {
  const { wife, husband } = await addCouple(world)
  const her = await world.accountOf(wife.id)
  const booked = await bookAt(her, '2026-11-24', '08:00', true)
  const code = booked.checkinCode ?? ''
  world.clock.set('2026-11-24', '07:50')
  const first = await world.ok('desk.checkIn', { code: ` ${code.toLowerCase()} ` }, clerk)
  expect(first).toMatchObject({
    appointmentId: booked.appointmentId,
    serviceName: '婚前医学检查',
    already: false,
    checkedInAt: '2026-11-23T23:50:00.000Z',
  })
  expect(first.names).toHaveLength(2)
  expect(JSON.stringify(first)).not.toContain(wife.name)
  world.clock.set('2026-11-24', '08:20')
  expect(await world.ok('desk.checkIn', { code }, clerk)).toEqual({ ...first, already: true })
  expect(await world.ok('booking.get', booked, her)).toMatchObject({ state: 'checked_in', checkinCode: null })
  const opened = await world.services.db.many<{ person_id: string }>(
    sql`select person_id from audit where action = 'desk.checkIn' order by person_id`,
  )
  expect(opened.map(row => row.person_id)).toEqual([wife.id, husband.id].sort())
})

test('ten scans at once check in once', async () => {
  const booked = await bookAt(await world.accountOf((await addPerson(world)).id), '2026-11-23', '14:00')
  const scans = await Promise.all(
    Array.from({ length: 10 }, () => world.ok('desk.checkIn', { code: booked.checkinCode ?? '' }, clerk)),
  )
  expect(scans.filter(scan => !scan.already)).toHaveLength(1)
  expect(new Set(scans.map(scan => scan.checkedInAt)).size).toBe(1)
})

test('the wrong institution, the wrong day, a cancelled one and an unknown code are refused by name', async () => {
  const me = await world.accountOf((await addPerson(world)).id)
  const booked = await bookAt(me, '2026-11-24', '08:00')
  const code = booked.checkinCode ?? ''
  expect(await world.refused('desk.checkIn', { code }, clerk)).toBe('WRONG_DAY')
  world.clock.set('2026-11-24', '00:00')
  const elsewhere = await world.staff('clerk', { institutionId: stationId })
  expect(await world.refused('desk.checkIn', { code }, elsewhere)).toBe('WRONG_INSTITUTION')
  expect(await world.refused('desk.checkIn', { code }, await world.staff('clerk'))).toBe('FORBIDDEN')
  expect(await world.refused('desk.checkIn', { code: '0'.repeat(15) }, clerk)).toBe('NOT_FOUND')
  expect(await world.refused('desk.checkIn', { code: '不是预约码的文字' }, clerk)).toBe('NOT_FOUND')
  await world.ok('booking.cancel', booked, me)
  expect(await world.refused('desk.checkIn', { code }, clerk)).toBe('APPOINTMENT_CLOSED')
})

test('who comes late on the day is still checked in, and the day after is not', async () => {
  const me = await world.accountOf((await addPerson(world)).id)
  const booked = await bookAt(me, '2026-11-24', '08:00')
  world.clock.set('2026-11-24', '09:45')
  await bookAt(me, '2026-11-26', '08:00')
  expect(await world.ok('booking.get', booked, me)).toMatchObject({ state: 'no_show' })
  expect(await world.ok('desk.checkIn', { code: booked.checkinCode ?? '' }, clerk)).toMatchObject({
    already: false,
  })
  world.clock.set('2026-11-25', '00:00')
  expect(await world.refused('desk.checkIn', { code: booked.checkinCode ?? '' }, clerk)).toBe('WRONG_DAY')
})

test("the day's list is that of the clerk's institution, by time, masked and paged", async () => {
  const { wife } = await addCouple(world)
  await bookAt(await world.accountOf(wife.id), '2026-11-24', '14:00', true)
  const person = await addPerson(world)
  const early = await bookAt(await world.accountOf(person.id), '2026-11-24', '08:00')
  const day = '2026-11-24' as LocalDate
  const today = await world.ok('desk.today', { day }, clerk)
  expect(today.items.map(item => [item.starts, item.names.length, item.state])).toEqual([
    ['08:00', 1, 'booked'],
    ['14:00', 2, 'booked'],
  ])
  expect(JSON.stringify(today)).not.toContain(person.name)
  expect((await world.ok('desk.today', {}, clerk)).items).toEqual([])
  world.clock.set('2026-11-24', '08:00')
  await world.ok('desk.checkIn', { code: early.checkinCode ?? '' }, clerk)
  expect((await world.ok('desk.today', {}, clerk)).items[0]).toMatchObject({ state: 'checked_in' })
  const elsewhere = await world.staff('clerk', { institutionId: stationId })
  expect((await world.ok('desk.today', { day }, elsewhere)).items).toEqual([])
  expect(await world.refused('desk.today', { day }, await world.staff('clerk'))).toBe('FORBIDDEN')
  expect(await world.refused('desk.today', { day }, await world.accountOf(wife.id))).toBe('FORBIDDEN')

  await world.services.db.run(
    sql`update slot set capacity = 40 where institution_id = ${hospitalId} and day = '2026-11-25'`,
  )
  for (let i = 0; i < 22; i++)
    await bookAt(await world.accountOf((await addPerson(world)).id), '2026-11-25', i % 2 ? '08:00' : '14:00')
  const first = await world.ok('desk.today', { day: '2026-11-25' as LocalDate }, clerk)
  const second = await world.ok(
    'desk.today',
    { day: '2026-11-25' as LocalDate, cursor: first.next ?? '' },
    clerk,
  )
  const ids = [...first.items, ...second.items].map(item => item.appointmentId)
  expect([ids.length, new Set(ids).size, second.next]).toEqual([22, 22, null])
})
