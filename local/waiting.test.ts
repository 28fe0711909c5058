import { yiling } from '../catalog/yiling'
import { bookingRoutes } from '../cloudfunctions/booking/routes'
import { openSlots } from '../cloudfunctions/booking/open-slots'
import { accountKeyOf } from '../cloudfunctions/service/caller'
import { addPerson } from '../test/people'
import { createWorld } from '../test/world'
import { seedStaff } from './personas'
import { seedWaiting } from './waiting'

test('whoever starts the demo finds a queue at the desk and a place that is kept; an empty city has none', async () => {
  // A Tuesday: women's screening is on Tuesdays and Thursdays.
  const world = await createWorld(bookingRoutes, { at: '2026-11-24' })
  try {
    await seedStaff(world.services)
    await openSlots(world.services)
    expect(await seedWaiting(world.services, null)).toBe(0)
    const her = await addPerson(world, { birth: '1990-05-05' })
    for (let i = 0; i < 6; i++) await addPerson(world, { birth: '1985-05-05' })
    expect(await seedWaiting(world.services, her.id)).toBe(1)
    const { items } = await world.ok('waiting.mine', {}, await world.accountOf(her.id))
    expect(items).toMatchObject([
      { state: 'offered', service: 'womens_screening', offer: { day: '2026-11-26' } },
    ])
    const clerk = accountKeyOf(world.services.vault, 'staff', 'clerk')
    const lines = await world.ok('queue.lines', {}, clerk)
    expect(lines.items.find(line => line.service === 'womens_screening')).toMatchObject({
      waiting: 1,
      called: null,
    })
    expect(yiling.institutions[0]?.sessions.some(({ service }) => service === 'womens_screening')).toBe(true)
  } finally {
    await world.close()
  }
})
