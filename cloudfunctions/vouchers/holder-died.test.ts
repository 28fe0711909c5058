/** After a death nobody is reminded of what she or a child would have used, and nobody else can use it. */
import { addChild, childProgrammes } from '../../test/children'
import { addPerson } from '../../test/people'
import { recordingSenders } from '../../test/senders'
import { createWorld, type World } from '../../test/world'
import { yiling } from '../../catalog/yiling'
import type { PersonId, ProgrammeCode, VoucherId } from '../../types/schema'
import { sql } from '../database/sql'
import { identityRoutes } from '../identity/routes'
import { dispatchDue } from '../reminders/dispatch'
import { alertEnding } from './alert'
import { expireVouchers } from './expire'
import { voucherRoutes } from './routes'

const programme = 'V_TEST_HEARING' as ProgrammeCode
let world: World
let clerk: string
beforeAll(async () => {
  world = await createWorld(
    { ...voucherRoutes, ...identityRoutes },
    {
      city: {
        programmes: [...yiling.programmes, ...childProgrammes],
        quotas: [...yiling.quotas, { programme, year: 2026, total: 1000 }],
      },
    },
  )
  clerk = await world.staff('clerk', { institutionId: '4205060001' })
  await world.services.db.run(
    sql`update institution set capabilities = capabilities || array['V_TEST_HEARING'] where institution_id = 4205060001`,
  )
})
afterAll(() => world.close())

interface Held {
  readonly child: PersonId
  readonly account: string
  readonly voucherId: VoucherId
}
/** A child's voucher that ends in three days. */
async function held(): Promise<Held> {
  const mother = await addPerson(world)
  const child = await addChild(world, mother.id, '2026-11-01 08:15')
  const account = await world.accountOf(mother.id)
  await world.ok('identity.setConsent', { purpose: 'sms', granted: true }, account)
  const { voucherId } = await world.ok('vouchers.claim', { programme, child: child.id }, account)
  await world.services.db.run(
    sql`update voucher set valid_until = '2026-11-26' where voucher_id = ${voucherId}`,
  )
  return { child: child.id, account, voucherId }
}
const died = (person: PersonId) =>
  world.services.db.run(sql`update person set died_on = '2026-11-23' where person_id = ${person}`)
const alert = () => world.services.db.tx(tx => alertEnding({ ...world.services, db: tx }))
async function sent(): Promise<number> {
  world.clock.set('2026-11-23', '11:00')
  const channel = recordingSenders(() => world.clock.now())
  await dispatchDue(world.services, channel.senders)
  return channel.sent.length
}
beforeEach(async () => {
  world.clock.set('2026-11-23')
  await world.services.db.script('truncate outbox, message')
})

test('a mother is not told that the voucher of a child who died will end, though it was queued before', async () => {
  const { child } = await held()
  expect(await alert()).toBe(1)
  await died(child)
  expect(await sent()).toBe(0)
})

test('it is not queued after a death either; the living are told', async () => {
  const { child } = await held()
  await held()
  await died(child)
  expect(await alert()).toBe(1)
  expect(await sent()).toBe(1)
})

test('the night closes it, its place is free, and no desk takes it', async () => {
  // Those of the tests before.
  await expireVouchers(world.services)
  const { child, account, voucherId } = await held()
  const { typed } = await world.ok('vouchers.code', { voucherId }, account)
  const { db } = world.services
  const used = () =>
    db.one<{ used: number }>(sql`select used from quota where programme = ${programme} and period = '2026'`)
  const before = (await used()).used
  await died(child)
  await expireVouchers(world.services)
  expect((await used()).used).toBe(before - 1)
  await expireVouchers(world.services)
  expect((await used()).used).toBe(before - 1)
  expect(await world.refused('desk.redeem', { code: typed }, clerk)).toBe('VOUCHER_CLOSED')
  expect(
    await db.one(
      sql`select to_state, reason from voucher_event where voucher_id = ${voucherId} order by at desc, event_id desc limit 1`,
    ),
  ).toEqual({ to_state: 'closed', reason: 'holder_died' })
})
