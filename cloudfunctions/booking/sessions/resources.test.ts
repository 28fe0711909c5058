/** Two services share the ultrasound room: together they never have more places than it has. */
import { createClinics, hospitalId, resetClinics, slotAt, stationId } from '../../../test/clinic'
import { addPerson } from '../../../test/people'
import type { World } from '../../../test/world'
import type { LocalDate, ServiceCode, TimeOfDay } from '../../../types/schema'
import type { Resource, SessionChange, SessionRow } from '../../../types/sessions'
import { ConstraintError } from '../../database/driver-error'
import { sql } from '../../database/sql'

let world: World
let clerk: string
let room: Resource
beforeAll(async () => {
  world = await createClinics({ connections: 8 })
  clerk = await world.staff('clerk', { institutionId: hospitalId })
})
afterAll(() => world.close())
beforeEach(async () => {
  await resetClinics(world)
  room = await world.ok('sessions.putResource', { name: '超声室', kind: 'room', places: 6 }, clerk)
})

const session = (starts: string, ends: string, capacity: number): SessionRow => ({
  weekday: 1,
  starts: starts as TimeOfDay,
  ends: ends as TimeOfDay,
  capacity,
  audience: 'anyone',
  resourceId: room.resourceId,
})
const weekly = (service: ServiceCode, sessions: SessionRow[], from = '2026-11-24'): SessionChange => ({
  kind: 'weekly',
  service,
  from: from as LocalDate,
  sessions,
})
const change = (asked: SessionChange) =>
  world.call('sessions.change', { change: asked, reason: '共用超声室' }, clerk)
const most = async () =>
  (
    await world.services.db.one<{ most: number }>(sql`
      select coalesce(max(together), 0)::int as most from (
        select (select sum(o.capacity) from slot o where o.institution_id = s.institution_id and o.resource_id = s.resource_id
                  and o.day = s.day and o.starts <= s.starts and s.starts < o.ends) as together
        from slot s where s.resource_id is not null) t`)
  ).most

test('what fits opens, what does not is refused with the first time at which it is too much', async () => {
  expect(await change(weekly('ultrasound', [session('08:00', '10:00', 4)]))).toMatchObject({ ok: true })
  const reply = await change(weekly('antenatal_visit', [session('09:00', '11:00', 3)]))
  expect(reply).toMatchObject({
    ok: false,
    error: {
      code: 'RESOURCE_SHORT',
      text: '“超声室”同一时间最多接待6人,11月30日09:00安排的时段合计7人,请减少名额或错开时间。',
    },
  })
  expect(
    await world.refused(
      'sessions.preview',
      { change: weekly('antenatal_visit', [session('09:00', '11:00', 3)]) },
      clerk,
    ),
  ).toBe('RESOURCE_SHORT')
  expect(await change(weekly('antenatal_visit', [session('10:00', '11:00', 6)]))).toMatchObject({ ok: true })
  expect(await most()).toBe(6)
  const far = weekly('antenatal_visit', [session('08:00', '11:00', 6)], '2027-06-01')
  expect(await change(far)).toMatchObject({ ok: false, error: { code: 'RESOURCE_SHORT' } })
})

test('two who change two services at once: only one of them gets the room', async () => {
  const replies = await Promise.all([
    change(weekly('ultrasound', [session('08:00', '10:00', 4)])),
    change(weekly('antenatal_visit', [session('08:00', '10:00', 4)])),
  ])
  expect(replies.map(reply => reply.ok).sort()).toEqual([false, true])
  expect(await most()).toBe(4)
})

test('places that are booked stay, and the room counts them', async () => {
  await change(weekly('ultrasound', [session('08:00', '10:00', 6)]))
  const slotId = await slotAt(world, '2026-11-30', '08:00', { service: 'ultrasound' })
  for (let i = 0; i < 5; i++) {
    const { id } = await addPerson(world)
    await world.ok(
      'booking.book',
      { institutionId: hospitalId, slotId, service: 'ultrasound', withPartner: false },
      await world.accountOf(id),
    )
  }
  expect(await change(weekly('ultrasound', [session('08:00', '10:00', 2)]))).toMatchObject({ ok: true })
  expect(await change(weekly('antenatal_visit', [session('08:00', '10:00', 4)]))).toMatchObject({
    ok: false,
    error: { code: 'RESOURCE_SHORT' },
  })
  expect(await change(weekly('antenatal_visit', [session('08:00', '10:00', 1)]))).toMatchObject({ ok: true })
  expect(await most()).toBe(6)
})

test('a room cannot become smaller than what is planned in it; a name stands for one', async () => {
  await change(weekly('ultrasound', [session('08:00', '10:00', 4)]))
  expect(await world.refused('sessions.putResource', { ...room, places: 3 }, clerk)).toBe('RESOURCE_SHORT')
  expect((await world.ok('sessions.resources', {}, clerk)).items).toEqual([room])
  await world.ok('sessions.putResource', { ...room, places: 4 }, clerk)
  expect(
    await world.refused('sessions.putResource', { name: '超声室', kind: 'room', places: 1 }, clerk),
  ).toBe('RESOURCE_NAMED')
})

test('another institution has nothing of it', async () => {
  const other = await world.staff('clerk', { institutionId: stationId })
  expect((await world.ok('sessions.resources', {}, other)).items).toEqual([])
  expect(await world.refused('sessions.putResource', { ...room, places: 9 }, other)).toBe('NOT_FOUND')
  const asked = weekly('premarital_check', [session('08:00', '09:00', 1)])
  expect(await world.refused('sessions.change', { change: asked, reason: '借用' }, other)).toBe('NOT_FOUND')
  await expect(world.services.db.run(sql`update resource set places = 0`)).rejects.toThrow(ConstraintError)
})
