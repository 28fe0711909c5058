/** Monthly statements: made once, confirmed by the clinic, checked by another, settled for good. */
import fc from 'fast-check'
import { addCouple } from '../../test/people'
import { createWorld, type World } from '../../test/world'
import type { InstitutionId, ProgrammeCode, VoucherId } from '../../types/schema'
import { ConstraintError } from '../database/driver-error'
import { sql } from '../database/sql'
import { reversalRoutes, voucherRoutes } from '../vouchers/routes'
import { settlementRoutes } from './routes'

const premarital = { programme: 'V_PREMARITAL' as ProgrammeCode }
const hospital = '4205060001' as InstitutionId
const november = { institutionId: hospital, month: '2026-11' }
const december = { institutionId: hospital, month: '2026-12' }
const why = '核销时选错了人'
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

async function redeemed(): Promise<VoucherId> {
  const { wife } = await addCouple(world)
  const account = await world.accountOf(wife.id)
  const { voucherId } = await world.ok('vouchers.claim', premarital, account)
  const { typed } = await world.ok('vouchers.code', { voucherId }, account)
  await world.ok('desk.redeem', { code: typed }, clerk)
  return voucherId
}
async function reverse(voucherId: VoucherId): Promise<void> {
  const { reversalId } = await world.ok('reversals.ask', { voucherId, reason: why }, clerk)
  await world.ok('reversals.decide', { reversalId, approve: true }, colleague)
}
const make = (month: string) => world.ok('settlement.make', { month }, manager)
const get = (which = november) => world.ok('settlement.get', which, manager)
async function settle(which: typeof november): Promise<void> {
  await world.ok('settlement.confirm', which, clerk)
  await world.ok('settlement.check', which, manager)
  await world.ok('settlement.settle', which, manager)
}
const cost = async (): Promise<number> =>
  (
    await world.services.db.one<{ cost: number }>(
      sql`select (definition->>'unitCost')::int as cost from programme_version where code = 'V_PREMARITAL' order by region desc limit 1`,
    )
  ).cost

test('a month is made when it is over, once, from what was redeemed; the steps follow one another', async () => {
  await redeemed()
  await redeemed()
  expect(await world.refused('settlement.make', { month: '2026-11' }, manager)).toBe('MONTH_NOT_OVER')
  world.clock.set('2026-12-01', '00:00')
  expect(await make('2026-11')).toEqual({ statements: 1, lines: 2 })
  expect(await make('2026-11')).toEqual({ statements: 0, lines: 0 })
  const due = 2 * (await cost())
  expect(due).toBeGreaterThan(0)
  expect(await get()).toMatchObject({
    state: 'draft',
    lines: 2,
    redeemed: due,
    open: due,
    held: 0,
    settled: 0,
  })
  expect(await world.refused('settlement.check', november, manager)).toBe('STATEMENT_STATE')
  await world.ok('settlement.dispute', { ...november, reason: '少计了一次核销' }, clerk)
  expect(await get()).toMatchObject({ state: 'disputed', dispute: '少计了一次核销' })
  expect(await world.refused('settlement.confirm', november, clerk)).toBe('STATEMENT_STATE')
  await world.ok('settlement.reopen', november, manager)
  expect(await get()).toMatchObject({ state: 'draft', dispute: null })
  await settle(november)
  expect(await get()).toMatchObject({ state: 'settled', redeemed: due, settled: due, held: 0, open: 0 })
  expect(await world.refused('settlement.settle', november, manager)).toBe('STATEMENT_STATE')
  expect((await get()).programmes).toMatchObject([{ programme: 'V_PREMARITAL', lines: 2, amount: due }])
})

