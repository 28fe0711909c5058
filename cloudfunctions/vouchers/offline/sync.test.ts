/** Redemptions without a network, taken in later: what counts, what does not, and that nothing is lost or counted twice. */
import { addCouple, type Added } from '../../../test/people'
import {
  newDevice,
  newKey,
  recordOf,
  signed,
  takeList,
  upload,
  type DeskDevice,
} from '../../../test/desk-device'
import { createWorld, type World } from '../../../test/world'
import { recordText, type DeskListId, type DeskRecord } from '../../../types/desk-record'
import type { CoupleId, ProgrammeCode, VoucherId } from '../../../types/schema'
import { sql } from '../../database/sql'
import { plusSeconds } from '../../platform/clock'
import { createVault } from '../../platform/vault'
import { closeVouchers } from '../close'
import { expireVouchers } from '../expire'
import { offlineRoutes, reversalRoutes, voucherRoutes } from '../routes'
import { encodePayload, encodeScan } from '../rules/qr-code'
import { coupleSubject } from '../rules/subject'

const premarital = { programme: 'V_PREMARITAL' as ProgrammeCode }
const [hospital, health] = ['4205060001', '4205060002']
let world: World
let here: DeskDevice
let there: DeskDevice

beforeAll(async () => {
  world = await createWorld({ ...voucherRoutes, ...offlineRoutes, ...reversalRoutes }, { connections: 6 })
})
beforeEach(async () => {
  world.clock.set('2026-11-23')
  here = await newDevice(world, await world.staff('clerk', { institutionId: hospital }))
  there = await newDevice(world, await world.staff('clerk', { institutionId: health }))
})
afterAll(() => world.close())

interface Held {
  readonly wife: Added
  readonly husband: Added
  readonly coupleId: string
  readonly her: string
  readonly voucherId: VoucherId
}
async function claimed(): Promise<Held> {
  const couple = await addCouple(world)
  const her = await world.accountOf(couple.wife.id)
  const { voucherId } = await world.ok('vouchers.claim', premarital, her)
  return { ...couple, her, voucherId }
}
const codesOf = ({ voucherId, her }: Held) => world.ok('vouchers.code', { voucherId }, her)
const voucher = ({ voucherId, her }: Held) => world.ok('vouchers.get', { voucherId }, her)
const count = async (query: ReturnType<typeof sql>): Promise<number> =>
  (await world.services.db.one<{ n: number }>(query)).n
const eventsOf = ({ voucherId }: Held) =>
  world.services.db.many<{ from_state: string | null; to_state: string }>(
    sql`select from_state, to_state from voucher_event where voucher_id = ${voucherId} order by event_id`,
  )
const conflictsAt = async (clerk: string) => (await world.ok('desk.conflicts', {}, clerk)).items

test('a QR code that was scanned without a network counts from the time of the desk, once', async () => {
  const held = await claimed()
  const { qr } = await codesOf(held)
  const at = world.clock.now()
  const record = recordOf(here, qr, at)
  world.clock.advance(3 * 3600)
  const results = await upload(world, here, [record])
  expect(results).toEqual([{ recordId: record.recordId, outcome: 'accepted', text: '' }])
  expect(await voucher(held)).toMatchObject({
    state: 'redeemed',
    redeemed: { at, institution: '夷陵区妇幼保健院' },
  })
  expect(await upload(world, here, [record, record])).toEqual([results[0], results[0]])
  expect((await eventsOf(held)).filter(({ to_state }) => to_state === 'redeemed')).toHaveLength(1)
  const audits = await world.services.db.many<{ person_id: string }>(
    sql`select person_id from audit where action = 'desk.sync' and account_key = ${here.clerk}`,
  )
  expect(audits.map(row => row.person_id).sort()).toEqual([held.wife.id, held.husband.id].sort())
})

test('a typed code counts too, and what the network brought between is no obstacle', async () => {
  const held = await claimed()
  const { typed } = await codesOf(held)
  const [result] = await upload(world, here, [recordOf(here, typed, world.clock.now())])
  expect(result?.outcome).toBe('accepted')
})

