import { addCouple, addPerson, type Added } from '../../test/people'
import { createWorld, type World } from '../../test/world'
import type { Answer } from '../../catalog/strategies'
import type { LocalDate, MessageId, ProgrammeCode } from '../../types/schema'
import { sql } from '../database/sql'
import { enqueueFirstContacts } from '../eligibility/first-contact'
import { factsChanged } from '../eligibility/changed'
import { guidanceRoutes } from '../guidance/routes'
import { enqueue } from '../reminders/enqueue'
import { contactAgain } from './contact-again'
import { feedbackRoutes } from './routes'

const day = (text: string): LocalDate => text as LocalDate
let world: World
let manager: string
beforeAll(async () => {
  world = await createWorld({ ...feedbackRoutes, ...guidanceRoutes })
  manager = await world.staff('manager')
})
afterAll(() => world.close())
beforeEach(async () => {
  world.clock.set('2026-11-23', '10:00')
  await world.services.db.script(
    'truncate outbox, message, task, strategy_application, feedback_answer, service_rating, voucher cascade',
  )
})

const told = async (to: Added, stage: string, sent = '2026-11-23T02:00:00.000Z'): Promise<MessageId> => {
  const messageId = world.services.ids.next<MessageId>()
  await enqueue(world.services, [
    {
      personId: to.id,
      messageId,
      dedupeKey: `test:${messageId}`,
      kind: 'service',
      template: `stage.${stage}`,
      params: {},
      urgency: 'U2',
      lastDay: day('2027-12-31'),
      sendAt: world.clock.now(),
    },
  ])
  await world.services.db.run(
    sql`update message set state = 'sent', sent_at = ${sent}::timestamptz where message_id = ${messageId}`,
  )
  return messageId
}
const answers = async (answer: Answer, stage = 'W_CANCER', village = '420506001001'): Promise<Added> => {
  const her = await addPerson(world, { village })
  const messageId = await told(her, stage)
  await world.ok('feedback.answer', { messageId, answer }, await world.accountOf(her.id))
  return her
}
const claims = (her: Added, on: string, redeemedOn: string | null = null) =>
  world.services.db.run(sql`
    insert into voucher (person_id, voucher_id, programme, programme_version, subject, state, code_index, code_sealed, claimed_by,
                         claimed_at, valid_from, valid_until, quota_period, quota_region, redeemed_at, redeemed_institution_id)
    values (${her.id}, ${world.services.ids.next()}, 'V_CANCER', 1, 'person:2026', ${redeemedOn === null ? 'claimed' : 'redeemed'}, 'a', 'b',
            ${her.id}, ${`${on}T04:00:00.000Z`}, '2026-01-01', '2027-12-31', '2026', 420506,
            ${redeemedOn === null ? null : `${redeemedOn}T04:00:00.000Z`}::timestamptz, ${redeemedOn === null ? null : 1}::bigint)`)
const year = { from: '2026-01', to: '2026-12' }

test('answers are counted by service, by town and by month, and each number opens to its list', async () => {
  await answers('not_now')
  await answers('not_now')
  await answers('call_me', 'W_CANCER', '420506002001')
  await answers('wrong_data', 'PG_OGTT')
  const summary = await world.ok('feedback.summary', year, manager)
  expect(summary.mayList).toBe(true)
  expect(summary.services.map(({ key, total, counts }) => [key, total, counts.not_now])).toEqual([
    ['V_CANCER', 3, 2],
    ['PG_OGTT', 1, 0],
  ])
  expect(summary.regions.map(({ key, total }) => [key, total])).toEqual([
    ['420506001', 3],
    ['420506002', 1],
  ])
  expect(summary.months).toMatchObject([{ key: '2026-11', total: 4 }])
  const list = await world.ok('feedback.list', { ...year, topic: 'V_CANCER', answer: 'not_now' }, manager)
  expect(list.items).toHaveLength(2)
  expect(list.items[0]).toMatchObject({
    answer: 'not_now',
    source: 'resident',
    on: '2026-11-23',
    followed: ['暂时不需要:90天内不提醒'],
  })
  expect(list.items[0]?.name).toContain('*')
  expect(
    (await world.ok('feedback.summary', { ...year, region: '420506002' }, manager)).services.map(
      ({ total }) => total,
    ),
  ).toEqual([1])
})

test('whoever looks at a list is in the record of access of each one on it', async () => {
  const her = await answers('call_me')
  await world.ok('feedback.list', { ...year, strategy: 'call_me_task' }, manager)
  expect(await world.services.db.many(sql`select action from audit where person_id = ${her.id}`)).toEqual([
    { action: 'feedback.list' },
  ])
})

test('a worker of a town lists the answers of that town only; other roles nothing', async () => {
  await answers('not_now')
  await answers('not_now', 'W_CANCER', '420506002001')
  const worker = await world.staff('health_worker', { region: '420506002' })
  expect((await world.ok('feedback.list', year, worker)).items).toHaveLength(1)
  expect((await world.ok('feedback.list', { ...year, region: '420506001' }, worker)).items).toEqual([])
  expect(await world.refused('feedback.summary', year, worker)).toBe('FORBIDDEN')
})

test('who may not open the list behind a number sees none below ten', async () => {
  for (let i = 0; i < 10; i++) await answers('not_now')
  await answers('call_me')
  const administrator = await world.staff('administrator')
  const { mayList, services } = await world.ok('feedback.summary', year, administrator)
  expect(mayList).toBe(false)
  expect(services[0]?.counts).toMatchObject({ not_now: 10, call_me: null, wrong_data: 0 })
  expect(await world.refused('feedback.list', year, administrator)).toBe('FORBIDDEN')
})

