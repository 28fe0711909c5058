import { addPerson, type Added } from '../../test/people'
import { recordingSenders } from '../../test/senders'
import { createWorld, type World } from '../../test/world'
import type { LocalDate, MessageId, TaskId, VoucherId } from '../../types/schema'
import { sql } from '../database/sql'
import { identityRoutes } from '../identity/routes'
import { pregnancyRoutes } from '../pregnancy/routes'
import { dispatchDue } from '../reminders/dispatch'
import { enqueue, type NewMessage } from '../reminders/enqueue'
import { reminderRoutes } from '../reminders/routes'
import { feedbackRoutes } from './routes'

const day = (text: string): LocalDate => text as LocalDate
let world: World
let worker: string
beforeAll(async () => {
  world = await createWorld({ ...feedbackRoutes, ...reminderRoutes, ...pregnancyRoutes, ...identityRoutes })
  worker = await world.staff('health_worker', { region: '420506001' })
})
afterAll(() => world.close())
beforeEach(async () => {
  world.clock.set('2026-11-23', '10:00')
  await world.services.db.script(
    'truncate outbox, message, reminder, task, job_run, strategy_application, feedback_answer, service_rating, message_hold, hardship',
  )
})

type Person = Added & { readonly account: string }
async function person(): Promise<Person> {
  const added = await addPerson(world)
  const account = await world.accountOf(added.id)
  await world.ok('identity.setConsent', { purpose: 'sms', granted: true }, account)
  return { ...added, account }
}
let keys = 0
async function tell(to: Added, change: Partial<NewMessage> = {}): Promise<MessageId> {
  const messageId = world.services.ids.next<MessageId>()
  await enqueue(world.services, [
    {
      personId: to.id,
      messageId,
      dedupeKey: `test:${++keys}`,
      kind: 'service',
      template: 'stage.W_CANCER',
      params: {},
      urgency: 'U2',
      lastDay: day('2027-11-30'),
      sendAt: world.clock.now(),
      ...change,
    },
  ])
  return messageId
}
const send = async () => {
  const { senders, sent } = recordingSenders(() => world.clock.now())
  await dispatchDue(world.services, { ...senders, wechat: null })
  return sent
}
async function told(to: Added, change: Partial<NewMessage> = {}): Promise<MessageId> {
  const messageId = await tell(to, change)
  await send()
  return messageId
}
const stateOf = (messageId: MessageId) =>
  world.services.db.one<{ state: string; reason: string | null; channel: string | null }>(
    sql`select state, reason, channel from message where message_id = ${messageId}`,
  )
const tasksOf = (to: Added) =>
  world.services.db.many<{ task_id: TaskId; kind: string; due_on: string; state: string }>(
    sql`select task_id, kind, due_on, state from task where person_id = ${to.id} order by task_id`,
  )

