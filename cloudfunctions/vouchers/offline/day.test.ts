/** What a desk takes along for a day without a network, and what a resident's phone does. */
import { createHash, createPublicKey, verify } from 'node:crypto'
import { newDevice, newKey, signed, takeList } from '../../../test/desk-device'
import { addCouple, type Added } from '../../../test/people'
import { createWorld, type World } from '../../../test/world'
import { registrationText } from '../../../types/desk-record'
import { deskDay } from '../../../types/offline'
import type { Instant, ProgrammeCode, VoucherId } from '../../../types/schema'
import { ConstraintError } from '../../database/driver-error'
import { sql, type Query } from '../../database/sql'
import { offlineRoutes, voucherRoutes } from '../routes'
import { readScan } from '../rules/qr-code'
import { dayRuns } from './rules/day-runs'
import { clockFault } from './rules/times'

const hospital = '4205060001'
let world: World
let clerk: string
beforeAll(async () => {
  world = await createWorld({ ...voucherRoutes, ...offlineRoutes })
  clerk = await world.staff('clerk', { institutionId: hospital })
})
beforeEach(() => world.clock.set('2026-11-23'))
afterAll(() => world.close())

interface Held {
  readonly wife: Added
  readonly husband: Added
  readonly her: string
  readonly voucherId: VoucherId
}
async function claimed(): Promise<Held> {
  const couple = await addCouple(world)
  const her = await world.accountOf(couple.wife.id)
  const { voucherId } = await world.ok('vouchers.claim', { programme: 'V_PREMARITAL' as ProgrammeCode }, her)
  return { ...couple, her, voucherId }
}
async function book({ wife, husband }: Held, day: string, starts = '08:00'): Promise<void> {
  const { db, ids, clock } = world.services
  const [slot, appointment] = [ids.next(), ids.next()]
  await db.run(sql`
    insert into slot (institution_id, slot_id, service, day, starts, ends, capacity, booked)
    values (${hospital}, ${slot}, 'premarital_check', ${day}, ${starts}, '23:00', 20, 2)`)
  await db.run(sql`
    insert into appointment (institution_id, appointment_id, slot_id, service, state, person_id, partner_id, checkin_code_index, checkin_code_sealed, created_at)
    values (${hospital}, ${appointment}, ${slot}, 'premarital_check', 'booked', ${wife.id}, ${husband.id}, ${Buffer.alloc(16)}, ${Buffer.alloc(1)}, ${clock.now()})`)
  for (const { id } of [wife, husband])
    await db.run(sql`
      insert into attendance (person_id, appointment_id, institution_id, service, state)
      values (${id}, ${appointment}, ${hospital}, 'premarital_check', 'booked')`)
}

test('a device is registered once by whoever has its key, is seen by clerk and manager, and can be revoked', async () => {
  const { registration, privateKey } = newKey()
  const one = await world.ok('desk.register', registration, clerk)
  expect(await world.ok('desk.register', registration, clerk)).toEqual(one)
  expect(one.cityKey).toHaveLength(43)
  const forged = { ...registration, publicKey: newKey().registration.publicKey }
  expect(await world.refused('desk.register', forged, clerk)).toBe('DESK_FORGED')
  const proof = signed(privateKey, registrationText(registration.publicKey) + '\n')
  expect(await world.refused('desk.register', { ...registration, proof }, clerk)).toBe('DESK_FORGED')
  const manager = await world.staff('manager')
  for (const who of [clerk, manager]) {
    const { items } = await world.ok('desk.devices', {}, who)
    expect(items.find(({ deviceId }) => deviceId === one.deviceId)).toMatchObject({
      label: '一号窗口',
      institution: '夷陵区妇幼保健院',
      lastSeen: null,
    })
  }
  await world.ok('desk.revoke', { deviceId: one.deviceId }, clerk)
  expect(await world.refused('desk.revoke', { deviceId: one.deviceId }, clerk)).toBe('NOT_FOUND')
  expect(await world.refused('desk.register', registration, clerk)).toBe('DESK_DEVICE_UNKNOWN')
})

