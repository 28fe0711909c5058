import { addCouple, addPerson, type Added } from '../../test/people'
import { createWorld, type World } from '../../test/world'
import type { CoupleId, PregnancyId, ProgrammeCode, VoucherId } from '../../types/schema'
import { sql } from '../database/sql'
import { createVault } from '../platform/vault'
import { closeVouchers } from './close'
import { expireVouchers } from './expire'
import { voucherRoutes } from './routes'
import { encodePayload, encodeScan } from './rules/qr-code'
import { coupleSubject, pregnancySubject } from './rules/subject'

const premarital = { programme: 'V_PREMARITAL' as ProgrammeCode }
const hospital = '4205060001'
let world: World
let clerk: string

beforeAll(async () => {
  world = await createWorld(voucherRoutes, { connections: 8 })
  clerk = await world.staff('clerk', { institutionId: hospital })
})
beforeEach(() => world.clock.set('2026-11-23'))
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
const stateOf = async (voucherId: string): Promise<string> =>
  (
    await world.services.db.one<{ state: string }>(
      sql`select state from voucher where voucher_id = ${voucherId}`,
    )
  ).state
const count = async (query: ReturnType<typeof sql>): Promise<number> =>
  (await world.services.db.one<{ n: number }>(query)).n

test("a clerk scans, sees masked names and what is free, redeems once, and it is in the day's list", async () => {
  const { wife, husband, her, voucherId } = await claimed()
  const { qr, expiresAt } = await world.ok('vouchers.code', { voucherId }, her)
  expect(expiresAt).toBe('2026-11-23T02:01:00.000Z')
  const view = await world.ok('desk.look', { code: qr }, clerk)
  expect(view).toMatchObject({ voucherId, allowed: true, refusals: [], firstRedemption: null })
  expect(view.names).toHaveLength(2)
  for (const { name } of [wife, husband]) expect(JSON.stringify(view)).not.toContain(name)
  expect(view.freeItems.length).toBeGreaterThan(0)

  const after = await world.ok('desk.redeem', { code: qr }, clerk)
  const redemption = { at: '2026-11-23T02:00:00.000Z', institution: '夷陵区妇幼保健院' }
  expect(after).toMatchObject({ allowed: true, firstRedemption: redemption })
  expect(await world.ok('vouchers.get', { voucherId }, her)).toMatchObject({
    state: 'redeemed',
    redeemed: redemption,
  })
  const today = await world.ok('desk.redeemed', {}, clerk)
  expect(today).toEqual({ count: 1, items: [{ at: redemption.at, title: view.title, names: view.names }] })
  expect(
    await world.ok('desk.redeemed', {}, await world.staff('clerk', { institutionId: '4205060002' })),
  ).toEqual({ count: 0, items: [] })
})

test('every opening and the redemption are in the audit of both partners', async () => {
  const { wife, husband, her, voucherId } = await claimed()
  const { qr } = await world.ok('vouchers.code', { voucherId }, her)
  await world.ok('desk.look', { code: qr }, clerk)
  await world.ok('desk.look', { code: qr }, clerk)
  await world.ok('desk.redeem', { code: qr }, clerk)
  for (const { id } of [wife, husband]) {
    const rows = await world.services.db.many<{ action: string }>(
      sql`select action from audit where person_id = ${id} and account_key = ${clerk} order by audit_id`,
    )
    expect(rows.map(row => row.action)).toEqual(['desk.look', 'desk.look', 'desk.redeem'])
  }
})

test('a second redemption says when and where the first was, at another institution too', async () => {
  const { her, voucherId } = await claimed()
  const { qr, typed } = await world.ok('vouchers.code', { voucherId }, her)
  await world.ok('desk.redeem', { code: qr }, clerk)
  const other = await world.staff('clerk', { institutionId: '4205060002' })
  for (const account of [clerk, other])
    for (const code of [qr, typed]) {
      const reply = await world.call('desk.redeem', { code }, account)
      expect(reply).toMatchObject({
        ok: false,
        error: { code: 'ALREADY_REDEEMED', text: '此券已于2026年11月23日10:00在夷陵区妇幼保健院核销。' },
      })
    }
  expect(await world.ok('desk.look', { code: typed }, other)).toMatchObject({
    allowed: false,
    refusals: [{ code: 'ALREADY_REDEEMED' }],
    firstRedemption: { institution: '夷陵区妇幼保健院' },
  })
})