describe('an answer', () => {
  test('that she does not need it now keeps it quiet for 90 days, and says so', async () => {
    const her = await person()
    const messageId = await told(her)
    expect(await world.ok('feedback.mine', { messages: [messageId] }, her.account)).toEqual({
      items: [
        {
          messageId,
          choices: ['done_elsewhere', 'not_now', 'inconvenient', 'wrong_data', 'call_me'],
          given: null,
        },
      ],
    })
    const given = await world.ok('feedback.answer', { messageId, answer: 'not_now' }, her.account)
    expect(given).toEqual({
      answer: 'not_now',
      says: ['好的,90天内不再提醒此项;需要时可随时办理。'],
      changeable: true,
    })
    const [mine] = (await world.ok('feedback.mine', { messages: [messageId] }, her.account)).items
    expect(mine?.given).toEqual(given)
    const next = await tell(her)
    world.clock.set('2027-02-20', '12:00')
    expect(await send()).toEqual([])
    expect((await stateOf(next)).state).toBe('queued')
    world.clock.set('2027-02-21', '09:00')
    expect(await send()).toHaveLength(1)
  })

  test('the same one again changes nothing; another one within a day takes its place', async () => {
    const her = await person()
    const messageId = await told(her)
    await world.ok('feedback.answer', { messageId, answer: 'call_me' }, her.account)
    await world.ok('feedback.answer', { messageId, answer: 'call_me' }, her.account)
    expect(await tasksOf(her)).toMatchObject([
      { kind: 'phone_reminder', due_on: '2026-11-25', state: 'open' },
    ])
    world.clock.set('2026-11-24', '09:59')
    await world.ok('feedback.answer', { messageId, answer: 'wrong_data' }, her.account)
    expect((await tasksOf(her)).map(({ kind, state }) => [kind, state])).toEqual([
      ['phone_reminder', 'withdrawn'],
      ['correct_data', 'open'],
    ])
    world.clock.set('2026-11-24', '10:00')
    expect(await world.refused('feedback.answer', { messageId, answer: 'not_now' }, her.account)).toBe(
      'FEEDBACK_SETTLED',
    )
    expect(await world.refused('feedback.undo', { messageId }, her.account)).toBe('FEEDBACK_SETTLED')
  })

  test('is taken back with all that followed; twice is once; answering anew is the same day', async () => {
    const her = await person()
    const messageId = await told(her)
    await world.ok('feedback.answer', { messageId, answer: 'call_me' }, her.account)
    await world.ok('feedback.undo', { messageId }, her.account)
    await world.ok('feedback.undo', { messageId }, her.account)
    expect(await tasksOf(her)).toMatchObject([{ state: 'withdrawn' }])
    await tell(her)
    expect((await send()).map(({ channel }) => channel)).toEqual(['sms'])
    world.clock.set('2026-11-24', '10:01')
    expect(await world.refused('feedback.answer', { messageId, answer: 'call_me' }, her.account)).toBe(
      'FEEDBACK_SETTLED',
    )
  })

  test('done elsewhere ends the guidance and leaves the benefit unused', async () => {
    const her = await person()
    const messageId = await told(her)
    await world.ok('feedback.answer', { messageId, answer: 'done_elsewhere' }, her.account)
    const next = await tell(her)
    expect(await send()).toEqual([])
    // Closed for a year, longer than the message is good for.
    expect(await stateOf(next)).toMatchObject({ state: 'queued' })
    const short = await tell(her, { lastDay: day('2026-12-31') })
    expect(await send()).toEqual([])
    expect(await stateOf(short)).toMatchObject({ state: 'suppressed', reason: 'snoozed' })
    expect(await world.services.db.many(sql`select 1 from voucher where person_id = ${her.id}`)).toEqual([])
    expect(
      await world.services.db.one(sql`select used::text from person_fact where person_id = ${her.id}`),
    ).toEqual({ used: '0' })
  })

  test('that she wants a call makes the telephone her way from now on, until she takes it back', async () => {
    const her = await person()
    const messageId = await told(her)
    await world.ok('feedback.answer', { messageId, answer: 'call_me' }, her.account)
    const next = await tell(her)
    expect(await send()).toEqual([])
    expect(await stateOf(next)).toMatchObject({ state: 'phone_task', channel: 'phone' })
  })

  test('a part of a message that is quiet is left out, the rest is told', async () => {
    const her = await person()
    await world.ok('pregnancy.register', { lmp: day('2026-09-07') }, her.account)
    const { pregnancy_id: pregnancyId } = await world.services.db.one<{
      pregnancy_id: NonNullable<NewMessage['pregnancyId']>
    }>(sql`select pregnancy_id from pregnancy where person_id = ${her.id}`)
    const of = (stages: string): Partial<NewMessage> => ({
      kind: 'reminder',
      template: `stage.${stages.split(':')[0] ?? ''}`,
      params: { stages },
      pregnancyId,
      datingVersion: 1,
    })
    const messageId = await told(her, of('PG_NT:1'))
    await world.ok('feedback.answer', { messageId, answer: 'done_elsewhere' }, her.account)
    const both = await tell(her, of('PG_NT:1,PG_OGTT:1'))
    const only = await tell(her, of('PG_NT:1'))
    expect(await send()).toHaveLength(1)
    const { params } = await world.services.db.one<{ params: { stages: string } }>(
      sql`select params from message where message_id = ${both}`,
    )
    expect(params.stages).toBe('PG_OGTT:1')
    expect(await stateOf(only)).toMatchObject({ state: 'suppressed', reason: 'snoozed' })
  })

  test('what she put off for good is not among what comes next', async () => {
    const her = await person()
    await world.ok('pregnancy.register', { lmp: day('2026-09-07') }, her.account)
    const next = async () =>
      (await world.ok('reminders.mine', {}, her.account)).upcoming.map(({ stage }) => stage)
    expect(await next()).toContain('PG_NT')
    const { pregnancy_id: pregnancyId } = await world.services.db.one<{
      pregnancy_id: NonNullable<NewMessage['pregnancyId']>
    }>(sql`select pregnancy_id from pregnancy where person_id = ${her.id}`)
    const messageId = await told(her, {
      kind: 'reminder',
      template: 'stage.PG_NT',
      params: { stages: 'PG_NT:1' },
      pregnancyId,
      datingVersion: 1,
    })
    await world.ok('feedback.answer', { messageId, answer: 'done_elsewhere' }, her.account)
    expect(await next()).not.toContain('PG_NT')
    await world.ok('feedback.undo', { messageId }, her.account)
    expect(await next()).toContain('PG_NT')
  })

  test('what she put off for two weeks comes on the day on which they are over', async () => {
    const her = await person()
    await world.ok('pregnancy.register', { lmp: day('2026-09-07') }, her.account)
    world.clock.set('2026-11-28', '10:00')
    const { pregnancy_id: pregnancyId } = await world.services.db.one<{
      pregnancy_id: NonNullable<NewMessage['pregnancyId']>
    }>(sql`select pregnancy_id from pregnancy where person_id = ${her.id}`)
    const messageId = await told(her, {
      kind: 'reminder',
      template: 'stage.PG_NT',
      params: { stages: 'PG_NT:1' },
      pregnancyId,
      datingVersion: 1,
    })
    const nt = async () =>
      (await world.ok('reminders.mine', {}, her.account)).upcoming.find(({ stage }) => stage === 'PG_NT')?.on
    const before = await nt()
    await world.ok('feedback.answer', { messageId, answer: 'inconvenient' }, her.account)
    expect([before, await nt()]).toEqual(['2026-12-04', '2026-12-12'])
  })

  test('an appointment offers a correction and a call only, an urgent message is not put off', async () => {
    const her = await person()
    const appointment = await told(her, { kind: 'appointment', template: 'appointment.booked' })
    const urgent = await told(her, { urgency: 'U4', template: 'stage.PG_LATE_41' })
    const { items } = await world.ok('feedback.mine', { messages: [appointment, urgent] }, her.account)
    expect(items.find(item => item.messageId === appointment)?.choices).toEqual(['wrong_data', 'call_me'])
    expect(items.find(item => item.messageId === urgent)?.choices).toEqual(['done_elsewhere', 'call_me'])
    expect(
      await world.refused('feedback.answer', { messageId: urgent, answer: 'not_now' }, her.account),
    ).toBe('ANSWER_NOT_OFFERED')
  })

  test("somebody else's message, and one that has not gone, are not found", async () => {
    const her = await person()
    const other = await person()
    const messageId = await told(her)
    const waiting = await tell(her)
    expect(await world.refused('feedback.answer', { messageId, answer: 'call_me' }, other.account)).toBe(
      'NOT_FOUND',
    )
    expect(
      await world.refused('feedback.answer', { messageId: waiting, answer: 'call_me' }, her.account),
    ).toBe('NOT_FOUND')
    expect(await world.ok('feedback.mine', { messages: [messageId] }, other.account)).toEqual({ items: [] })
  })
})

