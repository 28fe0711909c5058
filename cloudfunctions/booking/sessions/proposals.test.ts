/** Registry days: proposed where the clinic would be shut, confirmed or declined by the clinic itself. */
import { createClinics, hospitalId, resetClinics, stationId } from '../../../test/clinic'
import type { World } from '../../../test/world'
import type { LocalDate } from '../../../types/schema'
import { openSlots } from '../open-slots'
import { sql } from '../../database/sql'

let world: World
let clerk: string
beforeAll(async () => {
  world = await createClinics()
  clerk = await world.staff('clerk', { institutionId: hospitalId })
})
afterAll(() => world.close())
beforeEach(() => resetClinics(world))

const days = async (as = clerk) =>
  (await world.ok('sessions.proposals', {}, as)).items.map(one => `${one.day} ${one.name}`)
const decide = (day: string, open: boolean) =>
  world.ok(
    'sessions.change',
    { change: { kind: 'site', day: day as LocalDate, open }, reason: '登记处开放' },
    clerk,
  )

test('weekends are proposed, a weekday with sessions is not', async () => {
  expect(await days()).toEqual(['2027-02-14 2月14日', '2027-08-08 七夕'])
  // Open on Tuesdays only: a Thursday is proposed too.
  const station = await world.staff('clerk', { institutionId: stationId })
  expect(await days(station)).toEqual(['2027-02-14 2月14日', '2027-05-20 5月20日', '2027-08-08 七夕'])
})

test('confirmed it opens as a Monday once it can be booked; declined it is not proposed again', async () => {
  await decide('2027-02-14', true)
  await decide('2027-08-08', false)
  expect(await days()).toEqual([])
  world.clock.set('2027-01-10')
  await openSlots(world.services)
  const rows = await world.services.db.many<{ starts: string }>(
    sql`select starts from slot where institution_id = ${hospitalId} and service = 'premarital_check' and day = '2027-02-14' order by starts`,
  )
  expect(rows.map(row => row.starts)).toEqual(['08:00', '14:00'])
})

test('a site without premarital checks has none', async () => {
  await world.services.db.run(
    sql`update institution set capabilities = '{antenatal}' where institution_id = ${stationId}`,
  )
  expect(await days(await world.staff('clerk', { institutionId: stationId }))).toEqual([])
})
