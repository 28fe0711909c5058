import fc from 'fast-check'
import { addCouple, addPerson } from '../../test/people'
import { recordingSenders } from '../../test/senders'
import { createWorld, type World } from '../../test/world'
import type { CoupleId, PersonId, ProgrammeCode, VoucherId } from '../../types/schema'
import { sql } from '../database/sql'
import { factsChanged } from '../eligibility/changed'
import { identityRoutes } from '../identity/routes'
import { dispatchDue } from '../reminders/dispatch'
import { closeVouchers } from './close'
import { expireVouchers } from './expire'
import { passPlacesOn } from './places'
import { placeRoutes, voucherRoutes } from './routes'
import { coupleSubject } from './rules/subject'

const programme = 'V_CONTRA' as ProgrammeCode
let world: World
beforeAll(async () => {
  world = await createWorld({ ...voucherRoutes, ...placeRoutes, ...identityRoutes }, { connections: 4 })
})
afterAll(() => world.close())
beforeEach(async () => {
  world.clock.set('2026-11-23')
  await world.services.db.script(
    `truncate outbox, message, voucher_waiting, voucher cascade; update quota set used = 0, total = 1`,
  )
})

async function resident(): Promise<{ id: PersonId; account: string }> {
  const { id } = await addPerson(world)
  await factsChanged(world.services, [id])
  const account = await world.accountOf(id)
  await world.ok('identity.setConsent', { purpose: 'sms', granted: true }, account)
  return { id, account }
}
const claim = (account: string) => world.ok('vouchers.claim', { programme }, account)
const wait = (account: string) => world.ok('places.wait', { programme }, account)
const place = async (account: string) => (await world.ok('places.mine', {}, account)).items[0]
const pass = () => passPlacesOn(world.services)
const used = async (): Promise<number> =>
  (
    await world.services.db.one<{ used: number }>(
      sql`select used from quota where programme = ${programme} and period = '2026'`,
    )
  ).used
const raise = (total: number) =>
  world.services.db.run(sql`update quota set total = ${total} where programme = ${programme}`)
async function full(): Promise<{ account: string; voucherId: VoucherId }> {
  const { account } = await resident()
  return { account, voucherId: (await claim(account)).voucherId }
}

test('who meets a used-up budget waits in order; a freed place is held for the first and nobody else', async () => {
  await full()
  const [a, b, c] = [await resident(), await resident(), await resident()]
  expect(await world.refused('vouchers.claim', { programme }, a.account)).toBe('QUOTA_YEAR')
  expect(await wait(a.account)).toEqual({ voucher: null, ahead: 0 })
  expect(await wait(b.account)).toEqual({ voucher: null, ahead: 1 })
  expect(await world.refused('places.wait', { programme }, b.account)).toBe('ALREADY_WAITING')
  world.clock.set('2026-12-24')
  await expireVouchers(world.services)
  // Free, and not for who comes now: two wait.
  expect(await used()).toBe(0)
  expect(await world.refused('vouchers.claim', { programme }, c.account)).toBe('QUOTA_YEAR')
  expect(await pass()).toBe(1)
  expect(await pass()).toBe(0)
  expect(await used()).toBe(1)
  expect(await place(a.account)).toMatchObject({ ahead: 0, heldUntil: '2026-12-26T02:00:00.000Z' })
  expect(await place(b.account)).toMatchObject({ ahead: 0, heldUntil: null })
  expect(await world.refused('vouchers.claim', { programme }, b.account)).toBe('QUOTA_YEAR')
  expect((await claim(a.account)).state).toBe('claimed')
  expect(await used()).toBe(1)
  expect(await place(a.account)).toBeUndefined()
})

test('it is told once, by its title; a place that nobody took in two days passes on', async () => {
  await full()
  const [a, b] = [await resident(), await resident()]
  await wait(a.account)
  await wait(b.account)
  await raise(2)
  await pass()
  world.clock.set('2026-11-23', '11:00')
  const channel = recordingSenders(() => world.clock.now())
  await dispatchDue(world.services, channel.senders)
  expect(channel.sent.map(letter => letter.text)).toEqual([
    '您登记等候的「免费避孕药具」有了名额,已为您保留,请尽快登录小程序领取。',
  ])
  world.clock.set('2026-11-25', '10:01')
  expect(await pass()).toBe(1)
  expect(await place(a.account)).toBeUndefined()
  expect((await place(b.account))?.heldUntil).not.toBeNull()
  expect(await used()).toBe(2)
  await world.ok('places.leave', { programme }, b.account)
  expect(await used()).toBe(1)
  expect(await world.refused('places.leave', { programme }, b.account)).toBe('NOT_FOUND')
  // Nobody waits any more: the place is for whoever comes.
  expect((await claim(a.account)).state).toBe('claimed')
})