describe('dignity', () => {
  test('after a loss no message asks anything, and no rating is asked for', async () => {
    const her = await person()
    await world.ok('pregnancy.register', { lmp: day('2026-09-07') }, her.account)
    const messageId = await told(her)
    await world.ok(
      'pregnancy.recordLoss',
      { kind: 'miscarriage', occurredOn: day('2026-11-22') },
      her.account,
    )
    const { items } = await world.ok('feedback.mine', { messages: [messageId] }, her.account)
    expect(items[0]?.choices).toEqual([])
    expect(await world.refused('feedback.answer', { messageId, answer: 'call_me' }, her.account)).toBe(
      'ANSWER_NOT_OFFERED',
    )
    const voucherId = await redeemed(her)
    expect(await world.ok('feedback.rating', { voucherId }, her.account)).toEqual({
      asks: false,
      rating: null,
    })
    const [call] = await tasksOf(her)
    expect(
      await world.refused(
        'feedback.record',
        { taskId: call?.task_id ?? ('1' as TaskId), answer: 'not_now' },
        worker,
      ),
    ).toBe('ANSWER_NOT_OFFERED')
  })

  test('a family that a named human cares for may ask for a call and is asked nothing', async () => {
    const her = await person()
    const messageId = await told(her, { kind: 'reminder' })
    await world.services.db.run(
      sql`insert into hardship (person_id, category, certified_on, source) values (${her.id}, 'special_family', '2026-01-01', 'village')`,
    )
    const { items } = await world.ok('feedback.mine', { messages: [messageId] }, her.account)
    expect(items[0]?.choices).toEqual(['call_me'])
    expect(await world.ok('feedback.rating', { voucherId: await redeemed(her) }, her.account)).toMatchObject({
      asks: false,
    })
  })
})