test('1,000 presentations of one voucher redeem it once', async () => {
  const { her, voucherId } = await claimed()
  const { qr, typed } = await world.ok('vouchers.code', { voucherId }, her)
  const other = await world.staff('clerk', { institutionId: '4205060002' })
  const replies = []
  for (let wave = 0; wave < 20; wave++)
    replies.push(
      ...(await Promise.all(
        [...Array(50).keys()].map(i =>
          world.call('desk.redeem', { code: i % 2 ? qr : typed }, i % 3 ? clerk : other),
        ),
      )),
    )
  expect(replies.filter(reply => reply.ok)).toHaveLength(1)
  const codes = new Set(replies.map(reply => (reply.ok ? 'ok' : reply.error.code)))
  expect(codes).toEqual(new Set(['ok', 'ALREADY_REDEEMED']))
  expect(
    await count(
      sql`select count(*)::int as n from voucher_event where voucher_id = ${voucherId} and to_state = 'redeemed'`,
    ),
  ).toBe(1)
}, 60_000)

test('a redemption that is replayed with its key answers as the first time', async () => {
  const { her, voucherId } = await claimed()
  const { qr } = await world.ok('vouchers.code', { voucherId }, her)
  const first = await world.ok('desk.redeem', { code: qr }, clerk, 'redeem-key-1')
  expect(await world.ok('desk.redeem', { code: qr }, clerk, 'redeem-key-1')).toEqual(first)
})

test('the typed code works however it is typed, and its text is nowhere in the database', async () => {
  const { her, voucherId } = await claimed()
  const { typed } = await world.ok('vouchers.code', { voucherId }, her)
  expect(typed).toMatch(/^[0-9A-HJKMNP-TV-Z]{2}(-[0-9A-HJKMNP-TV-Z]{5}){3}$/)
  const sloppy = typed.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l').replaceAll('-', ' ')
  expect(await world.ok('desk.look', { code: sloppy }, clerk)).toMatchObject({ voucherId, allowed: true })
  const stored = await world.services.db.one<{ all: string }>(
    sql`select v::text as all from voucher v where voucher_id = ${voucherId}`,
  )
  const plain = typed.replaceAll('-', '')
  expect(stored.all).not.toContain(plain)
  expect(stored.all).not.toContain(Buffer.from(plain).toString('hex'))
})

test('forged, stale, unknown and expired codes are refused with nothing changed', async () => {
  const { wife, her, voucherId } = await claimed()
  const { qr } = await world.ok('vouchers.code', { voucherId }, her)
  const { code: city } = world.services.city
  const shown = { voucherId, home: wife.id, expires: 1_795_399_260, codeVersion: 1 }
  const payload = encodePayload(shown, city)
  const stranger = createVault(new Map([[1, Buffer.alloc(32, 9)]]))
  const forged = encodeScan(payload, stranger.sign(payload))
  const nobody = encodePayload({ ...shown, voucherId: '123' as VoucherId }, city)
  const foreign = encodePayload(shown, '320706')
  const elsewhere = encodeScan(foreign, stranger.sign(foreign))
  const dangling = encodeScan(nobody, world.services.vault.sign(nobody))
  const before = await count(sql`select count(*)::int as n from audit`)
  for (const action of ['desk.look', 'desk.redeem'] as const) {
    world.clock.set('2026-11-23')
    expect(await world.refused(action, { code: forged }, clerk)).toBe('CODE_FORGED')
    expect(await world.refused(action, { code: `${qr.slice(0, -4)}AAAA` }, clerk)).toBe('CODE_FORGED')
    expect(await world.refused(action, { code: elsewhere }, clerk)).toBe('CODE_OTHER_CITY')
    expect(await world.refused(action, { code: dangling }, clerk)).toBe('CODE_UNKNOWN')
    expect(await world.refused(action, { code: '7K-3F9QA-0X2MD-VT84H' }, clerk)).toBe('CODE_UNKNOWN')
    expect(await world.refused(action, { code: '夷陵区妇幼保健院的券码' }, clerk)).toBe('CODE_UNKNOWN')
    world.clock.advance(71)
    expect(await world.refused(action, { code: qr }, clerk)).toBe('CODE_STALE')
  }
  expect(await stateOf(voucherId)).toBe('claimed')
  expect(await count(sql`select count(*)::int as n from audit`)).toBe(before)
})

