import { addSlot, createClinics, hospitalId, slotAt, stationId, resetClinics } from '../../test/clinic'
import { addCouple, addPerson } from '../../test/people'
import type { World } from '../../test/world'
import type { LocalDate } from '../../types/schema'

let world: World
beforeAll(async () => {
  world = await createClinics({ at: '2026-09-16' })
})
afterAll(() => world.close())
beforeEach(() => resetClinics(world, '2026-09-16'))

const premarital = { institutionId: hospitalId, service: 'premarital_check' } as const
const month = async (which: string, people?: number) => {
  const { days } = await world.ok(
    'booking.calendar',
    { ...premarital, month: which, ...(people ? { people } : {}) },
    null,
  )
  return (day: string) => days.find(item => item.day === day)
}

test('a month shows every day with places, the reason why not, and holidays by name', async () => {
  const { days, preparation } = await world.ok('booking.calendar', { ...premarital, month: '2026-09' }, null)
  expect(days.map(d => d.day.slice(8))).toEqual(
    Array.from({ length: 30 }, (_, i) => String(i + 1).padStart(2, '0')),
  )
  const on = (day: string) => days.find(item => item.day === day)
  expect(on('2026-09-15')).toMatchObject({ closed: 'past', free: 0 })
  expect(on('2026-09-17')).toEqual({ day: '2026-09-17', free: 7, capacity: 7, closed: null, mark: null })
  expect(on('2026-09-20')).toMatchObject({ free: 7, closed: null, mark: { kind: 'work', name: '国庆节' } })
  expect(on('2026-09-13')).toMatchObject({ closed: 'past' })
  expect(on('2026-09-25')).toMatchObject({
    closed: 'holiday',
    free: 0,
    mark: { kind: 'off', name: '中秋节' },
  })
  expect(preparation.join()).toContain('空腹')
  expect((await month('2026-10'))('2026-10-18')).toMatchObject({ closed: 'no_session', capacity: 0 })
  expect((await month('2026-12'))('2026-12-31')).toMatchObject({ closed: 'no_session' })
  const february = await world.ok('booking.calendar', { ...premarital, month: '2028-02' }, null)
  expect(february.days).toHaveLength(29)
})

test('sessions that have begun are gone from today, across midnight and minute by minute', async () => {
  const times = async (day: string) =>
    (await world.ok('booking.slots', { ...premarital, day: day as LocalDate }, null)).items.map(s => s.starts)
  expect(await times('2026-09-16')).toEqual(['14:00'])
  expect((await month('2026-09'))('2026-09-16')).toMatchObject({ free: 4, capacity: 7, closed: null })
  world.clock.set('2026-09-16', '14:00')
  expect(await times('2026-09-16')).toEqual([])
  expect((await month('2026-09'))('2026-09-16')).toMatchObject({ free: 0, closed: 'past' })
  world.clock.set('2026-09-16', '23:59')
  expect(await times('2026-09-17')).toEqual(['08:00', '14:00'])
  world.clock.set('2026-09-17', '00:00')
  expect(await times('2026-09-17')).toEqual(['08:00', '14:00'])
  expect((await month('2026-09'))('2026-09-16')).toMatchObject({ closed: 'past' })
})

test('a couple sees only sessions with room for both, and a full day says so', async () => {
  const slotId = await slotAt(world, '2026-09-17', '08:00')
  const { wife } = await addCouple(world)
  await world.ok('booking.book', { ...premarital, slotId, withPartner: true }, await world.accountOf(wife.id))
  expect((await month('2026-09'))('2026-09-17')).toMatchObject({ free: 5 })
  expect((await month('2026-09', 2))('2026-09-17')).toMatchObject({ free: 4 })
  const only = await addSlot(world, 1, '2026-10-18', '09:00')
  const { id } = await addPerson(world)
  await world.ok(
    'booking.book',
    { ...premarital, slotId: only, withPartner: false },
    await world.accountOf(id),
  )
  expect((await month('2026-10'))('2026-10-18')).toMatchObject({ closed: 'full', free: 0, capacity: 1 })
})

test('an unknown institution and one without the capability are refused by name', async () => {
  const nowhere = { ...premarital, institutionId: '1' as typeof hospitalId }
  expect(await world.refused('booking.calendar', { ...nowhere, month: '2026-09' }, null)).toBe('NOT_FOUND')
  expect(await world.refused('booking.slots', { ...nowhere, day: '2026-09-17' as LocalDate }, null)).toBe(
    'NOT_FOUND',
  )
  const unable = { institutionId: stationId, service: 'ultrasound' } as const
  expect(await world.refused('booking.calendar', { ...unable, month: '2026-09' }, null)).toBe(
    'SITE_NO_CAPABILITY',
  )
  expect(await world.refused('booking.slots', { ...unable, day: '2026-09-17' as LocalDate }, null)).toBe(
    'SITE_NO_CAPABILITY',
  )
  expect(await world.refused('booking.calendar', { ...premarital, month: '2026-13' }, null)).toBe(
    'INVALID_INPUT',
  )
})

test('the services carry Chinese names, preparation, documents and who comes in twos', async () => {
  const { items } = await world.ok('booking.services', {}, null)
  expect(items).toHaveLength(6)
  expect(items[0]).toMatchObject({ service: 'premarital_check', name: '婚前医学检查', forTwo: true })
  expect(items.every(item => item.documents.length > 0)).toBe(true)
})