async function redeemed(her: Added): Promise<VoucherId> {
  const { db, ids, clock } = world.services
  const id = ids.next<VoucherId>()
  await db.run(sql`
    insert into voucher (person_id, voucher_id, programme, programme_version, subject, state, code_index, code_sealed, claimed_by,
                         claimed_at, valid_from, valid_until, quota_period, quota_region, redeemed_at, redeemed_institution_id)
    values (${her.id}, ${id}, 'V_CANCER', 1, ${`person:${id}`}, 'redeemed', 'a', 'b', ${her.id}, ${clock.now()}, '2026-01-01',
            '2027-12-31', '2026', 420506, ${clock.now()}, 1)`)
  return id
}

describe('a rating', () => {
  test('of two stars opens a call within three days; better within the day withdraws it', async () => {
    const her = await person()
    const voucherId = await redeemed(her)
    expect((await world.ok('feedback.rating', { voucherId }, her.account)).asks).toBe(true)
    await world.ok('feedback.rate', { voucherId, stars: 2, words: '等了很久' }, her.account)
    expect(await tasksOf(her)).toMatchObject([
      { kind: 'phone_reminder', due_on: '2026-11-26', state: 'open' },
    ])
    expect((await world.ok('feedback.rating', { voucherId }, her.account)).rating).toEqual({
      stars: 2,
      words: '等了很久',
      changeable: true,
    })
    await world.ok('feedback.rate', { voucherId, stars: 4 }, her.account)
    expect(await tasksOf(her)).toMatchObject([{ state: 'withdrawn' }])
    world.clock.set('2026-11-24', '10:00')
    expect(await world.refused('feedback.rate', { voucherId, stars: 1 }, her.account)).toBe(
      'FEEDBACK_SETTLED',
    )
  })

  test("of somebody else's voucher is not found", async () => {
    const voucherId = await redeemed(await person())
    const other = await person()
    expect(await world.refused('feedback.rate', { voucherId, stars: 5 }, other.account)).toBe('NOT_FOUND')
  })
})

describe('on the telephone', () => {
  test('what she says is entered on her behalf, about what the call was about, and she sees who did', async () => {
    const her = await addPerson(world)
    const account = await world.accountOf(her.id)
    const messageId = await told(her)
    expect((await stateOf(messageId)).state).toBe('phone_task')
    const [task] = await tasksOf(her)
    const taskId = task?.task_id ?? ('1' as TaskId)
    expect((await world.ok('feedback.record', { taskId, answer: 'not_now' }, worker)).says).toHaveLength(1)
    const next = await tell(her)
    await send()
    expect((await stateOf(next)).state).toBe('queued')
    expect(await world.services.db.many(sql`select action from audit where person_id = ${her.id}`)).toEqual([
      { action: 'feedback.record' },
    ])
    expect((await world.ok('identity.readers', {}, account)).items).toHaveLength(1)
  })

  test('a call of another division is not found', async () => {
    const her = await addPerson(world)
    await told(her)
    const [task] = await tasksOf(her)
    const elsewhere = await world.staff('health_worker', { region: '420506002' })
    expect(
      await world.refused(
        'feedback.record',
        { taskId: task?.task_id ?? ('1' as TaskId), answer: 'not_now' },
        elsewhere,
      ),
    ).toBe('NOT_FOUND')
  })
})