test('an institution has at most twenty devices', async () => {
  const crowded = await world.staff('clerk', { institutionId: '4205060003' })
  for (let i = 0; i < 20; i++) await world.ok('desk.register', newKey().registration, crowded)
  expect(await world.refused('desk.register', newKey().registration, crowded)).toBe('DESK_DEVICES_FULL')
})

test('the list of the day is signed, masked, finds a typed code without telling it, and its taking is kept', async () => {
  const device = await newDevice(world, clerk)
  const expected = await claimed()
  await book(expected, '2026-11-23')
  const { typed } = await world.ok('vouchers.code', { voucherId: expected.voucherId }, expected.her)
  const { list, signature } = await world.ok(
    'desk.day',
    { deviceId: device.deviceId, deviceTime: world.clock.now() },
    clerk,
  )
  const key = createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: device.cityKey },
    format: 'jwk',
  })
  expect(verify(null, Buffer.from(list), key, Buffer.from(signature, 'base64url'))).toBe(true)
  const day = deskDay.parse(JSON.parse(list))
  expect(day).toMatchObject({ at: world.clock.now(), validUntil: '2026-11-23T16:00:00.000Z' })
  const [first] = day.vouchers
  expect(first).toMatchObject({ voucherId: expected.voucherId, title: '免费婚前医学检查', starts: '08:00' })
  const plain = typed.replaceAll('-', '')
  const hash = createHash('sha512').update(`yunyutong-desk-check-1\n${day.listId}\n${plain}`).digest()
  expect(first?.check).toBe(hash.subarray(0, 12).toString('base64url'))
  for (const secret of [plain, typed, expected.wife.name, expected.husband.name, expected.wife.number])
    expect(list).not.toContain(secret)
  const kept = await world.services.db.one(sql`
    select account_key, vouchers from desk_list where list_id = ${day.listId}`)
  expect(kept).toEqual({ account_key: clerk, vouchers: day.vouchers.length })
})

test('walk-ins are on the list after the expected; nobody else’s kinds of voucher, nothing used or ended', async () => {
  const device = await newDevice(world, clerk)
  const [expected, walkIn, used] = [await claimed(), await claimed(), await claimed()]
  await book(expected, '2026-11-23', '14:00')
  const { typed } = await world.ok('vouchers.code', { voucherId: used.voucherId }, used.her)
  await world.ok('desk.redeem', { code: typed }, clerk)
  const idsOf = async () => (await takeList(world, clerk, device.deviceId)).vouchers.map(v => v.voucherId)
  const ids = await idsOf()
  expect(ids).toContain(walkIn.voucherId)
  expect(ids.indexOf(expected.voucherId)).toBeLessThan(ids.indexOf(walkIn.voucherId))
  expect(ids).not.toContain(used.voucherId)
  expect(new Set(ids).size).toBe(ids.length)
  world.clock.set('2027-12-31')
  expect(await idsOf()).toEqual([])
  world.clock.set('2026-11-23')
  await world.services.db.run(sql`update institution set active = false where institution_id = ${hospital}`)
  expect(await idsOf()).toEqual([])
  await world.services.db.run(sql`update institution set active = true where institution_id = ${hospital}`)
})

