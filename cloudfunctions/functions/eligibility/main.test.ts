import { addCouple } from '../../../test/people'
import { createWorld, type World } from '../../../test/world'
import type { ProgrammeCode } from '../../../types/schema'
import { sql } from '../../database/sql'
import { addDays } from '../../eligibility/rules/calendar'
import { voucherRoutes } from '../../vouchers/routes'
import { runEligibility } from './main'

let world: World
beforeAll(async () => {
  world = await createWorld(voucherRoutes)
})
afterAll(() => world.close())

test('a voucher that ran out yesterday is gone before the pass decides, so the couple is entitled again the same night', async () => {
  const { wife, husband } = await addCouple(world)
  const { db } = world.services
  const programme = 'V_PREMARITAL' as ProgrammeCode
  const { validUntil } = await world.ok('vouchers.claim', { programme }, await world.accountOf(wife.id))
  const entitled = () =>
    db.many(sql`select person_id from person_fact where eligible & 1 = 1 order by person_id`)
  expect(await entitled()).toEqual([])
  world.clock.set(addDays(validUntil, 1), '02:00')
  expect(await runEligibility(world.services)).toMatchObject({
    expired: 1,
    pass: { state: 'done', people: 2 },
  })
  expect(await entitled()).toEqual([{ person_id: wife.id }, { person_id: husband.id }])
  expect(await runEligibility(world.services)).toMatchObject({
    expired: 0,
    pass: { changed: 0, messages: 0 },
  })
})
