/** Medical aid asks what was paid oneself where no category held on the day that decides (domain B2, H51). */
import { addPerson } from '../../test/people'
import { createWorld, type World } from '../../test/world'
import type { LocalDate, ProgrammeCode } from '../../types/schema'
import { sql } from '../database/sql'
import { factsChanged } from '../eligibility/changed'
import { subsidyRoutes } from './routes'

const aid = 'S_HRP_AID' as ProgrammeCode
let world: World
let officer: string
beforeAll(async () => {
  world = await createWorld(subsidyRoutes)
  officer = await world.staff('health_worker', { region: '420506001000' })
})
afterAll(() => world.close())

test('without a category on that day what she paid herself decides; with one it is not asked', async () => {
  const aidPapers = ['身份证', '医院评估报告', '费用结算单', '本人银行卡']
  const seen = async (category: string, from: string) => {
    const her = await addPerson(world)
    const account = await world.accountOf(her.id)
    await world.services.db.run(sql`
      insert into hardship (person_id, category, certified_on, source) values (${her.id}, ${category}, ${from}, 'civil_affairs')`)
    await world.services.db.run(sql`
      insert into pregnancy (person_id, pregnancy_id, state, lmp, edd, dating_method, source, created_at)
      values (${her.id}, ${world.services.ids.next()}, 'ongoing', '2026-05-01', '2027-02-05', 'LMP', 'clinic', ${world.clock.now()})`)
    await factsChanged(world.services, [her.id])
    const { applicationId } = await world.ok(
      'subsidies.apply',
      {
        programme: aid,
        eventOn: '2026-11-01' as LocalDate,
        bankAccount: '6200000000001234',
        holder: her.name,
      },
      account,
    )
    const input = { applicationId, seen: aidPapers, amount: 100_000, holderChecked: false }
    return { input, checks: (await world.ok('subsidies.open', { applicationId }, officer)).checks }
  }
  const later = await seen('low_income', '2026-11-02')
  expect(later.checks.selfPayAbove).toBe(300_000)
  expect(await world.refused('subsidies.review', later.input, officer)).toBe('SUBSIDY_SELF_PAY')
  expect(await world.refused('subsidies.review', { ...later.input, selfPay: 300_000 }, officer)).toBe(
    'SUBSIDY_SELF_PAY',
  )
  await world.ok('subsidies.review', { ...later.input, selfPay: 300_001 }, officer)
  const before = await seen('disabled', '2026-01-01')
  expect(before.checks.selfPayAbove).toBeNull()
  await world.ok('subsidies.review', before.input, officer)
  expect(
    await world.services.db.many(
      sql`select self_pay::int from subsidy_application where programme = ${aid} order by application_id`,
    ),
  ).toEqual(expect.arrayContaining([{ self_pay: 300_001 }, { self_pay: null }]))
})
