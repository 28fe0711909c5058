/** What was promised at the claim holds when the policy changes, and over the end of a year. */
import { addCouple } from '../../test/people'
import { createWorld, type World } from '../../test/world'
import { z, type ProgrammeCode } from '../../types/schema'
import { publishedProgrammes } from '../catalogue/programmes'
import { sql } from '../database/sql'
import { programmeVersion, type Programme } from '../eligibility/rules/programme'
import { voucherRoutes } from './routes'

const code = 'V_PREMARITAL' as ProgrammeCode
const hospital = '4205060001'
let world: World
let clerk: string

beforeEach(async () => {
  world = await createWorld(voucherRoutes, { at: '2026-12-20' })
  clerk = await world.staff('clerk', { institutionId: hospital })
})
afterEach(() => world.close())

/** Puts the next version of the premarital check into the database, as publishing a draft does. */
async function publish(change: Partial<z.input<typeof programmeVersion>>): Promise<Programme> {
  const versions = (await publishedProgrammes(world.services)).filter(programme => programme.code === code)
  const last = versions.at(-1)
  if (last === undefined) throw new Error('the pack has no premarital check')
  const next = z.parse(programmeVersion, { ...last, version: last.version + 1, ...change })
  await world.services.db.run(sql`
    insert into programme_version (code, version, region, ordinal, effective_from, effective_to, definition)
    values (${next.code}, ${next.version}, ${next.region}, ${next.ordinal}, ${next.effectiveFrom}, ${next.effectiveTo ?? null}, ${JSON.stringify(next)})`)
  world.services.catalogue.kept = null
  return next
}

async function claimed() {
  const couple = await addCouple(world, { marriedOn: '2026-12-01' })
  const her = await world.accountOf(couple.wife.id)
  const voucher = await world.ok('vouchers.claim', { programme: code }, her)
  return { ...couple, her, voucher }
}
const typed = async (her: string, voucherId: Awaited<ReturnType<typeof claimed>>['voucher']['voucherId']) =>
  (await world.ok('vouchers.code', { voucherId }, her)).typed

/** A rule that nobody meets any more: the wedding must be today. */
const narrow: Programme['rule'] = { is: 'married', fromDays: 0, toDays: 0 }

test('a claim of December is redeemed in January under the terms of December, whatever January says', async () => {
  const { her, voucher } = await claimed()
  const next = await publish({
    effectiveFrom: '2027-01-01',
    rule: narrow,
    freeItems: ['只有一项'],
    voucherDays: 1,
  })
  world.clock.set('2027-01-04')
  const mine = await world.ok('vouchers.get', { voucherId: voucher.voucherId }, her)
  expect(mine).toMatchObject({
    state: 'claimed',
    validUntil: voucher.validUntil,
    freeItems: voucher.freeItems,
  })
  expect(mine.freeItems).not.toEqual(next.freeItems)
  const view = await world.ok('desk.look', { code: await typed(her, voucher.voucherId) }, clerk)
  expect(view).toMatchObject({ allowed: true, freeItems: voucher.freeItems })
  await world.ok('desk.redeem', { code: await typed(her, voucher.voucherId) }, clerk)
  expect(
    await world.services.db.one(
      sql`select state, programme_version from voucher where voucher_id = ${voucher.voucherId}`,
    ),
  ).toEqual({ state: 'redeemed', programme_version: 1 })
})

test('whoever claims after the change has the new terms, and the old ones are not to be had any more', async () => {
  await publish({ effectiveFrom: '2027-01-01', freeItems: ['只有一项'], voucherDays: 10 })
  const { wife } = await addCouple(world, { marriedOn: '2026-12-01' })
  const before = await claimed()
  world.clock.set('2027-01-01', '00:00')
  const after = await world.ok('vouchers.claim', { programme: code }, await world.accountOf(wife.id))
  expect(before.voucher.freeItems).toHaveLength(5)
  expect(after).toMatchObject({ freeItems: ['只有一项'], validUntil: '2027-01-11' })
})

test('the end of a version ends claims and not the vouchers in hand', async () => {
  await publish({ effectiveFrom: '2026-12-21', effectiveTo: '2026-12-31', voucherDays: 90 })
  world.clock.set('2026-12-31', '23:59')
  const { her, voucher } = await claimed()
  // The window of the wedding ends it, in June, and not the version, tonight.
  expect(voucher.validUntil).toBe('2027-03-31')
  const late = await addCouple(world, { marriedOn: '2026-12-01' })
  world.clock.set('2027-01-01', '00:00')
  expect(
    await world.refused('vouchers.claim', { programme: code }, await world.accountOf(late.wife.id)),
  ).toBe('NOT_FOUND')
  expect((await world.ok('desk.look', { code: await typed(her, voucher.voucherId) }, clerk)).allowed).toBe(
    true,
  )
})

test('a version that promises nothing is asked again on the day of use, and says why not', async () => {
  await publish({ effectiveFrom: '2026-12-21', promised: false })
  world.clock.set('2026-12-21')
  const { her, voucher } = await claimed()
  expect((await world.ok('desk.look', { code: await typed(her, voucher.voucherId) }, clerk)).allowed).toBe(
    true,
  )
  await publish({ effectiveFrom: '2027-01-01', rule: narrow, promised: false })
  world.clock.set('2027-01-04')
  const view = await world.ok('desk.look', { code: await typed(her, voucher.voucherId) }, clerk)
  expect(view.allowed).toBe(false)
  expect(view.refusals.map(refusal => refusal.code)).toEqual(['NO_LONGER_ELIGIBLE'])
  expect(view.refusals[0]?.text).toContain('按使用当天的政策办理')
  expect(view.refusals[0]?.text).not.toContain('已领取')
  expect(await world.refused('desk.redeem', { code: await typed(her, voucher.voucherId) }, clerk)).toBe(
    'NO_LONGER_ELIGIBLE',
  )
})

test('what promises nothing ends with its version, and a programme that is gone is refused as ended', async () => {
  await publish({ effectiveFrom: '2026-12-21', effectiveTo: '2027-01-10', promised: false })
  world.clock.set('2026-12-21')
  const { her, voucher } = await claimed()
  expect(voucher.validUntil).toBe('2027-01-10')
  await publish({ effectiveFrom: '2027-01-01', effectiveTo: '2027-01-01', promised: false })
  world.clock.set('2027-01-04')
  const view = await world.ok('desk.look', { code: await typed(her, voucher.voucherId) }, clerk)
  expect(view.refusals.map(({ text }) => text)).toEqual([expect.stringContaining('该项目已结束')])
})
