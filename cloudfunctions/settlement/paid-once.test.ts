/** What could make an institution be paid twice, or keep what was taken back: merged records, late uploads, edges of a month. */
import { addCouple, addPerson } from '../../test/people'
import { createWorld, type World } from '../../test/world'
import type { InstitutionId, PersonId, ProgrammeCode, VoucherId } from '../../types/schema'
import { sql } from '../database/sql'
import { mergePeople } from '../people/duplicates/merge'
import { reversalRoutes, voucherRoutes } from '../vouchers/routes'
import { settlementRoutes } from './routes'

const premarital = { programme: 'V_PREMARITAL' as ProgrammeCode }
const hospital = '4205060001' as InstitutionId
const november = { institutionId: hospital, month: '2026-11' }
const december = { institutionId: hospital, month: '2026-12' }
let world: World
let clerk: string
let colleague: string
let manager: string
beforeEach(async () => {
  world = await createWorld({ ...voucherRoutes, ...reversalRoutes, ...settlementRoutes })
  clerk = await world.staff('clerk', { institutionId: hospital })
  colleague = await world.staff('clerk', { institutionId: hospital })
  manager = await world.staff('manager')
})
afterEach(() => world.close())

async function redeemed(): Promise<{ readonly voucherId: VoucherId; readonly wife: PersonId }> {
  const { wife } = await addCouple(world)
  const account = await world.accountOf(wife.id)
  const { voucherId } = await world.ok('vouchers.claim', premarital, account)
  const { typed } = await world.ok('vouchers.code', { voucherId }, account)
  await world.ok('desk.redeem', { code: typed }, clerk)
  return { voucherId, wife: wife.id }
}
/** Her record turns out to be a second one of somebody else, which stays. */
async function mergedInto(leave: PersonId): Promise<void> {
  const keep = await addPerson(world, { name: '程小满', birth: '1996-02-29' })
  await world.services.db.tx(tx =>
    mergePeople(
      { ...world.services, db: tx },
      { keep: keep.id, leave, accountKey: manager, reason: '同一人换领证件' },
    ),
  )
}
async function reverse(voucherId: VoucherId): Promise<void> {
  const { reversalId } = await world.ok('reversals.ask', { voucherId, reason: '核销时选错了人' }, clerk)
  await world.ok('reversals.decide', { reversalId, approve: true }, colleague)
}
const make = (month: string) => world.ok('settlement.make', { month }, manager)
const get = (which = november) => world.ok('settlement.get', which, manager)
async function settle(which: typeof november): Promise<void> {
  await world.ok('settlement.confirm', which, clerk)
  await world.ok('settlement.check', which, manager)
  await world.ok('settlement.settle', which, manager)
}
const flagsOf = async (which = november) =>
  (await world.ok('settlement.lines', { ...which, flagged: false }, manager)).items.map(line => line.flags)
const stepOf = async (voucherId: VoucherId): Promise<string | null> =>
  (
    await world.services.db.one<{ step: string | null }>(
      sql`select step from voucher where voucher_id = ${voucherId}`,
    )
  ).step

test('what was paid is not paid again after its holder was merged into another record', async () => {
  const { wife } = await redeemed()
  world.clock.set('2026-12-01')
  await make('2026-11')
  await settle(november)
  await mergedInto(wife)
  world.clock.set('2027-01-01')
  expect(await make('2026-12')).toEqual({ statements: 0, lines: 0 })
})

test('a merge between payment and reversal loses nothing: what was paid is taken back', async () => {
  world.clock.set('2026-11-29')
  const { voucherId, wife } = await redeemed()
  world.clock.set('2026-12-01')
  await make('2026-11')
  await settle(november)
  const paid = (await get()).settled
  await mergedInto(wife)
  await reverse(voucherId)
  world.clock.set('2027-01-01')
  expect(await make('2026-12')).toEqual({ statements: 1, lines: 1 })
  expect(await get(december)).toMatchObject({ open: -paid, held: 0 })
})

