import { addPerson } from '../../test/people'
import { recordingSenders } from '../../test/senders'
import { createWorld, type World } from '../../test/world'
import type { PersonId, ProgrammeCode, VoucherId } from '../../types/schema'
import { sql } from '../database/sql'
import { factsChanged } from '../eligibility/changed'
import { evidenceRoutes } from '../evidence/routes'
import { identityRoutes } from '../identity/routes'
import { dispatchDue } from '../reminders/dispatch'
import { expireVouchers } from './expire'
import { revocationRoutes, voucherRoutes } from './routes'

const programme = 'V_CONTRA' as ProgrammeCode
const reason = '登记信息有误,需要重新核对'
let world: World
let first: string
let second: string
beforeAll(async () => {
  world = await createWorld({ ...voucherRoutes, ...revocationRoutes, ...evidenceRoutes, ...identityRoutes })
  first = await world.staff('manager')
  second = await world.staff('manager')
})
afterAll(() => world.close())
beforeEach(async () => {
  world.clock.set('2026-11-23')
  await world.services.db.script('truncate outbox, message')
})

interface Holder {
  readonly id: PersonId
  readonly account: string
  readonly voucherId: VoucherId
}
async function holder(): Promise<Holder> {
  const person = await addPerson(world)
  await factsChanged(world.services, [person.id])
  const account = await world.accountOf(person.id)
  await world.ok('identity.setConsent', { purpose: 'sms', granted: true }, account)
  const { voucherId } = await world.ok('vouchers.claim', { programme }, account)
  for (const manager of [first, second])
    await world.ok('evidence.findByNumber', { name: person.name, number: person.number }, manager)
  return { id: person.id, account, voucherId }
}
async function revoked(): Promise<Holder> {
  const one = await holder()
  await world.ok('revocations.revoke', { personId: one.id, voucherId: one.voucherId, reason }, first)
  return one
}
const state = async ({ voucherId, account }: Holder): Promise<string> =>
  (await world.ok('vouchers.get', { voucherId }, account)).state
const used = async (): Promise<number> =>
  (
    await world.services.db.one<{ used: number }>(
      sql`select used from quota where programme = ${programme} and period = '2026'`,
    )
  ).used
async function waitingFor(as: string) {
  const { items } = await world.ok('revocations.list', {}, as)
  const one = items[0]
  if (one === undefined) throw new Error('nothing waits')
  return one
}
async function texts(): Promise<string[]> {
  const channel = recordingSenders(() => world.clock.now())
  await dispatchDue(world.services, channel.senders)
  return channel.sent.map(letter => letter.text)
}
const answer = '核对后登记无误'

test('what is taken back can be used nowhere, its place is free, and its holder reads why', async () => {
  const one = await holder()
  const before = await used()
  const { items } = await world.ok('revocations.held', { personId: one.id }, first)
  expect(items).toEqual([
    {
      voucherId: one.voucherId,
      title: '免费避孕药具',
      validUntil: '2026-12-23',
      booked: false,
      forTwo: false,
    },
  ])
  const { typed } = await world.ok('vouchers.code', { voucherId: one.voucherId }, one.account)
  await world.ok('revocations.revoke', { personId: one.id, voucherId: one.voucherId, reason }, first)
  expect(await used()).toBe(before - 1)
  expect(await state(one)).toBe('revoked')
  const clerk = await world.staff('clerk', { institutionId: '4205060001' })
  expect(await world.refused('desk.redeem', { code: typed }, clerk)).toBe('VOUCHER_CLOSED')
  expect(await world.refused('vouchers.code', { voucherId: one.voucherId }, one.account)).toBe(
    'VOUCHER_CLOSED',
  )
  expect(await world.refused('vouchers.claim', { programme }, one.account)).toBe('VOUCHER_REVOKED')
  expect(await world.ok('vouchers.revocation', { voucherId: one.voucherId }, one.account)).toMatchObject({
    reason,
    review: null,
    answer: null,
  })
  world.clock.set('2026-11-23', '11:00')
  expect(await texts()).toEqual([expect.stringContaining('「免费避孕药具」已由发放单位收回') as string])
  const readers = await world.ok('identity.readers', {}, one.account)
  expect(readers.items.map(item => item.what)).toContain('收回电子券')
})