test('every refused code is kept with its reason, when it was only looked at too, and nothing of whose it was', async () => {
  const here = '4205060003'
  const there = await world.staff('clerk', { institutionId: here })
  const { wife, her, voucherId } = await claimed()
  const { qr, typed } = await world.ok('vouchers.code', { voucherId }, her)
  await world.refused('desk.look', { code: `${qr.slice(0, -4)}AAAA` }, there)
  await world.refused('desk.redeem', { code: '7K-3F9QA-0X2MD-VT84H' }, there)
  await world.refused('desk.look', { code: '签到码A1B2C3D4E5' }, there)
  world.clock.advance(71)
  await world.refused('desk.redeem', { code: qr }, there)
  await world.ok('desk.redeem', { code: typed }, clerk)
  expect((await world.ok('desk.look', { code: typed }, there)).allowed).toBe(false)
  const { items, next } = await world.ok('desk.refusedScans', {}, there)
  expect(next).toBeNull()
  expect(items.map(item => item.reason)).toEqual([
    'ALREADY_REDEEMED',
    'CODE_STALE',
    'CODE_UNKNOWN',
    'CODE_FORGED',
  ])
  for (const { text } of items) expect(text).not.toMatch(/[{}]/)
  const kept = JSON.stringify(await world.services.db.many(sql`select * from scan_refused`))
  for (const secret of [voucherId, wife.id, typed.replaceAll('-', '')]) expect(kept).not.toContain(secret)
  expect(
    (await world.ok('desk.refusedScans', {}, await world.staff('manager'))).items.length,
  ).toBeGreaterThan(3)
})

test('a clerk who opened a fresh code may redeem it within ten minutes; another clerk may not', async () => {
  const { her, voucherId } = await claimed()
  const { qr } = await world.ok('vouchers.code', { voucherId }, her)
  await world.ok('desk.look', { code: qr }, clerk)
  const neighbour = await world.staff('clerk', { institutionId: hospital })
  world.clock.advance(300)
  expect(await world.refused('desk.look', { code: qr }, clerk)).toBe('CODE_STALE')
  expect(await world.refused('desk.redeem', { code: qr }, neighbour)).toBe('CODE_STALE')
  world.clock.advance(301)
  expect(await world.refused('desk.redeem', { code: qr }, clerk)).toBe('CODE_STALE')
  world.clock.advance(-10)
  expect((await world.ok('desk.redeem', { code: qr }, clerk)).firstRedemption).not.toBeNull()
})

test('an institution without the capability, or a clerk without an institution, does not redeem', async () => {
  const { her, voucherId } = await claimed()
  const { typed } = await world.ok('vouchers.code', { voucherId }, her)
  const antenatalOnly = await world.staff('clerk', { institutionId: '4205060003' })
  const nowhere = await world.staff('clerk')
  for (const account of [antenatalOnly, nowhere]) {
    expect(await world.ok('desk.look', { code: typed }, account)).toMatchObject({
      allowed: false,
      refusals: [{ code: 'SITE_NO_CAPABILITY' }],
    })
    expect(await world.refused('desk.redeem', { code: typed }, account)).toBe('SITE_NO_CAPABILITY')
  }
  expect(await world.ok('desk.redeemed', {}, nowhere)).toEqual({ count: 0, items: [] })
  expect(await stateOf(voucherId)).toBe('claimed')
  const resident = await world.refused('desk.redeem', { code: typed }, her)
  expect(resident).toBe('FORBIDDEN')
})

