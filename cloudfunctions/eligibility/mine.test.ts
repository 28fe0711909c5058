import { addCouple, addPerson } from '../../test/people'
import { createWorld, type World } from '../../test/world'
import type { Standing } from '../../types/eligibility'
import type { PersonId, ProgrammeCode } from '../../types/schema'
import { sql } from '../database/sql'
import { factsChanged } from './changed'
import { eligibilityRoutes } from './routes'
import { aboutChild } from './rules/about-child'

let world: World
beforeAll(async () => {
  world = await createWorld(eligibilityRoutes)
})
afterAll(() => world.close())

const code = (text: string) => text as ProgrammeCode
const standing = async (personId: PersonId, programme: string): Promise<Standing> =>
  (await world.ok('eligibility.programme', { programme: code(programme) }, await world.accountOf(personId)))
    .standing

async function pregnant(personId: PersonId, edd: string | null): Promise<string> {
  const { db, ids, clock } = world.services
  const id = ids.next()
  await db.run(sql`
    insert into pregnancy (person_id, pregnancy_id, state, edd, dating_method, source, created_at)
    values (${personId}, ${id}, 'ongoing', ${edd}, ${edd === null ? 'UNDATED' : 'LMP'}, 'self', ${clock.now()})`)
  await factsChanged(world.services, [personId])
  return id
}

test('anybody may read what the city offers', async () => {
  const { items } = await world.ok('eligibility.catalogue', {}, null)
  expect(items.length).toBe(new Set(world.services.city.programmes.map(({ code }) => code)).size)
  expect(items[0]).toMatchObject({
    programme: 'V_PREMARITAL',
    service: 'premarital_check',
  })
  expect(items.every(card => card.freeItems.length > 0 && card.source !== '')).toBe(true)
})

test('a couple is eligible until the last day of the window, with every condition in words', async () => {
  const { wife } = await addCouple(world)
  const { card, standing: hers } = await world.ok(
    'eligibility.programme',
    { programme: code('V_PREMARITAL') },
    await world.accountOf(wife.id),
  )
  expect(card.programme).toBe('V_PREMARITAL')
  expect(hers).toMatchObject({
    outcome: 'eligible',
    until: '2027-04-02',
    flipsOn: null,
    reasons: [],
    missing: [],
    forCouple: true,
    hasVoucher: true,
  })
  expect(hers.clauses.length).toBeGreaterThan(3)
  expect(hers.clauses.every(({ state, text }) => state === 'met' && text !== '')).toBe(true)
})

test('what is not yet is soon, with its date, and on that date it is', async () => {
  const { id } = await addPerson(world)
  // GA 0 on 2026-10-25; 11 weeks on 2027-01-10
  await pregnant(id, '2027-08-01')
  expect(await standing(id, 'V_NT')).toMatchObject({ outcome: 'soon', flipsOn: '2027-01-10', until: null })
  world.clock.set('2027-01-10')
  expect(await standing(id, 'V_NT')).toMatchObject({
    outcome: 'eligible',
    flipsOn: null,
    until: '2027-01-30',
  })
  world.clock.set('2027-01-31')
  expect(await standing(id, 'V_NT')).toMatchObject({
    outcome: 'not_eligible',
    flipsOn: null,
    reasons: [{ code: 'TOO_LATE' }],
  })
  world.clock.set('2026-11-23')
})

test('what is unknown is a question and not a refusal', async () => {
  const { id } = await addPerson(world)
  await pregnant(id, null)
  const answer = await standing(id, 'V_NT')
  expect(answer).toMatchObject({
    outcome: 'needs_review',
    missing: [{ text: '末次月经或预产期', how: 'fill', page: '/pages/pregnancy/index' }],
    changes: [],
  })
  expect(answer.reasons.map(reason => reason.code)).toEqual(['GA_UNKNOWN'])
})