test('a review is decided by another manager: restored with the days that were lost, and the place taken again', async () => {
  const one = await revoked()
  const before = await used()
  await world.ok('vouchers.review', { voucherId: one.voucherId, words: '我的情况没有变化' }, one.account)
  expect(
    await world.refused('vouchers.review', { voucherId: one.voucherId, words: '再看一次吧' }, one.account),
  ).toBe('REVIEW_ASKED')
  const { mine, ...shown } = await waitingFor(first)
  expect(mine).toBe(true)
  expect(shown).toMatchObject({
    reason,
    review: '我的情况没有变化',
    names: [expect.stringContaining('*') as string],
  })
  const decision = { revocationId: shown.revocationId, restore: true, answer }
  expect(await world.refused('revocations.decide', decision, first)).toBe('REVIEW_SAME_PERSON')
  world.clock.set('2026-12-03')
  await world.ok('revocations.decide', decision, second)
  expect(await world.ok('vouchers.get', { voucherId: one.voucherId }, one.account)).toMatchObject({
    state: 'claimed',
    validUntil: '2027-01-02',
  })
  expect(await used()).toBe(before + 1)
  expect(await world.refused('revocations.decide', decision, second)).toBe('NOT_FOUND')
  world.clock.set('2026-12-04', '11:00')
  expect((await texts()).join()).toContain('已恢复')
  await expireVouchers(world.services)
  expect(await state(one)).toBe('claimed')
})

test('upheld it stays taken back with an answer; what can no longer be used is not restored', async () => {
  const one = await revoked()
  await world.ok('vouchers.review', { voucherId: one.voucherId, words: '请再核对一次' }, one.account)
  const { revocationId } = await waitingFor(second)
  await world.services.db.run(
    sql`update voucher set window_until = '2026-11-30' where voucher_id = ${one.voucherId}`,
  )
  world.clock.set('2026-12-03')
  const restore = { revocationId, restore: true, answer }
  expect(await world.refused('revocations.decide', restore, second)).toBe('EXPIRED_VOUCHER')
  await world.services.db.run(sql`update voucher set window_until = null where voucher_id = ${one.voucherId}`)
  await world.services.db.run(sql`update quota set total = used where programme = ${programme}`)
  expect(await world.refused('revocations.decide', restore, second)).toBe('QUOTA_YEAR')
  await world.services.db.run(sql`update quota set total = total + 50 where programme = ${programme}`)
  await world.ok('revocations.decide', { revocationId, restore: false, answer: '材料仍然不符' }, second)
  expect(await state(one)).toBe('revoked')
  expect((await world.ok('vouchers.revocation', { voucherId: one.voucherId }, one.account)).answer).toBe(
    '材料仍然不符',
  )
})

test('only what is in hand, of somebody found today, by a manager of the division', async () => {
  const one = await holder()
  const other = await holder()
  const wrong = { personId: one.id, voucherId: other.voucherId, reason }
  expect(await world.refused('revocations.revoke', wrong, first)).toBe('VOUCHER_CLOSED')
  const stranger = await world.staff('manager')
  const right = { personId: one.id, voucherId: one.voucherId, reason }
  expect(await world.refused('revocations.revoke', right, stranger)).toBe('NOT_FOUND')
  expect(await world.refused('revocations.revoke', right, await world.staff('clerk'))).toBe('FORBIDDEN')
  expect(await world.refused('vouchers.revocation', { voucherId: one.voucherId }, one.account)).toBe(
    'NOT_FOUND',
  )
  expect(
    await world.refused('vouchers.review', { voucherId: one.voucherId, words: '请复核一下' }, one.account),
  ).toBe('NOT_FOUND')
  const gone = await revoked()
  await world.ok('vouchers.review', { voucherId: gone.voucherId, words: '请再核对一次' }, gone.account)
  const far = await world.staff('manager', { region: '420506002' })
  expect((await world.ok('revocations.list', {}, far)).items).toEqual([])
  await expect(
    world.services.db.run(sql`
      update voucher_revocation set decision = 'restored', decided_by = revoked_by, decided_at = revoked_at, answer_sealed = reason_sealed
      where voucher_id = ${gone.voucherId}`),
  ).rejects.toThrow(/voucher_revocation_by_two/)
})

test('of a child who cannot be written to the one who claimed it is told', async () => {
  const [child, parent] = [await holder(), await holder()]
  await world.services.db.run(
    sql`update voucher set claimed_by = ${parent.id} where voucher_id = ${child.voucherId}`,
  )
  await world.ok('revocations.revoke', { personId: child.id, voucherId: child.voucherId, reason }, first)
  expect(await world.services.db.many(sql`select person_id, template from message`)).toEqual([
    { person_id: parent.id, template: 'voucher.revoked' },
  ])
})