test('two desks: the first that is taken in counts, and both are told of the other', async () => {
  const held = await claimed()
  const { qr, typed } = await codesOf(held)
  const late = recordOf(here, qr, world.clock.now())
  world.clock.advance(60)
  const at = world.clock.now()
  expect(await upload(world, there, [recordOf(there, typed, at)])).toMatchObject([{ outcome: 'accepted' }])
  const [lost] = await upload(world, here, [late])
  expect(lost).toMatchObject({
    outcome: 'conflict',
    text: expect.stringMatching(/^此券已于2026年11月23日10:01在.+核销。$/) as string,
  })
  const counted = { at, institution: expect.any(String) as string }
  const notCounted = { at: late.at, institution: '夷陵区妇幼保健院' }
  expect(await conflictsAt(here.clerk)).toMatchObject([{ side: 'not_counted', counted, notCounted }])
  expect(await conflictsAt(there.clerk)).toMatchObject([{ side: 'counted', counted, notCounted }])
  const manager = await world.staff('manager')
  const [seen] = await conflictsAt(manager)
  expect(seen).toMatchObject({ side: null, counted, notCounted })
  expect(JSON.stringify(seen)).not.toContain(held.wife.name)
  const elsewhere = await world.staff('manager', { region: '420505' })
  expect(await conflictsAt(elsewhere)).toEqual([])

  const { conflictId } = seen ?? { conflictId: never() }
  expect(await world.refused('desk.settle', { conflictId }, await clerkElsewhere())).toBe('NOT_FOUND')
  await world.ok('desk.settle', { conflictId }, here.clerk)
  expect(await world.refused('desk.settle', { conflictId }, here.clerk)).toBe('NOT_FOUND')
  expect(await conflictsAt(here.clerk)).toEqual([])
  expect(await conflictsAt(there.clerk)).toHaveLength(1)
  expect(await conflictsAt(manager)).toHaveLength(1)
  await world.ok('desk.settle', { conflictId }, there.clerk)
  expect(await conflictsAt(manager)).toEqual([])
})
const never = (): never => {
  throw new Error('nothing there')
}
const clerkElsewhere = () => world.staff('clerk', { institutionId: '4205060003' })

test('one that was redeemed online meanwhile is a conflict with that desk, also at the same institution', async () => {
  const held = await claimed()
  const { qr, typed } = await codesOf(held)
  const record = recordOf(here, qr, world.clock.now())
  const colleague = await world.staff('clerk', { institutionId: hospital })
  await world.ok('desk.redeem', { code: typed }, colleague)
  expect(await upload(world, here, [record])).toMatchObject([{ outcome: 'conflict' }])
  const [one] = await conflictsAt(colleague)
  expect(one).toMatchObject({ side: 'both' })
  await world.ok('desk.settle', { conflictId: one?.conflictId ?? never() }, colleague)
  expect(await conflictsAt(here.clerk)).toEqual([])
})

test('of two records in one call the earlier event counts; twice at one desk is no conflict of two', async () => {
  const held = await claimed()
  const { typed } = await codesOf(held)
  const early = recordOf(here, typed, world.clock.now())
  const late = recordOf(here, typed, plusSeconds(world.clock.now(), 60))
  world.clock.advance(120)
  expect(await upload(world, here, [late, early])).toMatchObject([
    { recordId: late.recordId, outcome: 'refused' },
    { recordId: early.recordId, outcome: 'accepted' },
  ])
  expect(await conflictsAt(here.clerk)).toEqual([])
})