test('a voucher in hand is held until its day, a used one is used, on both partners', async () => {
  const { wife, husband, coupleId } = await addCouple(world)
  const { db, ids, clock } = world.services
  const voucherId = ids.next()
  await db.run(sql`
    insert into voucher (person_id, voucher_id, programme, programme_version, subject, partner_id, state, code_index, code_sealed,
      claimed_by, claimed_at, valid_from, valid_until, quota_period, quota_region)
    values (${wife.id}, ${voucherId}, 'V_PREMARITAL', 1, ${'couple:' + coupleId}, ${husband.id}, 'claimed', 'x', 'x', ${wife.id},
      ${clock.now()}, '2026-11-23', '2027-02-21', '2026', 420506)`)
  await factsChanged(world.services, [wife.id])
  const held = await standing(husband.id, 'V_PREMARITAL')
  expect(held).toMatchObject({ outcome: 'held', until: '2027-02-21' })
  // The headline says it: as a condition that is not met it would read as a fault.
  expect(held.clauses.every(({ state }) => state === 'met')).toBe(true)
  expect(held.reasons.find(reason => reason.code === 'ALREADY_CLAIMED')?.text).toContain('2027年2月21日')
  await db.run(
    sql`update voucher set state = 'redeemed', redeemed_at = '2026-11-23T16:30:00Z', redeemed_institution_id = 1 where voucher_id = ${voucherId}`,
  )
  await factsChanged(world.services, [husband.id])
  const used = await standing(wife.id, 'V_PREMARITAL')
  expect(used).toMatchObject({ outcome: 'used', until: null })
  expect(used.clauses.every(({ state }) => state === 'met')).toBe(true)
  // 00:30 on the 24th in Shanghai
  expect(used.reasons.find(reason => reason.code === 'ALREADY_USED')?.text).toContain('11月24日')
})

test('everything that she can get now comes first', async () => {
  const { wife } = await addCouple(world)
  const { items } = await world.ok('eligibility.mine', {}, await world.accountOf(wife.id))
  // What is for small children is asked about the child.
  const { city } = world.services
  const hers = city.programmes.filter(({ rule }) => !aboutChild(rule)).map(({ code }) => code)
  expect(items).toHaveLength(new Set(hers).size)
  const outcomes = items.map(({ outcome }) => outcome)
  expect(outcomes[0]).toBe('eligible')
  expect(outcomes.lastIndexOf('eligible')).toBe(outcomes.filter(outcome => outcome === 'eligible').length - 1)
})

test('an answer names no other person, and a programme that is not offered is not found', async () => {
  const { wife, husband } = await addCouple(world)
  const me = await world.accountOf(wife.id)
  const text = JSON.stringify(await world.ok('eligibility.mine', {}, me))
  for (const secret of [husband.id, husband.name, husband.number, husband.phone])
    expect(text).not.toContain(secret)
  expect(await world.refused('eligibility.programme', { programme: code('V_UNKNOWN') }, me)).toBe('NOT_FOUND')
  expect(await world.refused('eligibility.mine', {}, null)).toBe('UNAUTHENTICATED')
})

test('whose record a human must look at first hears it before she tries to claim', async () => {
  const { wife } = await addCouple(world)
  const me = await world.accountOf(wife.id)
  const premarital = async () =>
    (await world.ok('eligibility.mine', {}, me)).items.find(({ programme }) => programme === 'V_PREMARITAL')
  expect((await premarital())?.outcome).toBe('eligible')
  await world.services.db.run(
    sql`update person set review_reason = 'NAME_DIFFERS' where person_id = ${wife.id}`,
  )
  expect(await premarital()).toMatchObject({
    outcome: 'needs_review',
    reasons: [{ code: 'DUPLICATE_PERSON' }],
  })
})

test('who came in after the last pass has an answer at once', async () => {
  const { id } = await addPerson(world)
  await world.services.db.run(sql`delete from person_fact where person_id = ${id}`)
  expect((await world.ok('eligibility.mine', {}, await world.accountOf(id))).items.length).toBeGreaterThan(0)
})

test('the history tells when a programme opened and closed, newest first, and only of this one', async () => {
  const { wife } = await addCouple(world)
  await factsChanged(world.services, [wife.id])
  const me = await world.accountOf(wife.id)
  world.clock.set('2027-05-01')
  try {
    await factsChanged(world.services, [wife.id])
    const { items } = await world.ok('eligibility.history', { programme: code('V_PREMARITAL') }, me)
    expect(items.map(item => item.on)).toEqual(['2027-05-01', '2026-11-23'])
    expect(items.map(item => item.change)).toEqual(['不再符合', '可以享受'])
    expect(items[0]?.why).toContain('已超过时间')
    expect(items[1]?.why).toContain('登记结婚未满183天')
    expect(items.every(item => item.version === 1)).toBe(true)
    expect((await world.ok('eligibility.history', { programme: code('V_NT') }, me)).items).toEqual([])
  } finally {
    world.clock.set('2026-11-23')
  }
})
