import { addPerson, type Added } from '../../test/people'
import { recordingSenders } from '../../test/senders'
import { createWorld, type World } from '../../test/world'
import type { ApplicationId } from '../../types/subsidies'
import type { LocalDate, ProgrammeCode } from '../../types/schema'
import { sql } from '../database/sql'
import { factsChanged } from '../eligibility/changed'
import { dispatchDue } from '../reminders/dispatch'
import { subsidyRoutes } from './routes'

const delivery = 'S_POOR_DELIVERY' as ProgrammeCode
const aid = 'S_HRP_AID' as ProgrammeCode
const art = 'S_ART' as ProgrammeCode
const papers = ['身份证', '住院分娩发票', '认定证明', '本人银行卡']
const today = '2026-11-23'
let world: World
let officer: string
let manager: string
let other: string
beforeAll(async () => {
  world = await createWorld(subsidyRoutes)
  officer = await world.staff('health_worker', { region: '420506001000' })
  manager = await world.staff('manager')
  other = await world.staff('manager')
})
afterAll(() => world.close())
beforeEach(async () => {
  world.clock.set(today)
  await world.services.db.script('truncate outbox, message')
})

interface Applicant {
  readonly her: Added
  readonly account: string
}
async function certified(
  category = 'low_income',
  from = '2026-01-01',
  to: string | null = null,
): Promise<Applicant> {
  const her = await addPerson(world)
  await world.services.db.run(
    sql`insert into hardship (person_id, category, certified_on, ends_on, source) values (${her.id}, ${category}, ${from}, ${to}, 'civil_affairs')`,
  )
  await factsChanged(world.services, [her.id])
  return { her, account: await world.accountOf(her.id) }
}
const claim = (her: Added, eventOn = '2026-11-01') => ({
  eventOn: eventOn as LocalDate,
  bankAccount: '6200000000001234',
  holder: her.name,
})
async function applied(
  programme = delivery,
  category = 'low_income',
): Promise<Applicant & { applicationId: ApplicationId }> {
  const one = await certified(category)
  const { applicationId } = await world.ok('subsidies.apply', { programme, ...claim(one.her) }, one.account)
  return { ...one, applicationId }
}
async function reviewed(): Promise<Applicant & { applicationId: ApplicationId }> {
  const one = await applied()
  await world.ok(
    'subsidies.review',
    { applicationId: one.applicationId, seen: papers, amount: 50_000, holderChecked: false },
    officer,
  )
  return one
}
const state = async (applicationId: ApplicationId, account: string): Promise<string> =>
  (await world.ok('subsidies.get', { applicationId }, account)).state
const messages = async (her: Added): Promise<number> =>
  (await world.services.db.many(sql`select 1 from outbox where person_id = ${her.id}`)).length

