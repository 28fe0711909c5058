import type { SlotId } from '../../types/schema'
import type { Holiday } from '../../catalog/city'
import { appointmentMessagesOf, createClinics, hospitalId, slotAt, resetClinics } from '../../test/clinic'
import { addPerson } from '../../test/people'
import type { World } from '../../test/world'
import { publishCity } from '../catalogue/publish'
import { sql } from '../database/sql'
import { openSlots } from './open-slots'

let world: World
beforeAll(async () => {
  world = await createClinics({ at: '2026-09-14' })
})
afterAll(() => world.close())
beforeEach(() => resetClinics(world, '2026-09-14'))

const sessions = (day: string, service = 'premarital_check') =>
  world.services.db
    .many<{ starts: string }>(
      sql`select starts from slot where institution_id = ${hospitalId} and day = ${day} and service = ${service} and capacity > 0 order by starts`,
    )
    .then(rows => rows.map(row => row.starts))

test('ordinary days hold the sessions of their weekday, sixty days ahead and not one more', async () => {
  expect(await sessions('2026-09-14')).toEqual(['08:00', '14:00'])
  expect(await sessions('2026-09-19')).toEqual(['08:00'])
  expect(await sessions('2026-09-13')).toEqual([])
  expect(await sessions('2026-11-13')).toEqual(['08:00', '14:00'])
  expect(await sessions('2026-11-14')).toEqual([])
})

test('holidays hold none; a working Saturday keeps its own sessions, a working Sunday works as Monday', async () => {
  for (const day of ['2026-09-25', '2026-10-01', '2026-10-02', '2026-10-05', '2026-10-07'])
    expect(await sessions(day)).toEqual([])
  // 2026-10-10 is a Saturday, 2026-09-20 a Sunday, both worked for 国庆节.
  expect(await sessions('2026-10-10')).toEqual(['08:00'])
  expect(await sessions('2026-10-10', 'ultrasound')).toEqual(['09:00'])
  expect(await sessions('2026-09-20')).toEqual(['08:00', '14:00'])
  expect(await sessions('2026-09-27')).toEqual([])
})

test("an institution's own day wins: open on a holiday as on a Monday, shut on an ordinary day", async () => {
  const { db } = world.services
  await db.run(sql`
    insert into site_day (institution_id, day, open, reason) values
      (${hospitalId}, '2026-10-04', true, '国庆集中登记'), (${hospitalId}, '2026-09-15', false, '设备检修')`)
  expect(await openSlots(world.services)).toMatchObject({ opened: 4, changed: 3, stranded: 0 })
  expect(await sessions('2026-10-04')).toEqual(['08:00', '14:00'])
  expect(await sessions('2026-09-15')).toEqual([])
  await db.run(sql`delete from site_day`)
  await openSlots(world.services)
  expect(await sessions('2026-10-04')).toEqual([])
  expect(await sessions('2026-09-15')).toEqual(['08:00', '14:00'])
})

test('a second run on the same day changes nothing, the next night opens one day', async () => {
  expect(await openSlots(world.services)).toEqual({ opened: 0, changed: 0, stranded: 0 })
  world.clock.set('2026-09-15', '02:00')
  // 2026-11-14 is a Saturday: one premarital session.
  expect(await openSlots(world.services)).toEqual({ opened: 1, changed: 0, stranded: 0 })
})

test('when a notice closes a day, unbooked sessions close; a booked one stays and takes no more, and its people are asked to move', async () => {
  const person = await addPerson(world)
  const late = await addPerson(world)
  const slotId: SlotId = await slotAt(world, '2026-09-16', '08:00')
  const input = {
    institutionId: hospitalId,
    slotId,
    service: 'premarital_check',
    withPartner: false,
  } as const
  await world.ok('booking.book', input, await world.accountOf(person.id))
  const notice: Holiday[] = [{ day: '2026-09-16' as Holiday['day'], kind: 'off', name: '临时放假' }]
  await publishCity(world.services.db, {
    ...world.services.city,
    holidays: [...world.services.city.holidays, ...notice],
  })
  // The booked session too: it keeps its one place and takes no more. The afternoon, the antenatal visits and the ultrasound of that Wednesday close.
  expect(await openSlots(world.services)).toEqual({ opened: 0, changed: 4, stranded: 1 })
  expect(await sessions('2026-09-16')).toEqual(['08:00'])
  expect((await appointmentMessagesOf(world, person.id)).map(row => [row.template, row.state])).toEqual([
    ['appointment.booked', 'suppressed'],
    ['appointment.tomorrow', 'suppressed'],
    ['appointment.move', 'queued'],
  ])
  const reply = await world.call('booking.book', input, await world.accountOf(late.id))
  expect(reply).toMatchObject({
    ok: false,
    error: { code: 'SITE_CLOSED', text: '该日期机构休息,请另选日期。最近可约日期为9月14日。' },
  })
})
