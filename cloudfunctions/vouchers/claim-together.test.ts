import { addCouple, addPerson } from '../../test/people'
import { createWorld, type World } from '../../test/world'
import type { ProgrammeCode } from '../../types/schema'
import { sql } from '../database/sql'
import { factsChanged } from '../eligibility/changed'
import type { Routes } from '../service/context'
import { handle } from '../service/handle'
import { gathered } from '../service/together'
import { claimTogether } from './claim-together'
import { voucherRoutes } from './routes'

const contraceptives = 'V_CONTRA' as ProgrammeCode
const premarital = 'V_PREMARITAL' as ProgrammeCode

let world: World
let batches: number[]
/** The gateway's: all calls that wait together. */
let run: (programme: ProgrammeCode, account: string, key?: string) => Promise<string>
beforeAll(async () => {
  world = await createWorld(voucherRoutes, { connections: 8 })
  const writes = gathered({
    'vouchers.claim': (services, calls) => {
      batches.push(calls.length)
      return claimTogether(services, calls)
    },
  })
  let keys = 0
  run = async (programme, account, key = `claimed-${++keys}`) => {
    const request = { action: 'vouchers.claim', input: { programme }, key }
    // Only the room's own actions are called.
    const routes = voucherRoutes as unknown as Routes
    const reply = await handle(world.services, routes, request, account, writes)
    return reply.ok ? (reply.data as { voucherId: string }).voucherId : reply.error.code
  }
})
afterAll(() => world.close())
beforeEach(() => {
  batches = []
})

const isClaimed = (answer: string): boolean => /^\d+$/.test(answer)
async function people(count: number): Promise<string[]> {
  const added = []
  for (let i = 0; i < count; i++) added.push((await addPerson(world)).id)
  await factsChanged(world.services, added)
  return Promise.all(added.map(id => world.accountOf(id)))
}
async function leave(places: number): Promise<void> {
  await world.services.db.run(
    sql`update quota set total = used + ${places} where programme = ${contraceptives} and period = '2026'`,
  )
}
const books = () =>
  world.services.db.one<{ left: number; vouchers: number; used: number; events: number; holds: number }>(sql`
    select (select total - used from quota where programme = ${contraceptives} and period = '2026') as left,
           (select used from quota where programme = ${contraceptives} and period = '2026') as used,
           (select count(*)::int from voucher where programme = ${contraceptives}) as vouchers,
           (select count(*)::int from voucher_event join voucher using (person_id, voucher_id) where programme = ${contraceptives}) as events,
           (select count(*)::int from person_fact where holds & (1 << 9) <> 0) as holds`)

test('as many as the budget has are given, each with its event and its facts; the others hear that it is used up', async () => {
  await leave(4)
  const asking = await people(9)
  const answers = await Promise.all(asking.map(account => run(contraceptives, account)))
  expect(answers.filter(isClaimed)).toHaveLength(4)
  expect(answers.filter(answer => answer === 'QUOTA_YEAR')).toHaveLength(5)
  expect(batches.length).toBeLessThan(world.server ? 6 : 3)
  expect(await books()).toEqual({ left: 0, used: 4, vouchers: 4, events: 4, holds: 4 })
  const winner = asking[answers.findIndex(isClaimed)] ?? ''
  const [voucher] = (await world.ok('vouchers.mine', {}, winner)).items
  const direct = await world.ok('vouchers.get', { voucherId: voucher?.voucherId as never }, winner)
  expect(direct).toEqual(voucher)
})

test('what the batch answers is what the voucher says afterwards, and the same key answers it again', async () => {
  await leave(10)
  const [she = '', he = ''] = await people(2)
  const [hers, again, his] = await Promise.all([
    run(contraceptives, she, 'one-key-001'),
    run(contraceptives, she, 'one-key-001'),
    run(contraceptives, he),
  ])
  expect(again).toBe(hers)
  expect([hers, his].map(isClaimed)).toEqual([true, true])
  expect(await run(contraceptives, she)).toBe('ALREADY_CLAIMED')
  const kept = await world.ok('vouchers.claim', { programme: contraceptives }, she, 'one-key-001')
  expect(kept).toEqual((await world.ok('vouchers.mine', {}, she)).items[0])
})

test('both partners at once, in the gateway and beside it, get one voucher and each other are told', async () => {
  for (let round = 0; round < 8; round++) {
    const { wife, husband } = await addCouple(world)
    const hers = await world.accountOf(wife.id)
    const his = await world.accountOf(husband.id)
    const plain = round % 2 === 0
    const answers = await Promise.all([
      run(premarital, hers),
      plain
        ? world
            .call('vouchers.claim', { programme: premarital }, his)
            .then(reply => (reply.ok ? reply.data.voucherId : reply.error.code))
        : run(premarital, his),
    ])
    expect(answers.filter(isClaimed)).toHaveLength(1)
    expect(answers.filter(answer => !isClaimed(answer))).toEqual(['ALREADY_CLAIMED'])
  }
})

test('who may not have it is refused for the own reason among those who may', async () => {
  await leave(10)
  const [one = ''] = await people(1)
  const young = await addPerson(world, { birth: '2010-01-01' })
  await factsChanged(world.services, [young.id])
  const answers = await Promise.all([
    run(contraceptives, one),
    run(contraceptives, await world.accountOf(young.id)),
    run('V_NOWHERE' as ProgrammeCode, one),
  ])
  expect(answers.map(answer => (isClaimed(answer) ? 'claimed' : answer))).toEqual([
    'claimed',
    'NOT_ELIGIBLE',
    'NOT_FOUND',
  ])
})
