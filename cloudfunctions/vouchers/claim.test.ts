import { addCouple, addPerson } from '../../test/people'
import { createWorld, type World } from '../../test/world'
import type { ProgrammeCode } from '../../types/schema'
import { sql } from '../database/sql'
import { factsChanged } from '../eligibility/changed'
import { voucherRoutes } from './routes'

const premarital = 'V_PREMARITAL' as ProgrammeCode
const programme = (code: string): { programme: ProgrammeCode } => ({ programme: code as ProgrammeCode })
let world: World

beforeAll(async () => {
  world = await createWorld(voucherRoutes, { connections: 8 })
})
afterAll(() => world.close())

const used = async (code: string, year = '2026'): Promise<number> =>
  (
    await world.services.db.one<{ used: number }>(
      sql`select used from quota where programme = ${code} and period = ${year}`,
    )
  ).used

test('one partner claims, both see the voucher, and the place is taken', async () => {
  const { wife, husband } = await addCouple(world)
  const her = await world.accountOf(wife.id)
  const his = await world.accountOf(husband.id)
  const before = await used('V_PREMARITAL')
  const voucher = await world.ok('vouchers.claim', { programme: premarital }, his)
  expect(voucher).toMatchObject({
    programme: premarital,
    state: 'claimed',
    validFrom: '2026-11-23',
    validUntil: '2027-02-21',
    forCouple: true,
    claimedByPartner: false,
    redeemed: null,
  })
  expect(await used('V_PREMARITAL')).toBe(before + 1)
  const hers = await world.ok('vouchers.mine', {}, her)
  expect(hers).toEqual({ items: [{ ...voucher, claimedByPartner: true }], next: null })
  expect(await world.ok('vouchers.get', { voucherId: voucher.voucherId }, her)).toEqual({
    ...voucher,
    claimedByPartner: true,
  })
  const row = await world.services.db.one<{ person_id: string; subject: string; from_state: string | null }>(
    sql`select v.person_id, v.subject, e.from_state from voucher v join voucher_event e using (person_id, voucher_id)
        where v.voucher_id = ${voucher.voucherId} and e.to_state = 'claimed'`,
  )
  expect(row).toMatchObject({ person_id: wife.id, from_state: null })
  expect(row.subject).toMatch(/^couple:/)
})

test('the second claim says until when the first is good, and takes no place', async () => {
  const { wife, husband } = await addCouple(world)
  await world.ok('vouchers.claim', { programme: premarital }, await world.accountOf(wife.id))
  const before = await used('V_PREMARITAL')
  const reply = await world.call(
    'vouchers.claim',
    { programme: premarital },
    await world.accountOf(husband.id),
  )
  expect(reply).toMatchObject({ ok: false, error: { code: 'ALREADY_CLAIMED' } })
  expect(JSON.stringify(reply)).toContain('2027年2月21日')
  expect(await used('V_PREMARITAL')).toBe(before)
})

test('when both partners press at the same moment there is one voucher', async () => {
  for (let round = 0; round < 10; round++) {
    const { wife, husband } = await addCouple(world)
    const accounts = [await world.accountOf(wife.id), await world.accountOf(husband.id)]
    const replies = await Promise.all(
      accounts.map(account => world.call('vouchers.claim', { programme: premarital }, account)),
    )
    expect(replies.filter(reply => reply.ok)).toHaveLength(1)
    expect(replies.find(reply => !reply.ok)).toMatchObject({ error: { code: 'ALREADY_CLAIMED' } })
  }
})

test('a voucher is not good beyond the window of the programme', async () => {
  const { wife } = await addCouple(world, { marriedOn: '2026-06-01' })
  const voucher = await world.ok('vouchers.claim', { programme: premarital }, await world.accountOf(wife.id))
  expect(voucher.validUntil).toBe('2026-12-01')
})

test('who is not entitled now is refused: too late, no couple, no such programme', async () => {
  const { wife } = await addCouple(world, { marriedOn: '2025-01-01' })
  const her = await world.accountOf(wife.id)
  const single = await world.accountOf((await addPerson(world)).id)
  expect(await world.refused('vouchers.claim', { programme: premarital }, her)).toBe('NOT_ELIGIBLE')
  expect(await world.refused('vouchers.claim', { programme: premarital }, single)).toBe('NOT_ELIGIBLE')
  expect(await world.refused('vouchers.claim', programme('V_NT'), single)).toBe('NOT_ELIGIBLE')
  expect(await world.refused('vouchers.claim', programme('V_NOTHING'), single)).toBe('NOT_FOUND')
  expect(await world.refused('vouchers.claim', { programme: premarital }, await world.account('new'))).toBe(
    'NOT_VERIFIED',
  )
})

