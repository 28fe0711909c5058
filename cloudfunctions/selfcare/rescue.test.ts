import { createWorld } from '../../test/world'
import { metresBetween } from './rules/distance'
import { selfcareRoutes } from './routes'

test('anybody sees the centres of three levels with their phones, nearest first when a position is given', async () => {
  const world = await createWorld(selfcareRoutes)
  try {
    const { items } = await world.ok('rescue.centres', {}, null)
    expect(items.map(({ level, distance }) => [level, distance])).toEqual([
      ['district', null],
      ['city', null],
      ['province', null],
    ])
    for (const { phone } of items) expect(phone).toMatch(/^0\d{2,3}-\d{7,8}$/)
    const wuhan = await world.ok('rescue.centres', { latitude: 30.53, longitude: 114.36 }, null)
    expect(wuhan.items[0]).toMatchObject({ level: 'province' })
    expect(wuhan.items[0]?.distance).toBeLessThan(1000)
    const without = await createWorld(selfcareRoutes, { city: { rescue: [] } })
    expect((await without.ok('rescue.centres', {}, null)).items).toEqual([])
    await without.close()
  } finally {
    await world.close()
  }
})

test('a degree of latitude is some 111 kilometres, and a place is not away from itself', () => {
  const here = { latitude: 30, longitude: 111 }
  expect(metresBetween(here, here)).toBe(0)
  expect(metresBetween(here, { latitude: 31, longitude: 111 })).toBe(111_195)
})