test('with a place after all it is claimed at once; who is not entitled does not wait', async () => {
  const { account } = await resident()
  const made = await wait(account)
  expect(made.voucher?.state).toBe('claimed')
  expect(await world.refused('places.wait', { programme }, account)).toBe('ALREADY_CLAIMED')
  const young = await addPerson(world, { birth: '2015-01-01' })
  await factsChanged(world.services, [young.id])
  expect(await world.refused('places.wait', { programme }, await world.accountOf(young.id))).toBe(
    'NOT_ELIGIBLE',
  )
})

test('whose union has ended waits no more; who is not entitled any more is passed over; neither is told', async () => {
  const couples = 'V_PREMARITAL' as ProgrammeCode
  await world.services.db.run(sql`update quota set total = 0`)
  const { wife, coupleId } = await addCouple(world)
  const hers = await world.accountOf(wife.id)
  await world.ok('places.wait', { programme: couples }, hers)
  const away = await resident()
  const next = await resident()
  for (const { account } of [away, next]) await wait(account)
  await closeVouchers(world.services, wife.id, coupleSubject(coupleId as CoupleId), 'couple_ended')
  await world.services.db.run(sql`update person set moved_out_on = '2026-11-01' where person_id = ${away.id}`)
  await factsChanged(world.services, [away.id])
  await world.services.db.run(sql`update quota set total = 1`)
  expect(await pass()).toBe(1)
  for (const account of [hers, away.account])
    expect((await world.ok('places.mine', {}, account)).items).toEqual([])
  expect((await place(next.account))?.heldUntil).not.toBeNull()
  const told = await world.services.db.many<{ person_id: string }>(sql`select person_id from message`)
  expect(told.map(row => row.person_id)).toEqual([next.id])
})

test('two timers at the same moment, and a claim beside them, give one place once', async () => {
  await full()
  const people = await Promise.all(Array.from({ length: 4 }, () => resident()))
  for (const { account } of people) await wait(account)
  const late = await resident()
  await raise(3)
  const [a, b] = await Promise.all([
    pass(),
    pass(),
    world.call('vouchers.claim', { programme }, late.account),
  ])
  expect(a + b).toBe(2)
  expect(await used()).toBe(3)
  const held = await Promise.all(
    people.map(async ({ account }) => (await place(account))?.heldUntil !== null),
  )
  expect(held).toEqual([true, true, false, false])
})

test('a year that is over ends its lines', async () => {
  await full()
  const { account } = await resident()
  await wait(account)
  world.clock.set('2027-01-02')
  await pass()
  expect(await place(account)).toBeUndefined()
  expect(await used()).toBe(1)
})

test('whatever people and the timer do in whatever order, places are counted once and first come is first held', async () => {
  const people = await Promise.all(Array.from({ length: 5 }, () => resident()))
  const step = fc.record({
    who: fc.nat(4),
    what: fc.constantFrom('claim', 'wait', 'leave', 'pass', 'later', 'raise', 'revoke'),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async steps => {
      world.clock.set('2026-11-23')
      await world.services.db.script(
        `truncate outbox, message, voucher_waiting, voucher cascade; update quota set used = 0, total = 1`,
      )
      for (const { who, what } of steps) {
        const account = people[who]?.account ?? ''
        if (what === 'claim') await world.call('vouchers.claim', { programme }, account)
        if (what === 'wait') await world.call('places.wait', { programme }, account)
        if (what === 'leave') await world.call('places.leave', { programme }, account)
        if (what === 'pass') await pass()
        if (what === 'later') world.clock.advance(30 * 3600)
        if (what === 'raise') await raise(2)
        if (what === 'revoke') {
          const row = await world.services.db.maybe<{ person_id: PersonId; subject: string }>(
            sql`select person_id, subject from voucher where state = 'claimed' limit 1`,
          )
          if (row) await closeVouchers(world.services, row.person_id, row.subject as never, 'couple_ended')
        }
        const { counted, held, vouchers } = await world.services.db.one<{
          counted: number
          held: number
          vouchers: number
        }>(sql`
          select (select used from quota where programme = ${programme} and period = '2026') as counted,
                 (select count(*) from voucher_waiting where state = 'held')::int as held,
                 (select count(*) from voucher where state in ('claimed', 'redeemed'))::int as vouchers`)
        expect(counted).toBe(held + vouchers)
      }
      await pass()
      const { skipped } = await world.services.db.one<{ skipped: number }>(sql`
        select count(*)::int as skipped from voucher_waiting h join voucher_waiting w
          on h.state = 'held' and w.state = 'waiting' and (w.joined_at, w.waiting_id) < (h.joined_at, h.waiting_id)`)
      expect(skipped).toBe(0)
      const { idle } = await world.services.db.one<{ idle: boolean }>(sql`
        select q.used < q.total and exists (select 1 from voucher_waiting where state = 'waiting') as idle
        from quota q where programme = ${programme} and period = '2026'`)
      expect(idle).toBe(false)
    }),
    { numRuns: 25 },
  )
})