test('the effect of a strategy stands beside that of none, on people with the days behind them', async () => {
  world.clock.set('2026-06-01')
  const [claimed, used, neither] = [
    await answers('not_now'),
    await answers('not_now'),
    await answers('not_now'),
  ]
  const left = await addPerson(world)
  await told(left, 'W_CANCER', '2026-06-01T02:00:00.000Z')
  await claims(left, '2026-06-10')
  const leftAlone = await addPerson(world)
  await told(leftAlone, 'W_CANCER', '2026-06-01T02:00:00.000Z')
  await claims(claimed, '2026-06-20')
  await claims(used, '2026-08-15', '2026-08-20')
  expect(neither).toBeDefined()
  await world.services.db.run(sql`update message set sent_at = '2026-06-01T02:00:00.000Z'`)
  world.clock.set('2026-11-23')
  await answers('not_now')
  const { strategies } = await world.ok('feedback.summary', year, manager)
  const snooze = strategies.find(({ key }) => key === 'not_now_90')
  expect(snooze).toMatchObject({ applied: 4, does: '90天内不自动提醒' })
  expect(snooze?.effects).toEqual([
    { days: 30, people: 3, claimed: 1, redeemed: 0, without: { people: 2, claimed: 0.5, redeemed: 0 } },
    { days: 90, people: 3, claimed: 2, redeemed: 1, without: { people: 2, claimed: 0.5, redeemed: 0 } },
  ])
  expect(strategies.find(({ key }) => key === 'call_me_task')).toMatchObject({ applied: 0, effects: [] })
})

test('ratings have a mean, and months that run backwards are refused', async () => {
  const her = await addPerson(world)
  await claims(her, '2026-11-01', '2026-11-20')
  const { voucher_id: voucherId } = await world.services.db.one<{
    voucher_id: Parameters<typeof world.ok<'feedback.rate'>>[1]['voucherId']
  }>(sql`select voucher_id from voucher where person_id = ${her.id}`)
  await world.ok('feedback.rate', { voucherId, stars: 4 }, await world.accountOf(her.id))
  expect((await world.ok('feedback.summary', year, manager)).ratings).toMatchObject([
    { programme: 'V_CANCER', people: 1, mean: 4 },
  ])
  expect(await world.refused('feedback.summary', { from: '2026-12', to: '2026-01' }, manager)).toBe(
    'INVALID_INPUT',
  )
})

test('when a snooze of a first contact ends she is told once more, if she is still entitled', async () => {
  const her = await addPerson(world, { birth: '1980-05-06' })
  const messageId = await told(her, 'W_CANCER')
  await world.ok('feedback.answer', { messageId, answer: 'not_now' }, await world.accountOf(her.id))
  const gone = await addPerson(world, { birth: '1980-05-06' })
  await world.ok(
    'feedback.answer',
    { messageId: await told(gone, 'W_CANCER'), answer: 'not_now' },
    await world.accountOf(gone.id),
  )
  await world.services.db.run(sql`update person_fact set alive = false where person_id = ${gone.id}`)
  world.clock.set('2027-02-20')
  expect(await contactAgain(world.services)).toBe(0)
  world.clock.set('2027-02-21')
  expect(await contactAgain(world.services)).toBe(1)
  expect(await contactAgain(world.services)).toBe(0)
  expect(
    await world.services.db.many(
      sql`select template, last_day from message where person_id = ${her.id} and state = 'queued'`,
    ),
  ).toEqual([{ template: 'stage.W_CANCER', last_day: '2027-05-22' }])
})

test('a first contact waits until a snooze of its programme is over', async () => {
  const { wife } = await addCouple(world)
  const messageId = await told(wife, 'PRE_MARRY_CHECK')
  await world.ok('feedback.answer', { messageId, answer: 'inconvenient' }, await world.accountOf(wife.id))
  await factsChanged(world.services, [wife.id])
  const contacted = async () => {
    await enqueueFirstContacts(world.services)
    const rows = await world.services.db.many(sql`
      select 1 from message where person_id = ${wife.id} and starts_with(dedupe_key, 'service:V_PREMARITAL:couple')`)
    return rows.length
  }
  expect(await contacted()).toBe(0)
  world.clock.set('2026-12-06')
  expect(await contacted()).toBe(0)
  world.clock.set('2026-12-07')
  expect(await contacted()).toBe(1)
})

test('who has it elsewhere is on no list of what is to be done, until she takes the answer back', async () => {
  const worker = await world.staff('health_worker', { region: '420506008' })
  const her = await addPerson(world, { birth: '1980-05-06', village: '420506008001' })
  await factsChanged(world.services, [her.id])
  const waiting = async () => {
    const { total } = await world.ok('lists.service', { programme: 'V_CANCER' as ProgrammeCode }, worker)
    const { items } = await world.ok('lists.programmes', {}, worker)
    return [total, items.find(({ programme }) => programme === 'V_CANCER')?.open]
  }
  expect(await waiting()).toEqual([1, 1])
  const messageId = await told(her, 'W_CANCER')
  const account = await world.accountOf(her.id)
  await world.ok('feedback.answer', { messageId, answer: 'done_elsewhere' }, account)
  expect(await waiting()).toEqual([0, 0])
  const found = await world.ok('lists.service', { state: 'open' }, worker)
  expect(found.items).toMatchObject([{ programme: 'V_CANCER', answer: 'done_elsewhere' }])
  await world.ok('feedback.undo', { messageId }, account)
  expect(await waiting()).toEqual([1, 1])
})
