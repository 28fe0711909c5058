/** A redemption by mistake: asked for by one, decided by another, within seven days. */
import { addCouple, type Added } from '../../test/people'
import { createWorld, type World } from '../../test/world'
import type { ProgrammeCode, VoucherId } from '../../types/schema'
import { ConstraintError } from '../database/driver-error'
import { sql } from '../database/sql'
import { reversalRoutes, voucherRoutes } from './routes'

const premarital = { programme: 'V_PREMARITAL' as ProgrammeCode }
const hospital = '4205060001'
const why = '核销时选错了人'
let world: World
let clerk: string
let colleague: string
let manager: string
beforeEach(async () => {
  world = await createWorld({ ...voucherRoutes, ...reversalRoutes })
  clerk = await world.staff('clerk', { institutionId: hospital })
  colleague = await world.staff('clerk', { institutionId: hospital })
  manager = await world.staff('manager')
})
afterEach(() => world.close())

interface Redeemed {
  readonly wife: Added
  readonly account: string
  readonly voucherId: VoucherId
  readonly code: string
}
async function redeemed(): Promise<Redeemed> {
  const { wife } = await addCouple(world)
  const account = await world.accountOf(wife.id)
  const { voucherId } = await world.ok('vouchers.claim', premarital, account)
  const { typed } = await world.ok('vouchers.code', { voucherId }, account)
  await world.ok('desk.redeem', { code: typed }, clerk)
  return { wife, account, voucherId, code: typed }
}
const voucher = ({ voucherId, account }: Redeemed) => world.ok('vouchers.get', { voucherId }, account)
const placesUsed = async () =>
  (
    await world.services.db.one<{ used: number }>(
      sql`select coalesce(sum(used), 0)::int as used from quota where programme = 'V_PREMARITAL'`,
    )
  ).used

test('one asks, a colleague agrees: the voucher can be used again, once, and every step is kept', async () => {
  const one = await redeemed()
  const used = await placesUsed()
  const before = await world.ok('reversals.redeemed', {}, clerk)
  expect(before.items).toMatchObject([{ voucherId: one.voucherId, asked: false }])
  expect(JSON.stringify(before)).not.toContain(one.wife.name)
  const { reversalId } = await world.ok('reversals.ask', { voucherId: one.voucherId, reason: why }, clerk)
  expect((await world.ok('reversals.redeemed', {}, clerk)).items).toMatchObject([{ asked: true }])
  expect(await world.refused('reversals.ask', { voucherId: one.voucherId, reason: why }, colleague)).toBe(
    'REVERSAL_OPEN',
  )
  expect(await world.refused('reversals.decide', { reversalId, approve: true }, clerk)).toBe(
    'REVERSAL_SAME_PERSON',
  )
  expect((await voucher(one)).state).toBe('redeemed')
  const [waiting] = (await world.ok('reversals.list', {}, colleague)).items
  expect(waiting).toMatchObject({ reversalId, reason: why, mine: false })

  await world.ok('reversals.decide', { reversalId, approve: true }, colleague)
  expect(await voucher(one)).toMatchObject({ state: 'claimed', redeemed: null })
  expect(await placesUsed()).toBe(used)
  expect(await world.refused('reversals.decide', { reversalId, approve: true }, colleague)).toBe('NOT_FOUND')
  await world.ok('desk.redeem', { code: one.code }, clerk)
  expect(await world.refused('desk.redeem', { code: one.code }, clerk)).toBe('ALREADY_REDEEMED')
  const events = await world.services.db.many(sql`
    select from_state, to_state, reason from voucher_event where voucher_id = ${one.voucherId} order by event_id`)
  expect(events).toEqual([
    { from_state: null, to_state: 'claimed', reason: null },
    { from_state: 'claimed', to_state: 'redeemed', reason: null },
    { from_state: 'redeemed', to_state: 'claimed', reason: 'reversed' },
    { from_state: 'claimed', to_state: 'redeemed', reason: null },
  ])
  const trace = await world.services.db.many(
    sql`select action from audit where person_id = ${one.wife.id} and action like 'reversals.%' order by audit_id`,
  )
  expect(trace).toEqual([{ action: 'reversals.ask' }, { action: 'reversals.decide' }])
})

