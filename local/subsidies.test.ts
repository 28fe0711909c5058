import { addPerson } from '../test/people'
import { createWorld } from '../test/world'
import { sql } from '../cloudfunctions/database/sql'
import { factsChanged } from '../cloudfunctions/eligibility/changed'
import { accountKeyOf } from '../cloudfunctions/service/caller'
import { subsidyRoutes } from '../cloudfunctions/subsidies/routes'
import { seedStaff } from './personas'
import { seedSubsidies } from './subsidies'

test('whoever starts the demo finds an application to review and one in publicity; an empty city has none', async () => {
  const world = await createWorld(subsidyRoutes, { at: '2026-11-24' })
  try {
    await seedStaff(world.services)
    expect(await seedSubsidies(world.services)).toBe(0)
    for (let i = 0; i < 3; i++) {
      const { id } = await addPerson(world)
      await world.services.db.run(
        sql`insert into hardship (person_id, category, certified_on, source) values (${id}, 'destitute', '2026-01-01', 'civil_affairs')`,
      )
      await factsChanged(world.services, [id])
    }
    expect(await seedSubsidies(world.services)).toBe(2)
    expect((await world.ok('subsidies.public', {}, null)).items).toHaveLength(1)
    const town = accountKeyOf(world.services.vault, 'staff', 'town')
    expect((await world.ok('subsidies.queue', { queue: 'review' }, town)).items).toHaveLength(1)
    const manager = accountKeyOf(world.services.vault, 'staff', 'manager')
    expect((await world.ok('subsidies.queue', { queue: 'decide' }, manager)).items).toHaveLength(1)
  } finally {
    await world.close()
  }
})
