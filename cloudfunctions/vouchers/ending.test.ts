import { addCouple, addPerson } from '../../test/people'
import { recordingSenders } from '../../test/senders'
import { createWorld, type World } from '../../test/world'
import type { LocalDate, PersonId, ProgrammeCode, VoucherId } from '../../types/schema'
import { openSlots } from '../booking/open-slots'
import { bookingRoutes } from '../booking/routes'
import { sql } from '../database/sql'
import { factsChanged } from '../eligibility/changed'
import { identityRoutes } from '../identity/routes'
import { dispatchDue } from '../reminders/dispatch'
import { reminderRoutes } from '../reminders/routes'
import { alertEnding } from './alert'
import { expireVouchers } from './expire'
import { extendsTo, type Extensible } from './rules/extension'
import { voucherRoutes } from './routes'

let world: World
beforeAll(async () => {
  world = await createWorld({ ...voucherRoutes, ...bookingRoutes, ...identityRoutes, ...reminderRoutes })
  await openSlots(world.services)
})
afterAll(() => world.close())
beforeEach(async () => {
  world.clock.set('2026-11-23')
  // Those of the tests before end in another year.
  await world.services.db.script(
    `truncate outbox, message; update voucher set valid_until = '2027-12-31' where state = 'claimed'`,
  )
})

const programme = 'V_CONTRA' as ProgrammeCode
async function holder(code = programme): Promise<{ id: PersonId; account: string; voucherId: VoucherId }> {
  const { id } = await addPerson(world)
  await factsChanged(world.services, [id])
  const account = await world.accountOf(id)
  await world.ok('identity.setConsent', { purpose: 'sms', granted: true }, account)
  return {
    id,
    account,
    voucherId: (await world.ok('vouchers.claim', { programme: code }, account)).voucherId,
  }
}
const ends = (voucherId: VoucherId, until: string, window: string | null = null) =>
  world.services.db.run(
    sql`update voucher set valid_until = ${until}, window_until = ${window} where voucher_id = ${voucherId}`,
  )
const alert = () => world.services.db.tx(tx => alertEnding({ ...world.services, db: tx }))
async function sent(): Promise<string[]> {
  const channel = recordingSenders(() => world.clock.now())
  await dispatchDue(world.services, channel.senders)
  return channel.sent.map(letter => letter.text)
}
const used = async (): Promise<number> =>
  (
    await world.services.db.one<{ used: number }>(
      sql`select used from quota where programme = ${programme} and period = '2026'`,
    )
  ).used

test.each([
  ['seven days before', '2026-11-30', 1],
  ['three days before', '2026-11-26', 1],
  ['the day before', '2026-11-24', 1],
  ['six days before', '2026-11-29', 0],
  ['on the last day', '2026-11-23', 0],
])('%s it is told once', async (_, until, times) => {
  const { voucherId } = await holder()
  await ends(voucherId, until)
  expect(await alert()).toBe(times)
  expect(await alert()).toBe(0)
  world.clock.set('2026-11-23', '11:00')
  const texts = await sent()
  expect(texts).toHaveLength(times)
  for (const text of texts) expect(text).toContain(`免费避孕药具」11月${until.slice(8)}日到期`)
})

test('several that end are told together, and a couple is told both', async () => {
  const { wife, husband } = await addCouple(world)
  const hers = await world.accountOf(wife.id)
  const his = await world.accountOf(husband.id)
  for (const account of [hers, his])
    await world.ok('identity.setConsent', { purpose: 'sms', granted: true }, account)
  const couple = await world.ok('vouchers.claim', { programme: 'V_PREMARITAL' as ProgrammeCode }, his)
  const own = await world.ok('vouchers.claim', { programme }, hers)
  await ends(couple.voucherId, '2026-11-26')
  await ends(own.voucherId, '2026-11-30')
  expect(await alert()).toBe(2)
  world.clock.set('2026-11-23', '11:00')
  const texts = await sent()
  expect(texts.filter(text => text.includes('免费婚前医学检查、免费避孕药具'))).toHaveLength(1)
  expect(texts.filter(text => text.includes('免费婚前医学检查」11月26日'))).toHaveLength(1)
})

