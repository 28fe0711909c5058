import { addCouple } from '../test/people'
import { createWorld } from '../test/world'
import { offlineRoutes } from '../cloudfunctions/vouchers/routes'
import { accountKeyOf } from '../cloudfunctions/service/caller'
import { seedOffline } from './offline'
import { seedStaff } from './personas'

test('whoever starts the demo as a clerk finds a conflict of two desks; a city without couples has none', async () => {
  const world = await createWorld(offlineRoutes)
  try {
    await seedStaff(world.services)
    expect(await seedOffline(world.services)).toBe(0)
    for (let i = 0; i < 3; i++) await addCouple(world)
    expect(await seedOffline(world.services)).toBe(1)
    const clerk = accountKeyOf(world.services.vault, 'staff', 'clerk')
    const { items } = await world.ok('desk.conflicts', {}, clerk)
    expect(items).toMatchObject([{ side: 'not_counted', title: '免费婚前医学检查' }])
  } finally {
    await world.close()
  }
})
