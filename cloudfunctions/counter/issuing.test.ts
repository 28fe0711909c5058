// In a city that says which institutions issue vouchers, only their counters do; each role is a capability.
import { addPerson } from '../../test/people'
import { createWorld, type World } from '../../test/world'
import { lianyungang } from '../../catalog/lianyungang'
import type { InstitutionId, ProgrammeCode } from '../../types/schema'
import { bookingRoutes } from '../booking/routes'
import { evidenceRoutes } from '../evidence/routes'
import { factsChanged } from '../eligibility/changed'
import { voucherRoutes } from '../vouchers/routes'
import { counterRoutes } from './routes'

const programme = 'V_CONTRA' as ProgrammeCode
let world: World
beforeAll(async () => {
  world = await createWorld(
    { ...counterRoutes, ...evidenceRoutes, ...bookingRoutes, ...voucherRoutes },
    { city: lianyungang },
  )
})
afterAll(() => world.close())

test('a town issues, a general hospital does not, though it redeems what it can do', async () => {
  const town = await world.staff('clerk', { institutionId: '3207000006' })
  const hospital = await world.staff('clerk', { institutionId: '3207000004' })
  const person = await addPerson(world, { village: '320722002001' })
  await factsChanged(world.services, [person.id])
  const ask = { personId: person.id, programme }
  for (const clerk of [town, hospital])
    await world.ok('evidence.findByNumber', { name: person.name, number: person.number }, clerk)
  expect(await world.refused('counter.issue', ask, hospital)).toBe('SITE_NO_CAPABILITY')
  const { slip } = await world.ok('counter.issue', ask, town)
  expect(await world.refused('counter.replace', ask, hospital)).toBe('SITE_NO_CAPABILITY')
  expect(await world.refused('desk.redeem', { code: slip.code }, hospital)).toBe('SITE_NO_CAPABILITY')
  expect((await world.ok('desk.redeem', { code: slip.code }, town)).allowed).toBe(true)
})

test('its institutions are known by what they may do', async () => {
  const rolesOf = async (id: string) =>
    (await world.ok('institutions.get', { institutionId: id as InstitutionId }, null)).roles
  expect(await rolesOf('3207000006')).toEqual(['建卡发券机构'])
  expect(await rolesOf('3207000004')).toEqual([
    '筛查采血机构',
    '产前筛查机构',
    '先心筛查机构',
    '听力筛查机构',
  ])
  expect(await rolesOf('3207000001')).toContain('先心诊断机构')
})
