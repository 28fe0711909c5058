// A voucher of a small child: claimed by a parent, once in the child's life, redeemed like any other.
import { addChild, childProgrammes } from '../../test/children'
import { addCouple, addPerson } from '../../test/people'
import { createWorld, type World } from '../../test/world'
import { yiling } from '../../catalog/yiling'
import type { ProgrammeCode } from '../../types/schema'
import { sql } from '../database/sql'
import { eligibilityRoutes } from '../eligibility/routes'
import { voucherRoutes } from './routes'

let world: World
let clerk: string
beforeAll(async () => {
  world = await createWorld(
    { ...voucherRoutes, ...eligibilityRoutes },
    {
      city: {
        programmes: [...yiling.programmes, ...childProgrammes],
        quotas: [...yiling.quotas, { programme: 'V_TEST_HEARING', year: 2026, total: 1000 }],
      },
    },
  )
  clerk = await world.staff('clerk', { institutionId: '4205060001' })
  await world.services.db.run(
    sql`update institution set capabilities = capabilities || array['V_TEST_HEARING'] where institution_id = 4205060001`,
  )
})
afterAll(() => world.close())

const hearing = 'V_TEST_HEARING' as ProgrammeCode
const premarital = 'V_PREMARITAL' as ProgrammeCode

test('the mother claims for her child; it stands among her vouchers with the child’s name masked, and is redeemed', async () => {
  const { wife, husband } = await addCouple(world, { marriedOn: '2025-10-01' })
  const child = await addChild(world, wife.id, '2026-11-01 08:15')
  const her = await world.accountOf(wife.id)
  const voucher = await world.ok('vouchers.claim', { programme: hearing, child: child.id }, her)
  // The window of the programme ends before the thirty days do.
  expect(voucher).toMatchObject({ childName: '沈*晨', forCouple: false, validUntil: '2026-12-13' })
  const row = await world.services.db.one<{ person_id: string; subject: string; claimed_by: string }>(
    sql`select person_id, subject, claimed_by from voucher where voucher_id = ${voucher.voucherId}`,
  )
  expect(row).toEqual({ person_id: child.id, subject: 'person:once', claimed_by: wife.id })
  expect((await world.ok('vouchers.mine', {}, her)).items).toEqual([voucher])
  // The father by the civil register sees it too, and cannot have a second.
  const his = await world.accountOf(husband.id)
  expect((await world.ok('vouchers.mine', {}, his)).items).toMatchObject([{ childName: '沈*晨' }])
  const again = { programme: hearing, child: child.id }
  expect(await world.refused('vouchers.claim', again, his)).toBe('ALREADY_CLAIMED')
  const { typed } = await world.ok('vouchers.code', { voucherId: voucher.voucherId }, her)
  const look = await world.ok('desk.look', { code: typed }, clerk)
  expect(look).toMatchObject({ names: ['沈*晨'], allowed: true })
  await world.ok('desk.redeem', { code: typed }, clerk)
  expect(await world.refused('vouchers.claim', again, her)).toBe('ALREADY_USED')
})

test('once in a life: a new year makes no new claim', async () => {
  world.clock.set('2026-12-20')
  try {
    const mother = await addPerson(world)
    const child = await addChild(world, mother.id, '2026-12-10 08:15')
    const her = await world.accountOf(mother.id)
    const { voucherId } = await world.ok('vouchers.claim', { programme: hearing, child: child.id }, her)
    const { typed } = await world.ok('vouchers.code', { voucherId }, her)
    await world.ok('desk.redeem', { code: typed }, clerk)
    world.clock.set('2027-01-04')
    expect(await world.refused('vouchers.claim', { programme: hearing, child: child.id }, her)).toBe(
      'ALREADY_USED',
    )
  } finally {
    world.clock.set('2026-11-23')
  }
})

test('nobody claims for a child that is not theirs, for a child what is for grown-ups, or for herself what is for children', async () => {
  const { wife, husband } = await addCouple(world, { confirmed: false })
  const child = await addChild(world, wife.id, '2026-11-01 08:15')
  const stranger = await world.accountOf((await addPerson(world)).id)
  const his = await world.accountOf(husband.id)
  const her = await world.accountOf(wife.id)
  const forChild = { programme: hearing, child: child.id }
  expect(await world.refused('vouchers.claim', forChild, stranger)).toBe('PROXY_NOT_AUTH')
  expect(await world.refused('vouchers.claim', forChild, his)).toBe('PROXY_NOT_AUTH')
  expect(await world.refused('vouchers.claim', { programme: hearing, child: wife.id }, his)).toBe(
    'PROXY_NOT_AUTH',
  )
  expect(await world.refused('vouchers.claim', { programme: premarital, child: child.id }, her)).toBe(
    'NOT_ELIGIBLE',
  )
  expect(await world.refused('vouchers.claim', { programme: hearing }, her)).toBe('NOT_ELIGIBLE')
  expect((await world.ok('vouchers.mine', {}, his)).items).toEqual([])
})

test('what she reads of her child is what the claim says: the hold that counts is on the child’s record, not on hers', async () => {
  const mother = await addPerson(world)
  const child = await addChild(world, mother.id, '2026-11-01 08:15')
  const her = await world.accountOf(mother.id)
  const forChild = { programme: hearing, child: child.id }
  const hold = (person: string, reason: string | null) =>
    world.services.db.run(sql`update person set review_reason = ${reason} where person_id = ${person}`)
  await hold(child.id, 'POSSIBLE_DUPLICATE')
  const { standing } = await world.ok('eligibility.programme', forChild, her)
  expect(standing).toMatchObject({ outcome: 'needs_review', reasons: [{ code: 'DUPLICATE_PERSON' }] })
  expect(await world.refused('vouchers.claim', forChild, her)).toBe('DUPLICATE_PERSON')
  await hold(child.id, null)
  await hold(mother.id, 'NAME_DIFFERS')
  expect((await world.ok('eligibility.programme', forChild, her)).standing.outcome).toBe('eligible')
  await world.ok('vouchers.claim', forChild, her)
})
