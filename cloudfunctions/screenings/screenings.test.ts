import { addChild } from '../../test/children'
import { addPerson } from '../../test/people'
import { recordingSenders } from '../../test/senders'
import { createWorld, type World } from '../../test/world'
import { lianyungang } from '../../catalog/lianyungang'
import type { LocalDate, PersonId, ProgrammeCode, VoucherId } from '../../types/schema'
import { sql } from '../database/sql'
import { factsChanged } from '../eligibility/changed'
import { dispatchDue } from '../reminders/dispatch'
import { identityRoutes } from '../identity/routes'
import { voucherRoutes } from '../vouchers/routes'
import { screeningRoutes } from './routes'

const screening = 'V_NB_CHD' as ProgrammeCode
const echo = 'V_NB_CHD_ECHO'
const institutionId = '3207000001'
let world: World
let clerk: string
beforeAll(async () => {
  world = await createWorld(
    { ...screeningRoutes, ...voucherRoutes, ...identityRoutes },
    { city: lianyungang },
  )
  await world.services.db.run(
    sql`update institution set capabilities = capabilities || array['V_NB_CHD'] where institution_id = ${institutionId}`,
  )
  clerk = await world.staff('clerk', { institutionId })
})
afterAll(() => world.close())
beforeEach(async () => {
  world.clock.set('2026-11-23')
  await world.services.db.script('truncate outbox, message')
})

interface Screened {
  readonly mother: string
  readonly child: PersonId
  readonly voucherId: VoucherId
}
/** A newborn of yesterday whose heart was screened here today. */
async function screened(): Promise<Screened> {
  const { id } = await addPerson(world, { village: '320706001001' })
  await world.services.db.run(sql`update person set residence_since = '2020-01-01' where person_id = ${id}`)
  await factsChanged(world.services, [id])
  const child = await addChild(world, id, '2026-11-22 20:15')
  const mother = await world.accountOf(id)
  await world.ok('identity.setConsent', { purpose: 'sms', granted: true }, mother)
  const { voucherId } = await world.ok('vouchers.claim', { programme: screening, child: child.id }, mother)
  const { typed } = await world.ok('vouchers.code', { voucherId }, mother)
  await world.ok('desk.redeem', { code: typed }, clerk)
  return { mother, child: child.id, voucherId }
}
const record = (
  voucherId: VoucherId,
  result: 'positive' | 'negative' | 'incomplete',
  doneOn = '2026-11-23',
) => ({
  voucherId,
  result,
  doneOn: doneOn as LocalDate,
})
const echoesOf = async ({ mother }: Screened) =>
  (await world.ok('vouchers.mine', {}, mother)).items.filter(item => item.programme === echo)

test('a positive screening issues the next examination to the child by itself, once, and the words name no result', async () => {
  const one = await screened()
  const { items } = await world.ok('screenings.waiting', {}, clerk)
  expect(items.at(-1)).toMatchObject({ voucherId: one.voucherId, name: '沈*晨', title: '新生儿心脏筛查' })
  expect(await world.ok('screenings.record', record(one.voucherId, 'positive'), clerk)).toEqual({
    issued: ['新生儿超声心动图'],
    refused: [],
  })
  expect(await echoesOf(one)).toMatchObject([{ state: 'claimed', childName: '沈*晨' }])
  expect(await world.ok('vouchers.get', { voucherId: one.voucherId }, one.mother)).toMatchObject({
    state: 'redeemed',
    step: 'resulted',
  })
  expect(await world.refused('screenings.record', record(one.voucherId, 'positive'), clerk)).toBe('NOT_FOUND')
  world.clock.set('2026-11-23', '11:00')
  const channel = recordingSenders(() => world.clock.now())
  await dispatchDue(world.services, channel.senders)
  const [text] = channel.sent.map(letter => letter.text)
  expect(text).toContain('发放了电子券')
  expect(text).not.toMatch(/阳性|异常|恭喜|畸形/)
  const { n } = await world.services.db.one<{ n: number }>(
    sql`select count(*)::int as n from audit where person_id = ${one.child} and action = 'screenings.record'`,
  )
  expect(n).toBe(1)
})

test('a negative one issues nothing; an incomplete one waits on and can be registered again', async () => {
  const one = await screened()
  const nothing = { issued: [], refused: [] }
  expect(await world.ok('screenings.record', record(one.voucherId, 'incomplete'), clerk)).toEqual(nothing)
  expect(await world.ok('screenings.record', record(one.voucherId, 'negative'), clerk)).toEqual(nothing)
  expect(await echoesOf(one)).toEqual([])
  const { items } = await world.ok('screenings.waiting', {}, clerk)
  expect(items.map(item => item.voucherId)).not.toContain(one.voucherId)
})

test('without a place in the budget the result stays, and the clerk reads why nothing was issued', async () => {
  const one = await screened()
  await world.services.db.run(sql`update quota set total = used where programme = ${echo}`)
  const { issued, refused } = await world.ok('screenings.record', record(one.voucherId, 'positive'), clerk)
  expect(issued).toEqual([])
  expect(refused).toEqual([expect.stringMatching(/新生儿超声心动图: .*名额/)])
  const { n } = await world.services.db.one<{ n: number }>(
    sql`select count(*)::int as n from screening where person_id = ${one.child} and result = 'positive'`,
  )
  expect(n).toBe(1)
})

test('only by the institution that screened, on a day that can be', async () => {
  const one = await screened()
  const elsewhere = await world.staff('clerk', { institutionId: '3207000002' })
  expect(await world.refused('screenings.record', record(one.voucherId, 'negative'), elsewhere)).toBe(
    'NOT_FOUND',
  )
  const future = record(one.voucherId, 'negative', '2026-11-24')
  expect(await world.refused('screenings.record', future, clerk)).toBe('DATE_IMPLAUSIBLE')
  const before = record(one.voucherId, 'negative', '2026-11-21')
  expect(await world.refused('screenings.record', before, clerk)).toBe('DATE_IMPLAUSIBLE')
})