test('she applies with a paper missing, it is reviewed, published, decided by another, paid, and used for the year', async () => {
  const { her, account } = await certified()
  const before = await world.ok('subsidies.mine', {}, account)
  expect(before.offered.map(one => one.programme)).toEqual([delivery])
  const { applicationId } = await world.ok('subsidies.apply', { programme: delivery, ...claim(her) }, account)
  expect((await world.ok('subsidies.mine', {}, account)).offered).toEqual([])
  const queue = await world.ok('subsidies.queue', { queue: 'review' }, officer)
  expect(queue.items.find(one => one.applicationId === applicationId)).toMatchObject({
    dueOn: '2026-11-30',
    late: false,
  })
  const opened = await world.ok('subsidies.open', { applicationId }, officer)
  expect(opened).toMatchObject({
    accountLast4: '1234',
    bank: null,
    cost: 50_000,
    checks: { certified: true, inTime: true, holderMatches: true },
  })
  await world.ok(
    'subsidies.review',
    { applicationId, seen: papers, amount: 50_000, holderChecked: false },
    officer,
  )
  expect(await world.refused('subsidies.approve', { applicationId }, manager)).toBe('SUBSIDY_IN_PUBLICITY')
  world.clock.set('2026-12-02')
  expect((await world.ok('subsidies.public', {}, null)).items).toContainEqual(
    expect.objectContaining({ applicationId, amount: 50_000, publicUntil: '2026-12-02' }),
  )
  expect(await world.refused('subsidies.approve', { applicationId }, manager)).toBe('SUBSIDY_IN_PUBLICITY')
  world.clock.set('2026-12-03')
  await world.ok('subsidies.approve', { applicationId }, manager)
  expect((await world.ok('subsidies.open', { applicationId }, manager)).bank).toEqual({
    account: '6200000000001234',
    holder: her.name,
  })
  await world.ok('subsidies.pay', { applicationId, reference: '2026-0001' }, manager)
  expect(await state(applicationId, account)).toBe('paid')
  expect(await messages(her)).toBe(2)
  expect(
    await world.refused('subsidies.apply', { programme: delivery, ...claim(her, '2026-11-20') }, account),
  ).toBe('SUBSIDY_OPEN')
  const { used } = await world.services.db.one<{ used: boolean }>(
    sql`select used & (1::bigint << 21) <> 0 as used from person_fact where person_id = ${her.id}`,
  )
  expect(used).toBe(true)
  // The year is another one, the delivery is not.
  world.clock.set('2027-01-05')
  await factsChanged(world.services, [her.id])
  expect(await world.refused('subsidies.apply', { programme: delivery, ...claim(her) }, account)).toBe(
    'SUBSIDY_OPEN',
  )
  expect((await world.ok('subsidies.mine', {}, account)).offered.map(one => one.programme)).toEqual([
    delivery,
  ])
  await world.ok('subsidies.apply', { programme: delivery, ...claim(her, '2027-01-02') }, account)
})

test('the category counts on the day of the delivery: who was certified then may apply, who was not may not', async () => {
  const then = await certified('low_income', '2026-01-01', '2026-11-10')
  expect((await world.ok('subsidies.mine', {}, then.account)).offered.map(one => one.programme)).toEqual([
    delivery,
  ])
  const { applicationId } = await world.ok(
    'subsidies.apply',
    { programme: delivery, ...claim(then.her) },
    then.account,
  )
  expect((await world.ok('subsidies.open', { applicationId }, officer)).checks.certified).toBe(true)
  await world.ok('subsidies.giveBack', { applicationId, papers: ['身份证'] }, officer)
  const again = (eventOn: string) => ({ applicationId, ...claim(then.her, eventOn) })
  expect(await world.refused('subsidies.resubmit', again('2026-11-15'), then.account)).toBe('SUBSIDY_NOT_NOW')
  await world.ok('subsidies.resubmit', again('2026-11-05'), then.account)
  const late = await certified('low_income', '2026-01-01', '2026-10-20')
  expect(
    await world.refused('subsidies.apply', { programme: delivery, ...claim(late.her) }, late.account),
  ).toBe('SUBSIDY_NOT_NOW')
  const since = await certified('low_income', '2026-11-10')
  const found = await world.ok('subsidies.apply', { programme: delivery, ...claim(since.her) }, since.account)
  expect((await world.ok('subsidies.open', found, officer)).checks.certified).toBe(false)
})

test('too late, in the future, of somebody else or of a programme that is not one: refused', async () => {
  const { her, account } = await certified()
  const ask = (programme: ProgrammeCode, eventOn: string) =>
    world.refused('subsidies.apply', { programme, ...claim(her, eventOn) }, account)
  expect(await ask(delivery, '2026-05-01')).toBe('SUBSIDY_TOO_LATE')
  expect(await ask(delivery, '2026-11-24')).toBe('DATE_IMPLAUSIBLE')
  expect(await ask('V_PREMARITAL' as ProgrammeCode, '2026-11-01')).toBe('NOT_FOUND')
  expect(await ask(art, '2026-11-01')).toBe('SUBSIDY_NOT_NOW')
  const { applicationId } = await applied()
  expect(await world.refused('subsidies.get', { applicationId }, account)).toBe('NOT_FOUND')
  expect(await world.refused('subsidies.withdraw', { applicationId }, account)).toBe('NOT_FOUND')
})