test('the night expires what is past its last day, gives the places back, and finds nothing the second time', async () => {
  const { wife, her, voucherId } = await claimed()
  const { typed } = await world.ok('vouchers.code', { voucherId }, her)
  const last = (await world.ok('vouchers.get', { voucherId }, her)).validUntil
  await expireVouchers(world.services)
  expect(await stateOf(voucherId)).toBe('claimed')
  const usedBefore = await count(
    sql`select used as n from quota where programme = 'V_PREMARITAL' and period = '2026'`,
  )
  world.clock.set('2027-02-22', '00:30')
  expect(last).toBe('2027-02-21')
  expect(await world.ok('vouchers.get', { voucherId }, her)).toMatchObject({ state: 'expired' })
  expect(await world.refused('vouchers.code', { voucherId }, her)).toBe('VOUCHER_CLOSED')
  expect(await world.refused('desk.redeem', { code: typed }, clerk)).toBe('EXPIRED_VOUCHER')
  const expired = await expireVouchers(world.services)
  expect(expired).toBeGreaterThan(0)
  expect(await stateOf(voucherId)).toBe('expired')
  expect(
    await count(sql`select used as n from quota where programme = 'V_PREMARITAL' and period = '2026'`),
  ).toBe(usedBefore - expired)
  const facts = await world.services.db.one<{ holds: string }>(
    sql`select holds from person_fact where person_id = ${wife.id}`,
  )
  expect(facts.holds).toBe('0')
  expect(await expireVouchers(world.services)).toBe(0)
})

test('a voucher whose service is booked past its last day is held for the appointment', async () => {
  const { wife, husband, her, voucherId } = await claimed()
  const { db, ids } = world.services
  const [slot, appointment] = [ids.next(), ids.next()]
  await db.run(sql`
    insert into slot (institution_id, slot_id, service, day, starts, ends, capacity, booked)
    values (${hospital}, ${slot}, 'premarital_check', '2027-02-24', '08:00', '09:30', 20, 2)`)
  await db.run(sql`
    insert into appointment (institution_id, appointment_id, slot_id, service, state, person_id, partner_id, checkin_code_index, checkin_code_sealed, created_at)
    values (${hospital}, ${appointment}, ${slot}, 'premarital_check', 'booked', ${wife.id}, ${husband.id}, ${Buffer.alloc(16)}, ${Buffer.alloc(1)}, ${world.clock.now()})`)
  for (const { id } of [wife, husband])
    await db.run(sql`
      insert into attendance (person_id, appointment_id, institution_id, service, state)
      values (${id}, ${appointment}, ${hospital}, 'premarital_check', 'booked')`)
  world.clock.set('2027-02-22', '02:00')
  await expireVouchers(world.services)
  expect(await world.ok('vouchers.get', { voucherId }, her)).toMatchObject({
    state: 'claimed',
    validUntil: '2027-02-25',
  })
  world.clock.set('2027-02-26', '02:00')
  await expireVouchers(world.services)
  expect(await stateOf(voucherId)).toBe('expired')
})

