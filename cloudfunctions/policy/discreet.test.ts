/** A rule tried on the city is no way to learn something of a person (domain F3). */
import { addPerson } from '../../test/people'
import { createWorld, type World } from '../../test/world'
import type { ProgrammeCode } from '../../types/schema'
import { sql } from '../database/sql'
import { factsChanged } from '../eligibility/changed'
import { policyRoutes } from './routes'

let world: World
beforeAll(async () => {
  world = await createWorld(policyRoutes)
})
afterAll(() => world.close())

async function rehearsed(condition: object) {
  const manager = await world.staff('manager')
  const { draftId } = await world.ok(
    'policy.draft.start',
    { programme: 'V_CANCER' as ProgrammeCode },
    manager,
  )
  const { definition } = await world.ok('policy.draft.get', { draftId }, manager)
  const rule = { is: 'all', of: [{ is: 'alive' }, condition, { is: 'unheld' }, { is: 'unused' }] }
  await world.ok('policy.draft.save', { draftId, revision: 1, definition: { ...definition, rule } }, manager)
  return world.ok('policy.rehearse', { draftId }, manager)
}

test('who is certified, has a result or a paper is no sample, and no place with fewer than ten is named', async () => {
  const { db } = world.services
  for (let i = 0; i < 12; i++) {
    const village = i === 0 ? '420506009001' : '420506001001'
    const { id } = await addPerson(world, { birth: '1999-01-01', village })
    await db.run(
      sql`insert into hardship (person_id, category, certified_on, source) values (${id}, 'low_income', '2026-01-01', 'x')`,
    )
    await factsChanged(world.services, [id])
  }
  const asked = await rehearsed({ is: 'hardship', anyOf: ['lowIncome'] })
  expect(asked).toMatchObject({ discreet: true, gained: 12, samples: [] })
  expect(asked.areas.map(({ gained }) => gained)).toEqual([11])
  const open = await rehearsed({ is: 'age', on: 'today', min: 20, max: 30 })
  expect(open.discreet).toBe(false)
  expect(open.samples.length).toBeGreaterThan(0)
  expect(open.areas).toHaveLength(2)
})