test('a phone keeps the codes of the minutes before an appointment; each is good for its minute only', async () => {
  const held = await claimed()
  const { voucherId, her } = held
  expect(await world.ok('vouchers.dayCodes', { voucherId }, her)).toEqual({ typed: null, runs: [] })
  await book(held, '2026-11-24')
  world.clock.set('2026-11-23', '19:30')
  const { runs, typed } = await world.ok('vouchers.dayCodes', { voucherId }, her)
  expect(typed).toMatch(/^\w\w-/)
  expect(runs.map(({ startsAt, codes }) => [startsAt, codes.length])).toEqual([
    ['2026-11-23T11:30:00.000Z', 30],
    ['2026-11-23T23:00:00.000Z', 750],
  ])
  const { vault, city } = world.services
  const read = (code: string) =>
    readScan(code, city.code, (payload, signature) => vault.verify(payload, signature))
  const morning = runs[1]?.codes ?? []
  expect(read(morning[0] ?? '')).toMatchObject({
    kind: 'ours',
    shown: { expires: Date.parse('2026-11-23T23:01:00Z') / 1000 },
  })
  world.clock.set('2026-11-24', '08:05')
  const now = morning[65] ?? ''
  expect(await world.ok('desk.look', { code: now }, clerk)).toMatchObject({ voucherId, allowed: true })
  expect(await world.refused('desk.look', { code: morning[63] ?? '' }, clerk)).toBe('CODE_STALE')
  expect(await world.refused('desk.look', { code: morning[67] ?? '' }, clerk)).toBe('CODE_STALE')
  const stranger = await claimed()
  expect(await world.refused('vouchers.dayCodes', { voucherId }, stranger.her)).toBe('NOT_FOUND')
  await world.ok('desk.redeem', { code: now }, clerk)
  expect(await world.refused('vouchers.dayCodes', { voucherId }, her)).toBe('VOUCHER_CLOSED')
})

test.each([
  [
    '2026-11-23T01:00:30.000Z',
    [
      ['2026-11-23T01:00:00.000Z', 660],
      ['2026-11-23T23:00:00.000Z', 120],
    ],
  ],
  ['2026-11-22T20:00:00.000Z', [['2026-11-22T23:00:00.000Z', 780]]],
  ['2026-11-23T12:00:00.000Z', [['2026-11-23T23:00:00.000Z', 780]]],
])('at %s the codes are for %j', (now, runs) => {
  expect(dayRuns(now as Instant).map(({ startsAt, minutes }) => [startsAt, minutes])).toEqual(runs)
})

test.each([
  ['2026-11-23T02:01:30.000Z', null],
  ['2026-11-23T01:58:30.000Z', null],
  ['2026-11-23T02:01:31.000Z', { direction: '快', amount: '2分钟' }],
  ['2026-11-22T23:00:00.000Z', { direction: '慢', amount: '3小时' }],
  ['2026-11-26T02:00:00.000Z', { direction: '快', amount: '3天' }],
])('a device clock at %s', (device, fault) => {
  expect(clockFault(device as Instant, '2026-11-23T02:00:00.000Z' as Instant)).toEqual(fault)
})

test('the database refuses half a revocation, a list that ends before it begins, a conflict that is told twice', async () => {
  const { db } = world.services
  const device = await newDevice(world, clerk)
  const broken = async (query: Query): Promise<string> => {
    try {
      await db.run(query)
    } catch (error) {
      if (error instanceof ConstraintError) return error.constraint
      throw error
    }
    throw new Error('nothing was violated')
  }
  const { deviceId } = device
  expect(await broken(sql`update desk_device set revoked_by = 'x' where device_id = ${deviceId}`)).toMatch(
    /^desk_device_check/,
  )
  expect(await broken(sql`update desk_list set valid_until = at where device_id = ${deviceId}`)).toMatch(
    /^desk_list_check/,
  )
  const { voucherId, wife } = await claimed()
  const conflict = (id: string) => sql`
    insert into desk_conflict (person_id, conflict_id, voucher_id, counted_institution_id, counted_at, other_institution_id, other_device_id, other_record_id, other_at)
    select person_id, ${id}::bigint, voucher_id, 1, claimed_at, 1, 1, 'r', claimed_at from voucher where voucher_id = ${voucherId} and person_id = ${wife.id}`
  await db.run(conflict('1'))
  expect(await broken(conflict('2'))).toBe('desk_conflict_once')
})