test('a merge between the statement and its settlement leaves the voucher settled', async () => {
  const { voucherId, wife } = await redeemed()
  world.clock.set('2026-12-01')
  await make('2026-11')
  await mergedInto(wife)
  await settle(november)
  expect((await get()).settled).toBeGreaterThan(0)
  expect(await stepOf(voucherId)).toBe('settled')
})

test('a reversal takes back the redemption of its own site, though another site uploads an earlier one later', async () => {
  world.clock.set('2026-11-28', '10:00')
  const { voucherId, wife } = await redeemed()
  world.clock.set('2026-12-01')
  await make('2026-11')
  await settle(november)
  const paid = (await get()).settled
  await reverse(voucherId)
  const { db, ids } = world.services
  await db.run(sql`
    insert into voucher_event (person_id, voucher_id, event_id, from_state, to_state, at, account_key, institution_id)
    values (${wife}, ${voucherId}, ${ids.next()}, 'claimed', 'redeemed', '2026-11-29T02:00:00Z', 'x', 4205060002)`)
  world.clock.set('2027-01-01')
  await make('2026-12')
  expect(await get(december)).toMatchObject({ open: -paid })
})

test('the last millisecond of a year is in its month, the next one is not', async () => {
  world.clock.set('2026-12-31', '23:59')
  const { voucherId } = await redeemed()
  const { db } = world.services
  await db.run(
    sql`update voucher_event set at = '2026-12-31T15:59:59.999Z' where voucher_id = ${voucherId} and to_state = 'redeemed'`,
  )
  world.clock.set('2027-01-01', '00:00')
  await redeemed()
  expect(await make('2026-12')).toEqual({ statements: 1, lines: 1 })
  const issued = await get(december)
  world.clock.set('2027-02-01')
  expect(await make('2027-01')).toEqual({ statements: 1, lines: 1 })
  expect(await get(december)).toEqual(issued)
})

test('a version that names no cost is held: nothing is known to pay yet', async () => {
  await redeemed()
  await world.services.db.run(
    sql`update programme_version set definition = definition - 'unitCost' where code = 'V_PREMARITAL'`,
  )
  world.clock.set('2026-12-01')
  await make('2026-11')
  expect((await flagsOf())[0]).toContain('no_cost')
  expect(await get()).toMatchObject({ lines: 1, flagged: 1, redeemed: 0, open: 0, held: 0 })
})

test('the same benefit counted twice is held, the first is paid', async () => {
  world.clock.set('2026-11-28', '10:00')
  const { voucherId, wife } = await redeemed()
  const { db, ids } = world.services
  await db.run(sql`
    insert into voucher_event (person_id, voucher_id, event_id, from_state, to_state, at, account_key, institution_id)
    values (${wife}, ${voucherId}, ${ids.next()}, 'claimed', 'redeemed', '2026-11-29T02:00:00Z', 'x', ${hospital})`)
  world.clock.set('2026-12-01')
  await make('2026-11')
  const [first, second] = (await world.ok('settlement.lines', { ...november, flagged: false }, manager)).items
  expect(first?.flags).not.toContain('double')
  expect(second?.flags).toContain('double')
  expect([first?.standing, second?.standing]).toEqual(['open', 'held'])
})

test('a price that has changed since is shown and paid as promised', async () => {
  await redeemed()
  const { db } = world.services
  const cost = (
    await db.one<{ cost: number }>(sql`
    select (definition->>'unitCost')::int as cost from programme_version where code = 'V_PREMARITAL' order by region desc limit 1`)
  ).cost
  await db.run(sql`
    insert into programme_version
    select (jsonb_populate_record(null::programme_version, to_jsonb(p) || jsonb_build_object('version', p.version + 1,
      'definition', p.definition || jsonb_build_object('version', p.version + 1, 'unitCost', ${cost + 100}::int)))).*
    from programme_version p where code = 'V_PREMARITAL'`)
  world.clock.set('2026-12-01')
  await make('2026-11')
  expect((await flagsOf())[0]).toContain('cost_changed')
  expect(await get()).toMatchObject({ open: cost, held: 0 })
})