test('what was used, extended or booked before the message leaves is not told', async () => {
  const [redeemed, extended] = [await holder(), await holder()]
  await ends(redeemed.voucherId, '2026-11-26')
  await ends(extended.voucherId, '2026-11-26')
  const { wife } = await addCouple(world)
  const hers = await world.accountOf(wife.id)
  await world.ok('identity.setConsent', { purpose: 'sms', granted: true }, hers)
  const premarital = await world.ok('vouchers.claim', { programme: 'V_PREMARITAL' as ProgrammeCode }, hers)
  await ends(premarital.voucherId, '2026-11-26')
  expect(await alert()).toBeGreaterThanOrEqual(3)
  await world.services.db.run(
    sql`update voucher set state = 'redeemed', redeemed_at = ${world.clock.now()}, redeemed_institution_id = 1 where voucher_id = ${redeemed.voucherId}`,
  )
  await world.ok('vouchers.extend', { voucherId: extended.voucherId }, extended.account)
  const { items } = await world.ok('institutions.list', { service: 'premarital_check' }, null)
  const institutionId = items[0]?.institutionId
  if (institutionId === undefined) throw new Error('no clinic')
  const day = items[0]?.nextFree?.day ?? ('2026-11-24' as LocalDate)
  const slots = await world.ok('booking.slots', { institutionId, service: 'premarital_check', day }, null)
  const slotId = slots.items[0]?.slotId
  if (slotId === undefined) throw new Error('no session')
  await world.ok(
    'booking.book',
    { institutionId, slotId, service: 'premarital_check', withPartner: false },
    hers,
  )
  world.clock.set('2026-11-23', '11:00')
  expect((await sent()).filter(text => text.includes('到期'))).toEqual([])
})

test('a holder extends once in the last week, and no further than the window', async () => {
  const { account, voucherId } = await holder()
  expect((await world.ok('vouchers.get', { voucherId }, account)).extendsTo).toBeNull()
  expect(await world.refused('vouchers.extend', { voucherId }, account)).toBe('EXTENSION_OVER')
  await ends(voucherId, '2026-11-27', '2026-12-10')
  const before = await world.ok('vouchers.get', { voucherId }, account)
  expect(before).toMatchObject({ extendsTo: '2026-12-10', windowUntil: '2026-12-10' })
  const stranger = await holder()
  expect(await world.refused('vouchers.extend', { voucherId }, stranger.account)).toBe('NOT_FOUND')
  const places = await used()
  const after = await world.ok('vouchers.extend', { voucherId }, account)
  expect(after).toMatchObject({ state: 'claimed', validUntil: '2026-12-10', extendsTo: null })
  expect(await used()).toBe(places)
  world.clock.set('2026-12-09')
  expect(await world.refused('vouchers.extend', { voucherId }, account)).toBe('EXTENSION_OVER')
})

test('an expired one comes back within a month, and takes its place in the budget again', async () => {
  const { id, account, voucherId } = await holder()
  const places = await used()
  await ends(voucherId, '2026-11-25')
  world.clock.set('2026-11-27')
  await expireVouchers(world.services)
  expect(await used()).toBe(places - 1)
  expect((await world.ok('vouchers.get', { voucherId }, account)).state).toBe('expired')
  const after = await world.ok('vouchers.extend', { voucherId }, account)
  expect(after).toMatchObject({ state: 'claimed', validUntil: '2026-12-27' })
  expect(await used()).toBe(places)
  const { holds } = await world.services.db.one<{ holds: string }>(
    sql`select holds from person_fact where person_id = ${id}`,
  )
  expect(BigInt(holds)).not.toBe(0n)
  const code = await world.ok('vouchers.code', { voucherId }, account)
  expect(code.typed).toBeTruthy()
})