test('when a pregnancy ends its vouchers close, their places are free, and used ones stay', async () => {
  const { id } = await addPerson(world)
  const { db, ids } = world.services
  const pregnancyId = ids.next<PregnancyId>()
  await db.run(sql`
    insert into pregnancy (person_id, pregnancy_id, state, lmp, edd, dating_method, source, created_at)
    values (${id}, ${pregnancyId}, 'ongoing', '2026-08-24', '2027-05-31', 'LMP', 'self', ${world.clock.now()})`)
  await db.run(sql`
    update person_fact set pregnant = true, pregnancy_id = ${pregnancyId}, dating_lmp = '2026-08-24', fetuses = 1 where person_id = ${id}`)
  const her = await world.accountOf(id)
  const nt = await world.ok('vouchers.claim', { programme: 'V_NT' as ProgrammeCode }, her)
  expect(nt.validUntil).toBe('2026-11-29')
  const blood = await world.ok('vouchers.claim', { programme: 'V_PMTCT' as ProgrammeCode }, her)
  const { typed } = await world.ok('vouchers.code', { voucherId: blood.voucherId }, her)
  await world.ok('desk.redeem', { code: typed }, clerk)
  const shown = await world.ok('vouchers.code', { voucherId: nt.voucherId }, her)
  const before = await count(sql`select used as n from quota where programme = 'V_NT' and period = '2026'`)
  const closed = await db.tx(tx =>
    closeVouchers({ ...world.services, db: tx }, id, pregnancySubject(pregnancyId), 'pregnancy_ended'),
  )
  expect(closed).toBe(1)
  expect([await stateOf(nt.voucherId), await stateOf(blood.voucherId)]).toEqual(['closed', 'redeemed'])
  expect(await count(sql`select used as n from quota where programme = 'V_NT' and period = '2026'`)).toBe(
    before - 1,
  )
  expect(await world.refused('desk.redeem', { code: shown.typed }, clerk)).toBe('VOUCHER_CLOSED')
  const event = await db.one<{ reason: string; from_state: string }>(
    sql`select reason, from_state from voucher_event where voucher_id = ${nt.voucherId} and to_state = 'closed'`,
  )
  expect(event).toEqual({ reason: 'pregnancy_ended', from_state: 'claimed' })
})

test('when a union ends its voucher closes; a second closing finds nothing', async () => {
  const { wife, coupleId, voucherId } = await claimed()
  const subject = coupleSubject(coupleId as CoupleId)
  expect(await closeVouchers(world.services, wife.id, subject, 'couple_ended')).toBe(1)
  expect(await closeVouchers(world.services, wife.id, subject, 'couple_ended')).toBe(0)
  expect(await stateOf(voucherId)).toBe('closed')
})

test('whatever is held before the scanner is refused by name, kept without whose it was, and changes nothing', async () => {
  const { her, voucherId } = await claimed()
  const { qr } = await world.ok('vouchers.code', { voucherId }, her)
  const bytes = Buffer.from(qr, 'base64url')
  bytes[0] = 1
  const oldVersion = bytes.toString('base64url')
  const before = await count(sql`select count(*)::int as n from voucher_event`)
  const said: string[] = []
  for (const code of [
    '😀'.repeat(70),
    oldVersion,
    `${qr}=`,
    'A'.repeat(120),
    'x'.repeat(5000),
    "'; drop table voucher; --",
  ])
    for (const action of ['desk.look', 'desk.redeem'] as const)
      said.push(await world.refused(action, { code }, clerk))
  expect(new Set(said)).not.toContain('SYSTEM_RETRY')
  expect(await count(sql`select count(*)::int as n from voucher_event`)).toBe(before)
  expect(await stateOf(voucherId)).toBe('claimed')
  expect(JSON.stringify(await world.services.db.many(sql`select s::text from scan_refused s`))).not.toContain(
    voucherId,
  )
})

test('nobody but a clerk redeems, and of nobody else is a voucher read', async () => {
  const { her, voucherId } = await claimed()
  const { typed } = await world.ok('vouchers.code', { voucherId }, her)
  for (const who of [
    her,
    await world.staff('doctor', { institutionId: hospital }),
    await world.staff('manager'),
    await world.staff('health_worker'),
    await world.staff('administrator'),
  ])
    expect(await world.refused('desk.redeem', { code: typed }, who)).toBe('FORBIDDEN')
  const stranger = await world.accountOf((await addPerson(world)).id)
  for (const action of ['vouchers.get', 'vouchers.code', 'vouchers.extend'] as const)
    expect(await world.refused(action, { voucherId }, stranger)).toBe('NOT_FOUND')
  expect(await stateOf(voucherId)).toBe('claimed')
})
