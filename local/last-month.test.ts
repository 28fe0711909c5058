import { addCouple, addPerson } from '../test/people'
import { createWorld } from '../test/world'
import { sql } from '../cloudfunctions/database/sql'
import { factsChanged } from '../cloudfunctions/eligibility/changed'
import { resultRoutes } from '../cloudfunctions/results/routes'
import { accountKeyOf } from '../cloudfunctions/service/caller'
import { settlementRoutes } from '../cloudfunctions/settlement/routes'
import { seedLastMonth } from './last-month'
import { seedStaff } from './personas'

test('whoever starts the demo finds the statement of last month and people whose results are waited for; an empty city has none', async () => {
  const world = await createWorld({ ...settlementRoutes, ...resultRoutes }, { at: '2026-11-24' })
  try {
    await seedStaff(world.services)
    expect(await seedLastMonth(world.services)).toBe(0)
    for (let i = 0; i < 18; i++) await addCouple(world)
    for (let i = 0; i < 4; i++) await addPerson(world, { birth: '1980-05-05' })
    const all = await world.services.db.many<{ person_id: never }>(sql`select person_id from person`)
    await factsChanged(
      world.services,
      all.map(row => row.person_id),
    )
    expect(await seedLastMonth(world.services)).toBe(7)
    const manager = accountKeyOf(world.services.vault, 'staff', 'manager')
    const { items } = await world.ok('settlement.list', {}, manager)
    expect(items).toMatchObject([{ month: '2026-10', state: 'draft', lines: 6 }])
    expect(items[0]?.flagged).toBeGreaterThan(0)
    const clerk = accountKeyOf(world.services.vault, 'staff', 'clerk')
    const waiting = await world.ok('results.waiting', {}, clerk)
    expect(waiting.items.some(({ late }) => !late)).toBe(true)
  } finally {
    await world.close()
  }
})