test('a redemption that was reversed after its settlement is a negative line of the next month', async () => {
  world.clock.set('2026-11-29')
  const voucherId = await redeemed()
  world.clock.set('2026-12-01')
  await make('2026-11')
  await settle(november)
  const before = await get()
  await reverse(voucherId)
  world.clock.set('2027-01-01')
  expect(await make('2026-12')).toEqual({ statements: 1, lines: 1 })
  expect(await get()).toEqual(before)
  expect(await get(december)).toMatchObject({ redeemed: -(await cost()), open: -(await cost()) })
  await settle(december)
  expect(await get(december)).toMatchObject({ settled: -(await cost()), held: 0 })
})

test('reversed before its statement was made: held, and its reversal takes nothing back', async () => {
  world.clock.set('2026-11-29')
  const voucherId = await redeemed()
  world.clock.set('2026-12-02')
  await reverse(voucherId)
  await make('2026-11')
  const { items } = await world.ok('settlement.lines', { ...november, flagged: true }, clerk)
  expect(items).toMatchObject([
    { kind: 'redemption', flags: ['reversed', 'no_appointment'], standing: 'held' },
  ])
  await settle(november)
  world.clock.set('2027-01-01')
  await make('2026-12')
  await settle(december)
  const [first, second] = [await get(), await get(december)]
  expect([first.settled, second.settled, first.held + second.held]).toEqual([0, 0, 0])
})

test('differences are found, keep the money back, and a manager decides with a reason', async () => {
  await redeemed()
  const { db } = world.services
  await db.run(
    sql`update voucher set valid_from = '2026-10-01', valid_until = '2026-11-01', window_until = '2026-11-01'`,
  )
  await db.run(sql`update institution set capabilities = '{}' where institution_id = ${hospital}`)
  world.clock.set('2026-12-01')
  await make('2026-11')
  const [line] = (await world.ok('settlement.lines', { ...november, flagged: true }, manager)).items
  expect(line?.flags).toEqual(['outside_window', 'capability_ended', 'no_appointment'])
  expect(await get()).toMatchObject({ flagged: 1, held: await cost(), open: 0 })
  const eventId = line?.eventId ?? ''
  const decision = { ...november, eventId, pay: true, reason: '已核实,当日系统补录' }
  expect(await world.refused('settlement.decide', { ...decision, month: '2026-10' }, manager)).toBe(
    'NOT_FOUND',
  )
  expect(await world.ok('settlement.decide', decision, manager)).toEqual({ standing: 'open' })
  await world.ok('settlement.confirm', november, clerk)
  await world.ok('settlement.check', november, manager)
  expect(await world.refused('settlement.decide', { ...decision, pay: false }, manager)).toBe(
    'STATEMENT_STATE',
  )
  await world.ok('settlement.settle', november, manager)
  expect(await get()).toMatchObject({ settled: await cost(), held: 0 })
})

const flagsOf = async () =>
  (await world.ok('settlement.lines', { ...november, flagged: true }, manager)).items.map(line => [
    line.flags,
    line.standing,
  ])

test('the same benefit counted twice is held once: the first of the two is paid', async () => {
  const voucherId = await redeemed()
  const { db, ids } = world.services
  world.clock.advance(60)
  const second = ids.next<VoucherId>()
  await db.run(sql`
    insert into voucher
    select (jsonb_populate_record(v, jsonb_build_object('voucher_id', ${second}::bigint, 'state', 'expired', 'redeemed_at', null,
      'redeemed_institution_id', null, 'code_index', 'x'))).* from voucher v where voucher_id = ${voucherId}`)
  await db.run(sql`
    insert into voucher_event (person_id, voucher_id, event_id, from_state, to_state, at, account_key, institution_id)
    select person_id, voucher_id, ${ids.next()}, 'claimed', 'redeemed', ${world.clock.now()}, 'x', ${hospital} from voucher where voucher_id = ${second}`)
  world.clock.set('2026-12-01')
  expect(await make('2026-11')).toEqual({ statements: 1, lines: 2 })
  expect(await flagsOf()).toEqual([
    [['no_appointment'], 'open'],
    [['double', 'no_appointment'], 'held'],
  ])
  expect(await get()).toMatchObject({ held: await cost(), open: await cost() })
})