test('contraceptives are claimed once a month, and anew in the next', async () => {
  const { id } = await addPerson(world, { sex: 'male', birth: '1990-01-01' })
  const me = await world.accountOf(id)
  const clerk = await world.staff('clerk', { institutionId: '4205060001' })
  const first = await world.ok('vouchers.claim', programme('V_CONTRA'), me)
  expect(first).toMatchObject({ forCouple: false, validUntil: '2026-12-23' })
  expect(await world.refused('vouchers.claim', programme('V_CONTRA'), me)).toBe('ALREADY_CLAIMED')
  const { typed } = await world.ok('vouchers.code', { voucherId: first.voucherId }, me)
  await world.ok('desk.redeem', { code: typed }, clerk)
  expect(await world.refused('vouchers.claim', programme('V_CONTRA'), me)).toBe('ALREADY_USED')
  world.clock.set('2026-12-01')
  try {
    // What the night does for everyone.
    await factsChanged(world.services, [id])
    expect((await world.ok('vouchers.claim', programme('V_CONTRA'), me)).state).toBe('claimed')
  } finally {
    world.clock.set('2026-11-23')
  }
})

test('a voucher of a couple that did not confirm each other shows to its claimer only', async () => {
  const { wife, husband } = await addCouple(world, { confirmed: false })
  const her = await world.accountOf(wife.id)
  const his = await world.accountOf(husband.id)
  const { voucherId } = await world.ok('vouchers.claim', { programme: premarital }, his)
  expect((await world.ok('vouchers.mine', {}, his)).items).toHaveLength(1)
  expect((await world.ok('vouchers.mine', {}, her)).items).toEqual([])
  expect(await world.refused('vouchers.get', { voucherId }, her)).toBe('NOT_FOUND')
  expect(await world.refused('vouchers.code', { voucherId }, her)).toBe('NOT_FOUND')
})

test('nobody else sees a voucher, whatever id they try', async () => {
  const { wife } = await addCouple(world)
  const { voucherId } = await world.ok(
    'vouchers.claim',
    { programme: premarital },
    await world.accountOf(wife.id),
  )
  const other = await addCouple(world)
  const stranger = await world.accountOf(other.wife.id)
  expect(await world.refused('vouchers.get', { voucherId }, stranger)).toBe('NOT_FOUND')
  expect(await world.refused('vouchers.code', { voucherId }, stranger)).toBe('NOT_FOUND')
})

test('a claim that is replayed with its key answers the same voucher and takes one place', async () => {
  const { wife } = await addCouple(world)
  const her = await world.accountOf(wife.id)
  const before = await used('V_PREMARITAL')
  const claimed = await world.ok('vouchers.claim', { programme: premarital }, her, 'claim-key-1')
  expect(await world.ok('vouchers.claim', { programme: premarital }, her, 'claim-key-1')).toEqual(claimed)
  expect(await used('V_PREMARITAL')).toBe(before + 1)
})

test('the list is paged, usable vouchers first', async () => {
  const { id } = await addPerson(world)
  const { db, vault, clock, city } = world.services
  for (let n = 1; n <= 45; n++)
    await db.run(sql`
      insert into voucher (person_id, voucher_id, programme, programme_version, subject, state, code_index, code_sealed, claimed_by,
                           claimed_at, valid_from, valid_until, quota_period, quota_region)
      values (${id}, ${n}, 'V_CONTRA', 1, ${`person:old-${n}`}, ${n === 7 ? 'claimed' : 'expired'}, ${vault.index(String(n), 'x')}, ${Buffer.alloc(1)},
              ${id}, ${clock.now()}, '2026-01-01', ${n === 7 ? '2026-12-31' : '2026-02-01'}, '2026', ${city.code})`)
  const me = await world.accountOf(id)
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = await world.ok('vouchers.mine', cursor === undefined ? {} : { cursor }, me)
    seen.push(...page.items.map(item => item.voucherId))
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  expect(seen).toEqual(['7', ...[...Array(45).keys()].map(i => String(45 - i)).filter(n => n !== '7')])
  expect(await world.refused('vouchers.mine', { cursor: 'x' }, me)).toBe('INVALID_INPUT')
})

test('a budget is never oversold: of 40 couples at once exactly as many claim as there are places', async () => {
  await world.services.db.run(
    sql`update quota set total = used + 7 where programme = 'V_PREMARITAL' and period = '2026'`,
  )
  const before = await used('V_PREMARITAL')
  const couples = await Promise.all(Array.from({ length: 40 }, () => addCouple(world)))
  const accounts = await Promise.all(couples.map(({ wife }) => world.accountOf(wife.id)))
  const replies = await Promise.all(
    accounts.map(account => world.call('vouchers.claim', { programme: premarital }, account)),
  )
  expect(replies.filter(reply => reply.ok)).toHaveLength(7)
  expect(replies.flatMap(reply => (reply.ok ? [] : [reply.error.code]))).toEqual(
    Array<string>(33).fill('QUOTA_YEAR'),
  )
  expect(await used('V_PREMARITAL')).toBe(before + 7)
  const { count } = await world.services.db.one<{ count: number }>(sql`
    select count(*)::int as count from voucher where programme = 'V_PREMARITAL' and person_id = any(${couples.map(c => c.wife.id)}::bigint[])`)
  expect(count).toBe(7)
  await world.services.db.run(sql`update quota set total = 3000 where programme = 'V_PREMARITAL'`)
})

test('the budget of the new year is another one', async () => {
  const { wife } = await addCouple(world)
  const her = await world.accountOf(wife.id)
  world.clock.set('2027-01-04')
  try {
    await world.ok('vouchers.claim', { programme: premarital }, her)
    expect(await used('V_PREMARITAL', '2027')).toBe(1)
  } finally {
    world.clock.set('2026-11-23')
  }
})
