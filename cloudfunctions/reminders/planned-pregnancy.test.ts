/** Who plans a pregnancy is told what comes before it, and nothing once the plan is over. */
import { addPerson } from '../../test/people'
import { recordingSenders } from '../../test/senders'
import { createWorld, type World } from '../../test/world'
import type { LocalDate } from '../../types/schema'
import { sql } from '../database/sql'
import { addDays } from '../eligibility/rules/calendar'
import { evidenceRoutes } from '../evidence/routes'
import { runReminders } from '../functions/reminders/main'
import { identityRoutes } from '../identity/routes'
import { pregnancyRoutes } from '../pregnancy/routes'

const day = (text: string): LocalDate => text as LocalDate
const from = day('2026-11-23')
let world: World
beforeEach(async () => {
  world = await createWorld({ ...evidenceRoutes, ...identityRoutes, ...pregnancyRoutes })
})
afterEach(() => world.close())

async function planner() {
  const she = await addPerson(world)
  const account = await world.accountOf(she.id)
  await world.ok('identity.setConsent', { purpose: 'sms', granted: true }, account)
  await world.ok('declarations.plan', { plansPregnancyOn: day('2027-06-01') }, account)
  return { ...she, account }
}
/** The stages that were told, day by day at noon. */
async function told(days: number, on: LocalDate = from): Promise<string[]> {
  const { senders } = recordingSenders(() => world.clock.now())
  for (let i = 0; i < days; i++) {
    world.clock.set(addDays(on, i), '12:00')
    await runReminders(world.services, senders)
  }
  const rows = await world.services.db.many<{ stage: string; opens_on: string }>(
    sql`select stage, opens_on from reminder where course = 'plan' and state = 'sent' order by due_on`,
  )
  return rows.map(row => `${row.stage} ${row.opens_on}`)
}

test('the check from 180 days before, the folic acid from 90 days before, each once', async () => {
  await planner()
  expect(await told(140)).toEqual(['PRE_CONCEPT_CHECK 2026-12-03', 'PRE_FOLIC 2027-03-03'])
})

test('a plan that is put off by months is told again in its time, one that moves by days is not', async () => {
  const { account } = await planner()
  expect(await told(14)).toEqual(['PRE_CONCEPT_CHECK 2026-12-03'])
  await world.ok('declarations.plan', { plansPregnancyOn: day('2027-06-04') }, account)
  expect(await told(20, day('2026-12-07'))).toEqual(['PRE_CONCEPT_CHECK 2026-12-03'])
  await world.ok('declarations.plan', { plansPregnancyOn: day('2027-09-01') }, account)
  expect(await told(110, day('2026-12-27'))).toEqual([
    'PRE_CONCEPT_CHECK 2026-12-03',
    'PRE_CONCEPT_CHECK 2027-03-05',
  ])
})

test('who takes it back, or is pregnant, is told nothing', async () => {
  const one = await planner()
  const other = await planner()
  world.clock.set('2026-12-02', '12:00')
  await runReminders(world.services, { wechat: null, sms: null })
  await world.ok('declarations.plan', { plansPregnancyOn: null }, one.account)
  await world.ok('pregnancy.register', { lmp: day('2026-11-01') }, other.account)
  expect(await told(10, day('2026-12-03'))).toEqual([])
})