test('a version without a cost holds the line; another price on the day is shown and paid as it was promised', async () => {
  const { db } = world.services
  const promised = await cost()
  const { wife } = await addCouple(world)
  const account = await world.accountOf(wife.id)
  const { voucherId } = await world.ok('vouchers.claim', premarital, account)
  await db.run(sql`
    insert into programme_version (code, version, region, ordinal, effective_from, definition)
    select code, version + 1, region, ordinal, '2026-11-25',
           definition || jsonb_build_object('version', version + 1, 'effectiveFrom', '2026-11-25', 'unitCost', ${promised + 100}::int)
    from programme_version where code = 'V_PREMARITAL'`)
  world.clock.set('2026-11-26')
  const { typed } = await world.ok('vouchers.code', { voucherId }, account)
  await world.ok('desk.redeem', { code: typed }, clerk)
  world.clock.set('2026-12-01')
  await make('2026-11')
  expect(await flagsOf()).toEqual([[['no_appointment', 'cost_changed'], 'open']])
  expect(await get()).toMatchObject({ open: promised, held: 0 })
  await db.run(
    sql`update programme_version set definition = definition - 'unitCost' where code = 'V_PREMARITAL'`,
  )
  world.clock.set('2026-12-02')
  await redeemed()
  world.clock.set('2027-01-01')
  await make('2026-12')
  const { items } = await world.ok('settlement.lines', { ...december, flagged: true }, manager)
  expect(items).toMatchObject([{ flags: ['no_cost', 'no_appointment'], standing: 'held', amount: 0 }])
  await settle(november)
  expect(await get()).toMatchObject({ settled: promised })
})

test('the last millisecond of the year belongs to December, the next one to January', async () => {
  world.clock.set('2026-12-31', '23:59')
  world.clock.advance(59.999)
  await redeemed()
  world.clock.advance(0.001)
  await redeemed()
  expect(await make('2026-12')).toEqual({ statements: 1, lines: 1 })
  world.clock.set('2027-02-01')
  expect(await make('2027-01')).toEqual({ statements: 1, lines: 1 })
})

test('months settle in their order', async () => {
  await redeemed()
  world.clock.set('2026-12-05')
  await redeemed()
  world.clock.set('2027-01-01')
  await make('2026-11')
  await make('2026-12')
  await world.ok('settlement.confirm', december, clerk)
  await world.ok('settlement.check', december, manager)
  expect(await world.refused('settlement.settle', december, manager)).toBe('STATEMENT_ORDER')
  await settle(november)
  await world.ok('settlement.settle', december, manager)
  expect((await world.ok('settlement.list', {}, clerk)).items.map(one => one.month)).toEqual([
    '2026-12',
    '2026-11',
  ])
  expect((await world.ok('settlement.list', { month: '2026-11' }, manager)).items).toHaveLength(1)
})

test('only of the own institution or division; whoever may not settle cannot', async () => {
  await redeemed()
  world.clock.set('2026-12-01')
  const farManager = await world.staff('manager', { region: '420583' })
  expect(await world.ok('settlement.make', { month: '2026-11' }, farManager)).toEqual({
    statements: 0,
    lines: 0,
  })
  await make('2026-11')
  const elsewhere = await world.staff('clerk', { institutionId: '4205060002' })
  for (const who of [elsewhere, farManager]) {
    expect((await world.ok('settlement.list', {}, who)).items).toEqual([])
    expect(await world.refused('settlement.get', november, who)).toBe('NOT_FOUND')
    expect(await world.refused('settlement.lines', { ...november, flagged: false }, who)).toBe('NOT_FOUND')
  }
  expect(await world.refused('settlement.confirm', november, elsewhere)).toBe('NOT_FOUND')
  expect(await world.refused('settlement.confirm', november, manager)).toBe('FORBIDDEN')
  expect(await world.refused('settlement.settle', november, clerk)).toBe('FORBIDDEN')
  expect(await world.refused('settlement.list', {}, await world.staff('health_worker'))).toBe('FORBIDDEN')
})