test('it is returned with the complete list; a second time for other papers only by a manager with a reason', async () => {
  const { her, account, applicationId } = await applied()
  const back = (names: readonly string[], as: string, supervisorReason?: string) => ({
    input: {
      applicationId,
      papers: [...names],
      ...(supervisorReason === undefined ? {} : { supervisorReason }),
    },
    as,
  })
  const first = back(['认定证明'], officer)
  await world.ok('subsidies.giveBack', first.input, first.as)
  expect((await world.ok('subsidies.get', { applicationId }, account)).steps.at(-1)).toMatchObject({
    to: 'returned',
    papers: ['认定证明'],
  })
  expect(await messages(her)).toBe(1)
  await world.ok('subsidies.resubmit', { applicationId, ...claim(her) }, account)
  for (const again of [
    back(['认定证明', '身份证'], officer),
    back(['身份证'], officer, '发现遗漏了一份'),
    back(['身份证'], manager),
  ])
    expect(await world.refused('subsidies.giveBack', again.input, again.as)).toBe('SECOND_NOTICE')
  const why = back(['身份证'], manager, '证件已过期需要更换')
  await world.ok('subsidies.giveBack', why.input, why.as)
  await world.ok('subsidies.resubmit', { applicationId, ...claim(her) }, account)
  await world.ok('subsidies.giveBack', first.input, first.as)
  expect(await state(applicationId, account)).toBe('returned')
  expect(await world.refused('subsidies.giveBack', { applicationId, papers: ['户口簿'] }, officer)).toBe(
    'SUBSIDY_STATE',
  )
})

test('a review needs every paper, an amount within the programme and the card where another holder is named', async () => {
  const { her, account } = await certified()
  const { applicationId } = await world.ok(
    'subsidies.apply',
    { programme: delivery, ...claim(her), holder: '别人' },
    account,
  )
  const input = { applicationId, seen: papers, amount: 50_000, holderChecked: true }
  const refused = (change: Partial<typeof input>) =>
    world.refused('subsidies.review', { ...input, ...change }, officer)
  expect(await refused({ seen: papers.slice(1) })).toBe('SUBSIDY_PAPERS')
  expect(await refused({ seen: [...papers, '户口簿'] })).toBe('INVALID_INPUT')
  expect(await refused({ holderChecked: false })).toBe('SUBSIDY_ACCOUNT')
  expect(await refused({ amount: 50_001 })).toBe('SUBSIDY_AMOUNT')
  await world.ok('subsidies.review', input, officer)
})

test('the reviewer decides nothing, another town and a village see nothing, an officer decides nothing', async () => {
  const one = await applied()
  const { applicationId } = one
  const elsewhere = await world.staff('health_worker', { region: '420506002000' })
  const village = await world.staff('health_worker', { region: '420506001001' })
  expect(await world.refused('subsidies.open', { applicationId }, elsewhere)).toBe('NOT_FOUND')
  expect(await world.refused('subsidies.queue', { queue: 'review' }, village)).toBe('FORBIDDEN')
  expect(await world.refused('subsidies.open', { applicationId }, village)).toBe('FORBIDDEN')
  expect(await world.refused('subsidies.queue', { queue: 'pay' }, officer)).toBe('FORBIDDEN')
  await world.ok(
    'subsidies.review',
    { applicationId, seen: papers, amount: 40_000, holderChecked: false },
    manager,
  )
  world.clock.set('2026-12-10')
  const said = { applicationId, reason: 'other' as const, words: '材料与事实不符' }
  expect(await world.refused('subsidies.approve', { applicationId }, manager)).toBe('SUBSIDY_SAME_PERSON')
  expect(await world.refused('subsidies.refuse', said, manager)).toBe('SUBSIDY_SAME_PERSON')
  expect(await world.refused('subsidies.refuse', said, officer)).toBe('FORBIDDEN')
  await expect(
    world.services.db.run(
      sql`update subsidy_application set state = 'approved', decided_by = reviewed_by where application_id = ${applicationId}`,
    ),
  ).rejects.toThrow()
  await world.ok('subsidies.approve', { applicationId }, other)
})