test('a manager may be the second; a refusal changes nothing, and it can be asked for again', async () => {
  const one = await redeemed()
  const { reversalId } = await world.ok('reversals.ask', { voucherId: one.voucherId, reason: why }, clerk)
  expect(await world.ok('reversals.decide', { reversalId, approve: false }, manager)).toEqual({
    state: 'refused',
  })
  expect((await voucher(one)).state).toBe('redeemed')
  await world.ok('reversals.ask', { voucherId: one.voucherId, reason: why }, clerk)
  expect((await world.ok('reversals.list', {}, manager)).items).toHaveLength(1)
})

test('seven days: later nobody can ask, and what was asked in time can only be refused', async () => {
  const [one, two] = [await redeemed(), await redeemed()]
  const { reversalId } = await world.ok('reversals.ask', { voucherId: one.voucherId, reason: why }, clerk)
  world.clock.set('2026-11-30', '09:59')
  expect((await world.ok('reversals.redeemed', {}, clerk)).items).toHaveLength(2)
  world.clock.set('2026-11-30', '10:01')
  expect((await world.ok('reversals.redeemed', {}, clerk)).items).toEqual([])
  expect(await world.refused('reversals.ask', { voucherId: two.voucherId, reason: why }, clerk)).toBe(
    'NOT_FOUND',
  )
  expect(await world.refused('reversals.decide', { reversalId, approve: true }, colleague)).toBe(
    'REVERSAL_LATE',
  )
  await world.ok('reversals.decide', { reversalId, approve: false }, colleague)
})

test('a voucher whose union has ended meanwhile closes instead, and its place is free', async () => {
  const one = await redeemed()
  const used = await placesUsed()
  const { reversalId } = await world.ok('reversals.ask', { voucherId: one.voucherId, reason: why }, clerk)
  await world.services.db.run(
    sql`update couple_member set ended_on = '2026-11-23' where person_id = ${one.wife.id} or partner_id = ${one.wife.id}`,
  )
  await world.ok('reversals.decide', { reversalId, approve: true }, colleague)
  const { state } = await world.services.db.one<{ state: string }>(
    sql`select state from voucher where voucher_id = ${one.voucherId}`,
  )
  expect(state).toBe('closed')
  expect(await placesUsed()).toBe(used - 1)
})

test('only of the own institution or division; other roles not at all', async () => {
  const one = await redeemed()
  const elsewhere = await world.staff('clerk', { institutionId: '4205060002' })
  const farManager = await world.staff('manager', { region: '420583' })
  const input = { voucherId: one.voucherId, reason: why }
  expect(await world.refused('reversals.ask', input, elsewhere)).toBe('NOT_FOUND')
  const { reversalId } = await world.ok('reversals.ask', input, clerk)
  for (const who of [elsewhere, farManager]) {
    expect((await world.ok('reversals.list', {}, who)).items).toEqual([])
    expect(await world.refused('reversals.decide', { reversalId, approve: true }, who)).toBe('NOT_FOUND')
  }
  for (const who of [await world.staff('health_worker'), one.account])
    expect(await world.refused('reversals.decide', { reversalId, approve: true }, who)).toBe('FORBIDDEN')
})

test('the database itself refuses one person as both, and two open requests', async () => {
  const one = await redeemed()
  const { reversalId } = await world.ok('reversals.ask', { voucherId: one.voucherId, reason: why }, clerk)
  const { db, clock } = world.services
  await expect(
    db.run(sql`
      update voucher_reversal set state = 'approved', decided_by = asked_by, decided_at = ${clock.now()} where reversal_id = ${reversalId}`),
  ).rejects.toThrow(ConstraintError)
  await expect(
    db.run(sql`
      insert into voucher_reversal (person_id, reversal_id, voucher_id, institution_id, redeemed_at, state, reason_sealed, asked_by, asked_at)
      select person_id, reversal_id + 1, voucher_id, institution_id, redeemed_at, state, reason_sealed, asked_by, asked_at
      from voucher_reversal where reversal_id = ${reversalId}`),
  ).rejects.toThrow(ConstraintError)
})