test('without a place in the budget, or with a new voucher in hand, an expired one stays so', async () => {
  const { account, voucherId } = await holder()
  await ends(voucherId, '2026-11-24')
  world.clock.set('2026-11-26')
  await expireVouchers(world.services)
  const full = sql`update quota set total = used where programme = ${programme} and period = '2026'`
  await world.services.db.run(full)
  expect(await world.refused('vouchers.extend', { voucherId }, account)).toBe('QUOTA_YEAR')
  expect((await world.ok('vouchers.get', { voucherId }, account)).state).toBe('expired')
  await world.services.db.run(
    sql`update quota set total = total + 10 where programme = ${programme} and period = '2026'`,
  )
  await world.ok('vouchers.claim', { programme }, account)
  const reply = await world.call('vouchers.extend', { voucherId }, account)
  expect(reply.ok ? '' : reply.error.code).toBe('ALREADY_CLAIMED')
  expect(reply.ok ? '' : reply.error.text).toContain('12月26日')
})

test('after a pregnancy or a union has ended, an expired voucher of it is never offered again', async () => {
  const { db, ids, clock } = world.services
  const expectant = await holder()
  const pregnancy = ids.next()
  await db.run(sql`
    insert into pregnancy (person_id, pregnancy_id, state, lmp, edd, dating_method, source, created_at)
    values (${expectant.id}, ${pregnancy}, 'ongoing', '2026-09-01', '2027-06-08', 'LMP', 'clinic', ${clock.now()})`)
  await db.run(
    sql`update voucher set subject = ${`pregnancy:${pregnancy}`} where voucher_id = ${expectant.voucherId}`,
  )
  const { wife } = await addCouple(world)
  const hers = await world.accountOf(wife.id)
  const union = await world.ok('vouchers.claim', { programme: 'V_PREMARITAL' as ProgrammeCode }, hers)
  const both = [
    { voucherId: expectant.voucherId, account: expectant.account },
    { voucherId: union.voucherId, account: hers },
  ]
  for (const { voucherId } of both) await ends(voucherId, '2026-11-25')
  world.clock.set('2026-11-27')
  await expireVouchers(world.services)
  for (const { voucherId, account } of both)
    expect((await world.ok('vouchers.get', { voucherId }, account)).extendsTo).not.toBeNull()
  await db.run(sql`
    update pregnancy set state = 'loss', outcome = 'miscarriage', outcome_on = '2026-11-26' where pregnancy_id = ${pregnancy}`)
  await db.run(sql`update couple_member set ended_on = '2026-11-26' where person_id = ${wife.id}`)
  for (const { voucherId, account } of both) {
    expect((await world.ok('vouchers.get', { voucherId }, account)).extendsTo).toBeNull()
    expect(await world.refused('vouchers.extend', { voucherId }, account)).toBe('EXTENSION_OVER')
  }
})

test('the rule: only near the end, only once, only inside the window', () => {
  const voucher: Extensible = {
    state: 'claimed',
    valid_until: '2026-12-10' as LocalDate,
    window_until: null,
    stands: true,
    extended: false,
  }
  const on = (day: string, change: Partial<Extensible> = {}) =>
    extendsTo({ ...voucher, ...change }, 30, day as LocalDate)
  expect(on('2026-12-02')).toBeNull()
  expect(on('2026-12-03')).toBe('2027-01-09')
  expect(on('2026-12-10')).toBe('2027-01-09')
  expect(on('2026-12-11')).toBe('2027-01-10')
  expect(on('2027-01-09')).toBe('2027-02-08')
  expect(on('2027-01-10')).toBeNull()
  expect(on('2026-12-05', { extended: true })).toBeNull()
  expect(on('2026-12-05', { stands: false })).toBeNull()
  expect(on('2026-12-05', { window_until: '2026-12-10' as LocalDate })).toBeNull()
  expect(on('2026-12-12', { window_until: '2026-12-11' as LocalDate })).toBeNull()
  expect(on('2026-12-05', { state: 'redeemed' })).toBeNull()
  expect(on('2026-12-05', { state: 'closed' })).toBeNull()
})