describe('refused, with the reason, and nothing changed', () => {
  const refusedText = async (device: DeskDevice, record: DeskRecord) => {
    const [result] = await upload(world, device, [record])
    expect(result?.outcome).toBe('refused')
    return result?.text ?? ''
  }
  const untouched = async (held: Held) => expect((await voucher(held)).state).toBe('claimed')
  const resigned = (device: DeskDevice, record: DeskRecord): DeskRecord => ({
    ...record,
    signature: signed(device.privateKey, recordText(device.institutionId, device.deviceId, record)),
  })

  test('a record that another key signed, or that was altered on its way', async () => {
    const held = await claimed()
    const { typed } = await codesOf(held)
    const record = recordOf(here, typed, world.clock.now())
    const stranger = { ...here, privateKey: newKey().privateKey }
    expect(await refusedText(here, resigned(stranger, record))).toContain('没有通过验证')
    expect(await refusedText(here, { ...record, at: plusSeconds(record.at, 1) })).toContain('没有通过验证')
    await untouched(held)
    expect(
      await count(sql`select count(*)::int as n from desk_record where record_id = ${record.recordId}`),
    ).toBe(0)
    await upload(world, here, [record])
    const altered = resigned(here, { ...record, at: plusSeconds(record.at, 1) })
    expect(await refusedText(here, altered)).toContain('与之前上传的内容不同')
  })

  test('a record of another institution, of a device that is revoked or unknown', async () => {
    const held = await claimed()
    const { typed } = await codesOf(held)
    const record = recordOf(here, typed, world.clock.now())
    expect(await refusedText(there, record)).toContain('没有通过验证')
    expect(await refusedText(there, resigned(there, record))).toContain('不属于本机下载的名单')
    const deviceTime = world.clock.now()
    const { deviceId } = here
    const foreign = { deviceId, deviceTime, records: [record] }
    expect(await world.refused('desk.sync', foreign, there.clerk)).toBe('DESK_DEVICE_UNKNOWN')
    expect(await world.refused('desk.revoke', { deviceId }, there.clerk)).toBe('NOT_FOUND')
    await world.ok('desk.revoke', { deviceId }, await world.staff('manager'))
    expect(await world.refused('desk.sync', foreign, here.clerk)).toBe('DESK_DEVICE_UNKNOWN')
    expect(await world.refused('desk.day', { deviceId, deviceTime }, here.clerk)).toBe('DESK_DEVICE_UNKNOWN')
    await untouched(held)
  })

  test('a code of another city, a stale code, no code at all', async () => {
    const held = await claimed()
    const other = createVault(new Map([[1, Buffer.alloc(32, 9)]]))
    const expires = Math.floor(Date.parse(world.clock.now()) / 1000) + 60
    const theirs = { voucherId: held.voucherId, home: held.wife.id, expires, codeVersion: 1 }
    for (const [city, words] of [
      [world.services.city.code, '券码未通过验证'],
      ['320706', '其他地区'],
    ] as const) {
      const payload = encodePayload(theirs, city)
      const foreign = encodeScan(payload, other.sign(payload))
      expect(await refusedText(here, recordOf(here, foreign, world.clock.now()))).toContain(words)
    }
    const { qr } = await codesOf(held)
    world.clock.advance(60 + 91)
    expect(await refusedText(here, recordOf(here, qr, world.clock.now()))).toContain('券码已过时')
    expect(await refusedText(here, recordOf(here, 'ABCDEFGH', world.clock.now()))).toContain('没有这张券')
    await untouched(held)
    const shown = await world.ok('desk.refused', {}, here.clerk)
    expect(shown.items.map(({ title }) => title)).toContain('未能识别的券')
  })

  test.each([
    ['before its list', -91],
    ['in the future', 91],
  ])('an event %s', async (_, seconds) => {
    const held = await claimed()
    const { typed } = await codesOf(held)
    here.list = await takeList(world, here.clerk, here.deviceId)
    const record = recordOf(here, typed, plusSeconds(world.clock.now(), seconds))
    expect(await refusedText(here, record)).toContain('不在名单的有效时间内')
    await untouched(held)
  })

  test('an event after the day of its list, or more than seven days ago', async () => {
    const held = await claimed()
    const { typed } = await codesOf(held)
    const first = recordOf(here, typed, world.clock.now())
    world.clock.set('2026-11-24')
    expect(await refusedText(here, recordOf(here, typed, world.clock.now()))).toContain(
      '不在名单的有效时间内',
    )
    world.clock.set('2026-11-30', '10:01')
    expect(await refusedText(here, first)).toContain('已超过7天')
    await untouched(held)
  })

  test('a list that nobody took', async () => {
    const held = await claimed()
    const { typed } = await codesOf(held)
    const record = recordOf(here, typed, world.clock.now(), '12345' as DeskListId)
    expect(await refusedText(here, record)).toContain('不属于本机下载的名单')
  })

  test('a voucher that was closed, or that this institution may not redeem', async () => {
    const held = await claimed()
    const { typed } = await codesOf(held)
    await world.services.db.tx(tx =>
      closeVouchers(
        { ...world.services, db: tx },
        held.wife.id,
        coupleSubject(held.coupleId as CoupleId),
        'couple_ended',
      ),
    )
    expect(await refusedText(here, recordOf(here, typed, world.clock.now()))).toContain('已停用')
    const other = await claimed()
    const code = (await codesOf(other)).typed
    const db = world.services.db
    await db.run(sql`update institution set active = false where institution_id = ${hospital}`)
    expect(await refusedText(here, recordOf(here, code, world.clock.now()))).toContain('暂不提供此项检查')
    await db.run(sql`update institution set active = true where institution_id = ${hospital}`)
    const { items } = await world.ok('desk.refused', {}, await world.staff('manager'))
    expect(items.map(({ text }) => text)).toContain('此券已停用,不能再使用。')
  })
})

