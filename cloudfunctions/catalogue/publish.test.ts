import { yiling } from '../../catalog/yiling'
import { createWorld, type World } from '../../test/world'
import { sql } from '../database/sql'
import { publishCity } from './publish'

let world: World
beforeAll(async () => {
  world = await createWorld({})
})
afterAll(() => world.close())

const count = async (table: string): Promise<number> =>
  (
    await world.services.db.one<{ n: number }>({
      text: `select count(*)::int as n from ${table}`,
      values: [],
      name: `n_${table.replaceAll(' ', '_')}`,
    })
  ).n

test('what left the pack is closed: holidays, sessions and institutions; programme versions stay', async () => {
  const { db } = world.services
  const before = { versions: await count('programme_version'), sessions: await count('session_template') }
  const [first, ...others] = yiling.institutions
  if (first === undefined) throw new Error('an empty pack')
  const smaller = { ...yiling, holidays: yiling.holidays.slice(1), institutions: others, programmes: [] }
  await publishCity(db, smaller)
  expect(await count('holiday')).toBe(yiling.holidays.length - 1)
  expect(await count('session_template')).toBeLessThan(before.sessions)
  expect(
    await db.one(sql`select active from institution where institution_id = ${first.id}::bigint`),
  ).toEqual({ active: false })
  expect(await count('programme_version')).toBe(before.versions)
  await publishCity(db, yiling)
  expect(await count('session_template')).toBe(before.sessions)
  expect(
    await db.one(sql`select active from institution where institution_id = ${first.id}::bigint`),
  ).toEqual({ active: true })
})

test('a published version that the pack has changed is refused: a change is a new version', async () => {
  const programmes = yiling.programmes.map(p => (p.code === 'V_FOLIC' ? { ...p, title: '改过的名称' } : p))
  await expect(publishCity(world.services.db, { ...yiling, programmes })).rejects.toThrow('V_FOLIC version 1')
})