test('the one who confirmed, a manager by now, does not check; the database refuses it too', async () => {
  await redeemed()
  world.clock.set('2026-12-01')
  await make('2026-11')
  await world.ok('settlement.confirm', november, clerk)
  const { db, clock } = world.services
  await db.run(sql`update staff set role = 'manager' where account_key = ${clerk}`)
  expect(await world.refused('settlement.check', november, clerk)).toBe('STATEMENT_SAME_PERSON')
  await expect(
    db.run(
      sql`update settlement_statement set state = 'checked', checked_by = confirmed_by, checked_at = ${clock.now()}`,
    ),
  ).rejects.toThrow(ConstraintError)
  const granted = await db.many(sql`
    select distinct c.relname, privilege_type from pg_class c cross join lateral aclexplode(c.relacl) a
    where c.relname in ('settlement_line', 'settlement_outcome', 'settlement_export') and privilege_type in ('UPDATE', 'DELETE', 'TRUNCATE')`)
  expect(granted).toEqual([])
})

test('the file has no full name, no formula, and is on record', async () => {
  await redeemed()
  world.clock.set('2026-12-01')
  await make('2026-11')
  const purpose = '送财务核对'
  const csv = await world.ok('settlement.export', { ...november, purpose, format: 'csv' }, clerk)
  const text = Buffer.from(csv.content, 'base64').toString('utf8')
  expect(text).toContain('2026-11-23')
  expect(text).toContain('*')
  expect(text).toContain(((await cost()) / 100).toFixed(2))
  expect(csv).toMatchObject({ rows: 1, next: null })
  const book = await world.ok('settlement.export', { ...november, purpose, format: 'xlsx' }, manager)
  expect(Buffer.from(book.content, 'base64').subarray(0, 2).toString()).toBe('PK')
  expect(await world.services.db.many(sql`select lines, purpose from settlement_export`)).toEqual([
    { lines: 1, purpose },
    { lines: 1, purpose },
  ])
})

test('whatever is redeemed, reversed and decided, the sums of every month reconcile and nothing is paid that was taken back', async () => {
  const price = await cost()
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom('redeem', 'redeem late', 'reverse', 'hold', 'pay'), {
        minLength: 3,
        maxLength: 8,
      }),
      async steps => {
        await world.services.db.script(
          'truncate settlement_outcome, settlement_decision, settlement_line, settlement_statement, voucher_reversal, voucher_event, voucher cascade',
        )
        const standing: VoucherId[] = []
        world.clock.set('2026-11-28')
        for (const step of steps) {
          if (step.startsWith('redeem')) {
            if (step === 'redeem late') world.clock.set('2026-12-03')
            standing.push(await redeemed())
          } else if (step === 'reverse') {
            const one = standing.pop()
            if (one) await reverse(one)
          }
        }
        const kept = standing.length
        world.clock.set('2027-01-01')
        await make('2026-11')
        await make('2026-12')
        let paid = 0
        for (const which of [november, december]) {
          const one = (await world.ok('settlement.list', { month: which.month }, manager)).items[0]
          if (!one) continue
          const { items } = await world.ok('settlement.lines', { ...which, flagged: false }, manager)
          const first = items.find(line => line.kind === 'redemption' && !line.flags.includes('reversed'))
          if (first && steps.includes('hold'))
            await world.ok(
              'settlement.decide',
              { ...which, eventId: first.eventId, pay: false, reason: '待核实材料' },
              manager,
            )
          const before = await get(which)
          expect(before.redeemed).toBe(before.settled + before.held + before.open)
          await settle(which)
          const after = await get(which)
          expect(after.redeemed).toBe(after.settled + after.held)
          expect(after.open).toBe(0)
          paid += after.settled
        }
        expect(paid).toBeLessThanOrEqual(kept * price)
        if (!steps.includes('hold')) expect(paid).toBe(kept * price)
      },
    ),
    { numRuns: 8 },
  )
}, 120_000)
