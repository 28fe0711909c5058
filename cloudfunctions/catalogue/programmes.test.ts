import type { LocalDate } from '../../types/schema'
import { createWorld, type World } from '../../test/world'
import { sql } from '../database/sql'
import { programmesInForce, publishedProgrammes } from './programmes'

let world: World
beforeAll(async () => {
  world = await createWorld({})
})
afterAll(() => world.close())

/** What a publication writes, from tomorrow. */
async function publishSuccessor(code: string, from: string): Promise<void> {
  await world.services.db.run(sql`
    insert into programme_version (code, version, region, ordinal, effective_from, effective_to, definition)
    select code, version + 1, region, ordinal, ${from}::date, null,
           definition || jsonb_build_object('version', version + 1, 'effectiveFrom', ${from}::text, 'title', '新的名称')
    from programme_version where code = ${code} order by version desc limit 1`)
}

const titleOn = async (code: string, day?: string): Promise<string | undefined> =>
  (await programmesInForce(world.services, day as LocalDate | undefined)).find(row => row.code === code)
    ?.title

test('a pack that was published is what is in force, in the order of its ordinals', async () => {
  const found = await programmesInForce(world.services)
  expect(found.map(({ code }) => code).sort()).toEqual(
    [...new Set(world.services.city.programmes.map(({ code }) => code))].sort(),
  )
  expect(found.map(({ ordinal }) => ordinal)).toEqual(
    found.map(({ ordinal }) => ordinal).sort((a, b) => a - b),
  )
})

test('a version that was published today holds from its first day on, and every older one stays readable', async () => {
  const before = await titleOn('V_PREMARITAL')
  await publishSuccessor('V_PREMARITAL', '2026-11-24')
  expect(await titleOn('V_PREMARITAL')).toBe(before)
  world.clock.set('2026-11-24', '00:00')
  expect(await titleOn('V_PREMARITAL')).toBe('新的名称')
  expect(await titleOn('V_PREMARITAL', '2026-11-23')).toBe(before)
  const versions = (await publishedProgrammes(world.services)).filter(({ code }) => code === 'V_PREMARITAL')
  expect(versions.map(({ title }) => title)).toEqual(expect.arrayContaining([before, '新的名称']))
})

test('a database without programmes is not remembered as empty', async () => {
  const services = { ...world.services, catalogue: { kept: null } }
  await world.services.db
    .tx(async db => {
      await db.run(sql`delete from programme_version`)
      expect(await publishedProgrammes({ ...services, db })).toEqual([])
      expect(services.catalogue.kept).toBeNull()
      throw new RangeError('roll back')
    })
    .catch((error: unknown) => expect(error).toBeInstanceOf(RangeError))
  expect((await publishedProgrammes(services)).length).toBeGreaterThan(0)
})
