import {
  createClinics,
  hospital,
  hospitalId,
  slotAt,
  station,
  stationId,
  resetClinics,
} from '../../test/clinic'
import { addCouple } from '../../test/people'
import type { World } from '../../test/world'
import { sql } from '../database/sql'

let world: World
beforeAll(async () => {
  world = await createClinics()
})
afterAll(() => world.close())
beforeEach(() => resetClinics(world))

const list = (at: { latitude?: number; longitude?: number; people?: number; cursor?: string } = {}) =>
  world.ok('institutions.list', { service: 'premarital_check', ...at }, null)

test('the nearest comes first, with metres along the great circle', async () => {
  const north = await list({ latitude: 30.9, longitude: 111.32 })
  expect(north.items.map(i => i.name)).toEqual([station.name, hospital.name])
  // A degree of latitude on the mean sphere is 111,195 m: 0.03° and 0.13°.
  expect(north.items.map(i => i.distance)).toEqual([3336, 14455])
  const here = await list({ latitude: 30.77, longitude: 111.32 })
  expect(here.items.map(i => i.distance)).toEqual([0, 11120])
  const nowhere = await list()
  expect(nowhere.items.map(i => [i.institutionId, i.distance])).toEqual([
    [hospitalId, null],
    [stationId, null],
  ])
})

test('only institutions that can do it are listed, and closed ones are not', async () => {
  const { items } = await world.ok('institutions.list', { service: 'ultrasound' }, null)
  expect(items.map(i => i.institutionId)).toEqual([hospitalId])
  expect(items[0]?.services).toEqual(['premarital_check', 'antenatal_visit', 'ultrasound'])
  await world.services.db.run(sql`update institution set active = false where institution_id = ${stationId}`)
  expect((await list()).items.map(i => i.institutionId)).toEqual([hospitalId])
  expect(await world.refused('institutions.get', { institutionId: stationId }, null)).toBe('NOT_FOUND')
})

test('the next free time is that of one person or of two together', async () => {
  const next = async (people: number) =>
    (await list({ people })).items.map(i => (i.nextFree ? `${i.nextFree.day} ${i.nextFree.starts}` : null))
  // Monday 10:00: the morning has begun. The station has one place a week.
  expect(await next(1)).toEqual(['2026-11-23 14:00', '2026-11-24 08:00'])
  expect(await next(2)).toEqual(['2026-11-23 14:00', null])
  for (let i = 0; i < 2; i++) {
    const { wife } = await addCouple(world)
    await world.ok(
      'booking.book',
      {
        institutionId: hospitalId,
        slotId: await slotAt(world, '2026-11-23', '14:00'),
        service: 'premarital_check',
        withPartner: true,
      },
      await world.accountOf(wife.id),
    )
  }
  expect(await next(1)).toEqual(['2026-11-24 08:00', '2026-11-24 08:00'])
  await world.services.db.run(
    sql`insert into site_day (institution_id, day, open, reason) values (${hospitalId}, '2026-11-24', false, '检修')`,
  )
  expect(await next(2)).toEqual(['2026-11-25 08:00', null])
})

test('a long list is paged without a gap or a repeat', async () => {
  const many = Array.from({ length: 45 }, (_, i) => ({
    ...station,
    id: String(4205068000 + i),
    latitude: 30.5 + i / 100,
  }))
  const large = await createClinics({ city: { institutions: many } })
  try {
    const seen: string[] = []
    for (let cursor: string | undefined; ;) {
      const page = await large.ok(
        'institutions.list',
        { service: 'premarital_check', latitude: 30.9, longitude: 111.32, ...(cursor ? { cursor } : {}) },
        null,
      )
      seen.push(...page.items.map(item => item.institutionId))
      if (page.next === null) break
      cursor = page.next
    }
    expect(seen).toHaveLength(45)
    expect(new Set(seen).size).toBe(45)
    expect(seen[0]).toBe('4205068040')
  } finally {
    await large.close()
  }
})

test('one institution is shown with what it offers', async () => {
  const card = await world.ok('institutions.get', { institutionId: hospitalId }, null)
  expect(card).toMatchObject({
    name: hospital.name,
    phone: hospital.phone,
    distance: null,
    nextFree: { day: '2026-11-23', starts: '14:00' },
    services: ['premarital_check', 'antenatal_visit', 'ultrasound'],
  })
  expect(await world.refused('institutions.get', { institutionId: '5' as typeof hospitalId }, null)).toBe(
    'NOT_FOUND',
  )
})