test('used on its last day and taken in after the night that expired it: it counts, and takes its place again', async () => {
  const held = await claimed()
  const { validUntil } = await voucher(held)
  world.clock.set(validUntil)
  here.list = await takeList(world, here.clerk, here.deviceId)
  const { typed } = await codesOf(held)
  const record = recordOf(here, typed, world.clock.now())
  const used = () =>
    count(sql`select coalesce(sum(used), 0)::int as n from quota where programme = 'V_PREMARITAL'`)
  const before = await used()
  world.clock.advance(86_400)
  await expireVouchers(world.services)
  const freed = await used()
  expect(freed).toBeLessThan(before)
  expect(await upload(world, here, [record])).toMatchObject([{ outcome: 'accepted' }])
  expect((await voucher(held)).state).toBe('redeemed')
  expect(await used()).toBe(freed + 1)
  expect((await eventsOf(held)).map(row => `${row.from_state ?? ''}>${row.to_state}`)).toEqual([
    '>claimed',
    'claimed>expired',
    'expired>claimed',
    'claimed>redeemed',
  ])
})

test('when the budget has no place left for it, it is refused and stays expired', async () => {
  const held = await claimed()
  const { validUntil } = await voucher(held)
  world.clock.set(validUntil)
  here.list = await takeList(world, here.clerk, here.deviceId)
  const { typed } = await codesOf(held)
  const record = recordOf(here, typed, world.clock.now())
  world.clock.advance(86_400)
  await expireVouchers(world.services)
  const { db } = world.services
  await db.run(sql`update quota set used = total where programme = 'V_PREMARITAL'`)
  const [result] = await upload(world, here, [record])
  expect(result?.outcome).toBe('refused')
  expect((await voucher(held)).state).toBe('expired')
  await db.run(sql`update quota set used = 0 where programme = 'V_PREMARITAL'`)
})

test('a clock that is hours off takes no list and brings no record, in words that say so', async () => {
  const held = await claimed()
  const { typed } = await codesOf(held)
  const record = recordOf(here, typed, world.clock.now())
  const deviceTime = plusSeconds(world.clock.now(), 3 * 3600)
  const { deviceId, clerk } = here
  const reply = await world.call('desk.sync', { deviceId, deviceTime, records: [record] }, clerk)
  expect(reply).toMatchObject({
    ok: false,
    error: { code: 'DESK_CLOCK', text: expect.stringContaining('本机时间比实际快约3小时') as string },
  })
  const slow = plusSeconds(world.clock.now(), -91)
  expect(await world.refused('desk.day', { deviceId, deviceTime: slow }, clerk)).toBe('DESK_CLOCK')
  expect((await voucher(held)).state).toBe('claimed')
  expect(await upload(world, here, [record])).toMatchObject([{ outcome: 'accepted' }])
})

test('only clerks with an institution have a desk', async () => {
  const worker = await world.staff('health_worker')
  const nowhere = await world.staff('clerk')
  const { deviceId } = here
  const deviceTime = world.clock.now()
  expect(await world.refused('desk.day', { deviceId, deviceTime }, worker)).toBe('FORBIDDEN')
  expect(await world.refused('desk.day', { deviceId, deviceTime }, nowhere)).toBe('DESK_DEVICE_UNKNOWN')
})
