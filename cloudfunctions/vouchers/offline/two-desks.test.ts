/**
 * Fault test: two desks without a network redeem the same vouchers and upload in every order, with repeated calls, answers
 * that are lost and transactions that break off at any statement. Each voucher counts once, each desk is told once.
 */
import fc from 'fast-check'
import { newDevice, recordOf, takeList, type DeskDevice } from '../../../test/desk-device'
import { addCouple } from '../../../test/people'
import { createWorld, type World } from '../../../test/world'
import type { Output } from '../../../types/contract'
import type { DeskRecord } from '../../../types/desk-record'
import { ServiceError } from '../../../types/errors'
import type { ProgrammeCode, VoucherId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'
import type { Routes } from '../../service/context'
import { handle } from '../../service/handle'
import { offlineRoutes, voucherRoutes } from '../routes'

const routes = { ...voucherRoutes, ...offlineRoutes }
const shared = 3
const runs = 60
let world: World
let devices: readonly DeskDevice[]

beforeAll(async () => {
  world = await createWorld(routes, { connections: 6 })
  devices = [
    await newDevice(world, await world.staff('clerk', { institutionId: '4205060001' })),
    await newDevice(world, await world.staff('clerk', { institutionId: '4205060002' })),
  ]
})
afterAll(() => world.close())

/** The process dies at the nth statement of the transaction, or just before it commits. */
function dyingAt(db: Db, nth: number): Db {
  let left = nth
  const killed = () => new ServiceError('SYSTEM_RETRY', { cause: 'killed' })
  const counted = (inner: Db): Db => {
    const next = <T>(work: () => Promise<T>): Promise<T> => (left-- > 0 ? work() : Promise.reject(killed()))
    return {
      many: query => next(() => inner.many(query)),
      one: query => next(() => inner.one(query)),
      maybe: query => next(() => inner.maybe(query)),
      run: query => next(() => inner.run(query)),
      script: text => inner.script(text),
      tx: work => inner.tx(tx => work(counted(tx))),
    }
  }
  return {
    ...db,
    tx: async work =>
      db.tx(async tx => {
        await work(counted(tx))
        throw killed()
      }),
  }
}

interface Desk {
  readonly device: DeskDevice
  queue: DeskRecord[]
  readonly told: Map<string, string>
}
interface Step {
  readonly desks: readonly (0 | 1)[]
  readonly take: number
  readonly newestFirst: boolean
  readonly fate: 'answered' | 'answer lost' | number
}
const step: fc.Arbitrary<Step> = fc.record({
  desks: fc.constantFrom([0], [1], [0, 1], [0, 0]),
  take: fc.integer({ min: 1, max: shared + 1 }),
  newestFirst: fc.boolean(),
  fate: fc.oneof(
    fc.constant('answered' as const),
    fc.constant('answer lost' as const),
    fc.integer({ min: 0, max: 60 }),
  ),
})

async function sync(desk: Desk, { take, newestFirst, fate }: Omit<Step, 'desks'>): Promise<void> {
  const records = (newestFirst ? [...desk.queue].reverse() : desk.queue).slice(0, take)
  if (records.length === 0) return
  const services =
    typeof fate === 'number' ? { ...world.services, db: dyingAt(world.services.db, fate) } : world.services
  const { deviceId, clerk } = desk.device
  const input = { deviceId, deviceTime: world.clock.now(), records }
  const key = `sync-${world.services.ids.next()}`
  const reply = await handle(
    services,
    routes as unknown as Routes,
    { action: 'desk.sync', input, key },
    clerk,
  )
  if (!reply.ok) expect(reply.error.code).toBe('SYSTEM_RETRY')
  if (!reply.ok || fate === 'answer lost') return
  for (const { recordId, outcome } of (reply.data as Output<'desk.sync'>).results) {
    const before = desk.told.get(recordId)
    if (before !== undefined) expect(outcome).toBe(before)
    desk.told.set(recordId, outcome)
    desk.queue = desk.queue.filter(record => record.recordId !== recordId)
  }
}

async function newVoucher(): Promise<{ voucherId: VoucherId; qr: string; typed: string }> {
  const { wife } = await addCouple(world)
  const her = await world.accountOf(wife.id)
  const { voucherId } = await world.ok('vouchers.claim', { programme: 'V_PREMARITAL' as ProgrammeCode }, her)
  return { voucherId, ...(await world.ok('vouchers.code', { voucherId }, her)) }
}

async function play(steps: readonly Step[]): Promise<void> {
  world.clock.set('2026-11-23')
  const { db } = world.services
  await db.run(sql`delete from desk_conflict`)
  const vouchers = await Promise.all(Array.from({ length: shared }, newVoucher))
  const desks: Desk[] = []
  for (const device of devices) {
    device.list = await takeList(world, device.clerk, device.deviceId)
    const queue = vouchers.map(({ qr, typed }, i) => recordOf(device, i % 2 ? qr : typed, world.clock.now()))
    desks.push({ device, queue, told: new Map() })
  }
  world.clock.advance(600)
  for (const { desks: which, ...how } of steps)
    await Promise.all(which.map(i => sync(desks[i] ?? noDesk(), how)))
  for (const desk of desks)
    while (desk.queue.length > 0) await sync(desk, { take: 200, newestFirst: false, fate: 'answered' })

  const told = desks.flatMap(desk => [...desk.told.values()])
  expect(told.filter(outcome => outcome === 'accepted')).toHaveLength(shared)
  expect(told.filter(outcome => outcome === 'conflict')).toHaveLength(shared)
  const ids = vouchers.map(({ voucherId }) => voucherId)
  const redeemed = await db.many<{ voucher_id: VoucherId; n: number }>(sql`
    select voucher_id, count(*)::int as n from voucher_event
    where to_state = 'redeemed' and voucher_id = any(${ids}::bigint[]) group by voucher_id`)
  expect(redeemed.map(({ n }) => n)).toEqual(ids.map(() => 1))
  for (const { clerk } of devices) {
    const { items } = await world.ok('desk.conflicts', {}, clerk)
    expect(items).toHaveLength(shared)
  }
}
const noDesk = (): never => {
  throw new Error('no such desk')
}

test('in every order each voucher is redeemed once, each side has one conflict, and no queue keeps anything', async () => {
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), play), { numRuns: runs })
}, 150_000)