test('what tells something by its name is never published, and is decided at once', async () => {
  const { applicationId, account } = await applied(art, 'special_family')
  const seen = ['身份证', '治疗记录与发票', '本人银行卡']
  await world.ok(
    'subsidies.review',
    { applicationId, seen, amount: 2_000_000, holderChecked: false },
    officer,
  )
  world.clock.set('2026-11-25')
  const shown = (await world.ok('subsidies.public', {}, null)).items.map(one => one.applicationId)
  expect(shown).not.toContain(applicationId)
  const stranger = await world.account('stranger')
  expect(await world.refused('subsidies.object', { applicationId, said: '情况不属实' }, stranger)).toBe(
    'NOT_FOUND',
  )
  await world.ok('subsidies.approve', { applicationId }, manager)
  expect(await state(applicationId, account)).toBe('approved')
  await expect(
    world.services.db.run(
      sql`update subsidy_application set public_from = '2026-11-25', public_until = '2026-11-26' where application_id = ${applicationId}`,
    ),
  ).rejects.toThrow()
})

test('anybody may object while it is public; the decision waits for the answer', async () => {
  const { applicationId, her } = await reviewed()
  world.clock.set('2026-11-24')
  const listed = (await world.ok('subsidies.public', {}, null)).items.find(
    one => one.applicationId === applicationId,
  )
  expect(listed?.name).toMatch(/^程\*+$/)
  expect(JSON.stringify(listed)).not.toContain(her.id)
  const neighbour = await world.account('neighbour')
  const said = { applicationId, said: '住址情况不属实' }
  expect(await world.refused('subsidies.object', said, null)).toBe('UNAUTHENTICATED')
  await world.ok('subsidies.object', said, neighbour)
  expect(await world.refused('subsidies.object', said, neighbour)).toBe('SUBSIDY_OBJECTED')
  world.clock.set('2026-12-10')
  expect(await world.refused('subsidies.approve', { applicationId }, manager)).toBe('SUBSIDY_IN_PUBLICITY')
  const queue = await world.ok('subsidies.queue', { queue: 'decide' }, manager)
  expect(queue.items.find(one => one.applicationId === applicationId)?.objections).toBe(1)
  expect((await world.ok('subsidies.open', { applicationId }, officer)).objections).toEqual([])
  const { objections } = await world.ok('subsidies.open', { applicationId }, manager)
  const objectionId = objections[0]?.objectionId
  if (objectionId === undefined) throw new Error('no objection')
  const answer = { applicationId, objectionId, answer: '已入户核实,情况属实' }
  await world.ok('subsidies.answerObjection', answer, manager)
  expect(await world.refused('subsidies.answerObjection', answer, manager)).toBe('NOT_FOUND')
  expect((await world.ok('subsidies.objections', {}, neighbour)).items[0]?.answer).toBe('已入户核实,情况属实')
  await world.ok('subsidies.approve', { applicationId }, manager)
})

