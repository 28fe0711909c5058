import { cities, cityNames } from '../catalog/cities'
import { importPopulation } from '../cloudfunctions/people/import'
import { runCityPass } from '../cloudfunctions/eligibility/city-pass'
import { sql } from '../cloudfunctions/database/sql'
import type { LocalDate } from '../types/schema'
import { createWorld } from '../test/world'
import { seedNewborns } from './newborns'
import { populationOf } from './population'

const firstDay = '2026-11-23' as LocalDate

/** Entitled people by programme on the first day: a golden list that a change of a rule or a pack must explain. */
async function entitledIn(name: (typeof cityNames)[number]): Promise<Record<string, number>> {
  const city = cities[name]
  const world = await createWorld({}, { city, at: firstDay })
  try {
    const feeds = populationOf(city, firstDay)
    const { totals } = await importPopulation(world.services, feeds, { dryRun: false })
    expect(totals.created).toBeGreaterThan(2800)
    expect(await seedNewborns(world.services, feeds)).toBeGreaterThan(20)
    expect(await runCityPass(world.services)).toMatchObject({ state: 'done' })
    const counts: Record<string, number> = {}
    for (const { code, ordinal } of city.programmes) {
      const { people } = await world.services.db.one<{ people: number }>(
        sql`select count(*)::int as people from person_fact where eligible & ${String(1n << BigInt(ordinal))}::bigint <> 0`,
      )
      counts[code] = people
    }
    return counts
  } finally {
    await world.close()
  }
}

test.each(cityNames)('%s starts with its people, and finds these entitled', async name => {
  expect(await entitledIn(name)).toMatchSnapshot()
}, 60_000)
