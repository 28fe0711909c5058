import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { cities, cityNames } from '../catalog/cities'
import { importPopulation } from '../cloudfunctions/people/import'
import { runCityPass } from '../cloudfunctions/eligibility/city-pass'
import { sql } from '../cloudfunctions/database/sql'
import type { Services } from '../cloudfunctions/service/context'
import { createWorld } from '../test/world'
import { castOf } from './cast'
import { seedEvidence } from './evidence'
import { seedNewborns } from './newborns'
import { seedStaff } from './personas'
import { firstDay, populationOf } from './population'

/** Entitled people by programme on the first day: a golden list that a change of a rule or a pack must explain. */
async function entitledIn(name: (typeof cityNames)[number]): Promise<Record<string, number>> {
  const city = cities[name]
  const world = await createWorld({}, { city, at: firstDay })
  try {
    const feeds = populationOf(city, firstDay)
    const { totals } = await importPopulation(world.services, feeds, { dryRun: false })
    expect(totals.created).toBeGreaterThan(2800)
    expect(await seedNewborns(world.services, feeds)).toBeGreaterThan(20)
    expect(await seedEvidence(world.services)).toBeGreaterThan(8)
    expect(await runCityPass(world.services)).toMatchObject({ state: 'done' })
    const counts: Record<string, number> = {}
    for (const { code, ordinal } of city.programmes) {
      const bit = String(1n << BigInt(ordinal))
      const found = await world.services.db.one<{ people: number; most_to_review: boolean }>(sql`
        select (count(*) filter (where eligible & ${bit}::bigint <> 0))::int as people,
               2 * count(*) filter (where review & ${bit}::bigint <> 0) > count(*) as most_to_review
        from person_fact`)
      counts[code] = found.people
      // No programme may make most of a city a case for a human.
      expect([code, found.most_to_review]).toEqual([code, false])
    }
    await everybodyFor(world.services)
    return counts
  } finally {
    await world.close()
  }
}

/** Whom one can sign in as: four residents, two managers of the city, workers of a town and of a village. */
async function everybodyFor(services: Services): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'cast-'))
  try {
    const cast = await castOf(services, folder)
    const { family, ...others } = cast ?? {}
    expect(new Set(Object.values(others)).size).toBe(4)
    if (family !== undefined) expect(Object.values(others)).not.toContain(family)
  } finally {
    rmSync(folder, { recursive: true })
  }
  await seedStaff(services)
  const staff = await services.db.many<{ role: string; region: string }>(
    sql`select role, region::text as region from staff`,
  )
  const regions = (role: string) => staff.filter(row => row.role === role).map(({ region }) => region.length)
  expect(regions('manager')).toEqual([6, 6])
  expect(regions('health_worker').sort((a, b) => a - b)).toEqual([6, 9, 12])
}

test.each(cityNames)(
  '%s starts with its people, and finds these entitled',
  async name => {
    expect(await entitledIn(name)).toMatchSnapshot()
  },
  60_000,
)
