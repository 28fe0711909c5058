// Objections: kept with what held at their moment, answered by the manager of the division within working days.
import { addCouple, addPerson } from '../../test/people'
import { createWorld, type World } from '../../test/world'
import type { ProgrammeCode } from '../../types/schema'
import { sql } from '../database/sql'
import { voucherRoutes } from '../vouchers/routes'
import { factsChanged } from './changed'
import { eligibilityRoutes } from './routes'

let world: World
beforeAll(async () => {
  world = await createWorld({ ...eligibilityRoutes, ...voucherRoutes })
})
afterAll(() => world.close())
beforeEach(() => world.clock.set('2026-11-23'))

const premarital = 'V_PREMARITAL' as ProgrammeCode
const objection = {
  programme: premarital,
  category: 'not_told_at_once',
  said: '昨天和今天要求的材料不一样',
} as const

test('she sees the last day for an answer, then the answer; the manager sees what held at the time', async () => {
  const { wife } = await addCouple(world, { marriedOn: '2026-10-01' })
  const me = await world.accountOf(wife.id)
  const made = await world.ok('eligibility.appeal', objection, me)
  // Monday, and five working days.
  expect(made).toMatchObject({ dueOn: '2026-11-30', answer: null })
  // The register is corrected afterwards: the kept facts stay.
  await world.services.db.run(
    sql`update couple_member set married_on = '2020-01-01' where person_id = ${wife.id}`,
  )
  await factsChanged(world.services, [wife.id])
  const manager = await world.staff('manager')
  world.clock.set('2026-12-01')
  const { items } = await world.ok('appeals.list', { state: 'open' }, manager)
  expect(items.find(row => row.appealId === made.appealId)).toMatchObject({
    name: expect.not.stringContaining(wife.name) as string,
    version: 1,
    overdue: true,
  })
  const opened = await world.ok('appeals.open', { appealId: made.appealId }, manager)
  expect(opened.clauses.length).toBeGreaterThan(3)
  expect(opened.clauses.every(clause => clause.state === 'met')).toBe(true)
  const answer = { appealId: made.appealId, answer: '已核实,请直接到窗口办理。' }
  await world.ok('appeals.answer', answer, manager)
  expect(await world.refused('appeals.answer', answer, manager)).toBe('APPEAL_ANSWERED')
  expect((await world.ok('eligibility.appeals', {}, me)).items[0]?.answer?.text).toBe(answer.answer)
  expect((await world.ok('appeals.list', { state: 'answered' }, manager)).items[0]?.appealId).toBe(
    made.appealId,
  )
  const { count } = await world.services.db.one<{ count: number }>(
    sql`select count(*)::int as count from audit where person_id = ${wife.id} and action in ('appeals.open', 'appeals.answer')`,
  )
  expect(count).toBe(2)
})

test('one programme, one open objection', async () => {
  const { wife } = await addCouple(world)
  const me = await world.accountOf(wife.id)
  await world.ok('eligibility.appeal', objection, me)
  expect(await world.refused('eligibility.appeal', objection, me)).toBe('APPEAL_OPEN')
})

test('the clock of a claimed voucher stands still meanwhile', async () => {
  const { wife } = await addCouple(world)
  const me = await world.accountOf(wife.id)
  const before = await world.ok('vouchers.claim', { programme: premarital }, me)
  await world.ok('eligibility.appeal', objection, me)
  const after = await world.ok('vouchers.get', { voucherId: before.voucherId }, me)
  expect([before.validUntil, after.validUntil]).toEqual(['2027-02-21', '2027-02-28'])
})

test('a manager of another town sees and answers nothing of it, a clerk nothing at all', async () => {
  const woman = await addPerson(world, { village: '420506001001' })
  const me = await world.accountOf(woman.id)
  const { appealId } = await world.ok('eligibility.appeal', objection, me)
  const other = await world.staff('manager', { region: '420506002' })
  const { items } = await world.ok('appeals.list', { state: 'open' }, other)
  expect(items.map(row => row.appealId)).not.toContain(appealId)
  expect(await world.refused('appeals.open', { appealId }, other)).toBe('NOT_FOUND')
  expect(await world.refused('appeals.answer', { appealId, answer: '已经核实了。' }, other)).toBe('NOT_FOUND')
  const clerk = await world.staff('clerk')
  expect(await world.refused('appeals.list', { state: 'open' }, clerk)).toBe('FORBIDDEN')
})

test('what was said is sealed', async () => {
  const { wife } = await addCouple(world)
  await world.ok('eligibility.appeal', objection, await world.accountOf(wife.id))
  const row = await world.services.db.one<{ said_sealed: Buffer; inputs_sealed: Buffer }>(
    sql`select said_sealed, inputs_sealed from appeal where person_id = ${wife.id}`,
  )
  expect(row.said_sealed.toString('utf8')).not.toContain('材料')
  expect(row.inputs_sealed.toString('utf8')).not.toContain('programme')
})