test('a refusal can be appealed once, and somebody else decides it', async () => {
  const { applicationId, account, her } = await applied()
  const said = { applicationId, reason: 'papers_differ' as const, words: '发票姓名与证件不一致' }
  await world.ok('subsidies.refuse', said, manager)
  expect(await world.ok('subsidies.get', { applicationId }, account)).toMatchObject({
    state: 'refused',
    canAppeal: true,
  })
  await world.ok('subsidies.appeal', { applicationId, words: '发票是同音字写错' }, account)
  const settle = (reopen: boolean) => ({ applicationId, reopen, answer: '已与医院核实' })
  expect(await world.refused('subsidies.settleAppeal', settle(true), manager)).toBe('SUBSIDY_SAME_PERSON')
  await world.ok('subsidies.settleAppeal', settle(true), other)
  expect(await state(applicationId, account)).toBe('submitted')
  await world.ok('subsidies.refuse', said, officer)
  expect(await world.refused('subsidies.appeal', { applicationId, words: '还是不同意' }, account)).toBe(
    'REVIEW_ASKED',
  )
  // After a refusal she may hand in a new one.
  await world.ok('subsidies.apply', { programme: delivery, ...claim(her) }, account)
})

test('a refusal that stands; a withdrawal; a step that does not follow', async () => {
  const one = await applied()
  const { applicationId } = one
  await world.ok('subsidies.refuse', { applicationId, reason: 'other', words: '不在申请范围' }, officer)
  await world.ok('subsidies.appeal', { applicationId, words: '请再看一次' }, one.account)
  await world.ok('subsidies.settleAppeal', { applicationId, reopen: false, answer: '核实后维持' }, manager)
  expect(await state(applicationId, one.account)).toBe('refused')
  const two = await reviewed()
  await world.ok('subsidies.withdraw', { applicationId: two.applicationId }, two.account)
  expect(await world.refused('subsidies.withdraw', { applicationId: two.applicationId }, two.account)).toBe(
    'SUBSIDY_STATE',
  )
  expect(
    await world.refused('subsidies.pay', { applicationId: two.applicationId, reference: '2026-1' }, manager),
  ).toBe('SUBSIDY_STATE')
})

test('where a budget was set the database lets no more through', async () => {
  const { applicationId } = await reviewed()
  world.clock.set('2026-12-10')
  await world.services.db.run(
    sql`insert into quota (programme, period, region, total, used) values (${delivery}, '2026', 420506, 0, 0)`,
  )
  expect(await world.refused('subsidies.approve', { applicationId }, manager)).toBe('QUOTA_YEAR')
  await world.services.db.run(sql`update quota set total = 1 where programme = ${delivery}`)
  await world.ok('subsidies.approve', { applicationId }, manager)
  await world.services.db.run(sql`delete from quota where programme = ${delivery}`)
})

test('the aid is applied for with its report still to be seen', async () => {
  const her = await addPerson(world)
  await world.services.db.run(sql`
    insert into pregnancy (person_id, pregnancy_id, state, lmp, edd, dating_method, source, outcome, outcome_on, created_at)
    values (${her.id}, ${world.services.ids.next()}, 'birth', '2026-01-20', '2026-10-27', 'LMP', 'clinic', 'birth', '2026-10-25', ${world.services.clock.now()})`)
  await factsChanged(world.services, [her.id])
  const account = await world.accountOf(her.id)
  expect((await world.ok('subsidies.mine', {}, account)).offered).toMatchObject([
    { programme: aid, birthOn: '2026-10-25' },
  ])
  await world.ok('subsidies.apply', { programme: aid, ...claim(her, '2026-10-30') }, account)
})

test('the message says that something moved, and not what', async () => {
  const { applicationId, her } = await applied(art, 'special_family')
  await world.services.db.run(sql`
    insert into consent (person_id, purpose, granted_at, text_version, channel)
    values (${her.id}, 'sms', ${world.services.clock.now()}, '1', 'paper')`)
  await world.ok('subsidies.giveBack', { applicationId, papers: ['身份证'] }, officer)
  world.clock.set(today, '11:00')
  const channel = recordingSenders(() => world.clock.now())
  await dispatchDue(world.services, channel.senders)
  expect(channel.sent.map(letter => letter.text)).toEqual(['您的申请有了进展,请登录小程序查看。'])
})
