import { addPerson, type Added, type Invented } from '../../test/people'
import { recordingSenders } from '../../test/senders'
import { createWorld, type World } from '../../test/world'
import type { Instant, LocalDate } from '../../types/schema'
import { sql } from '../database/sql'
import { identityRoutes } from '../identity/routes'
import type { Outcome } from '../platform/sender'
import { pregnancyRoutes } from '../pregnancy/routes'
import { deliver } from './deliver'
import { dispatchDue } from './dispatch'
import { enqueue, type NewMessage } from './enqueue'
import { lease } from './lease'
import { reminderRoutes } from './routes'
import { withdraw } from './withdraw'

let world: World
beforeAll(async () => {
  world = await createWorld({ ...pregnancyRoutes, ...reminderRoutes, ...identityRoutes })
})
afterAll(() => world.close())
beforeEach(async () => {
  world.clock.set('2026-11-23', '10:00')
  await world.services.db.script('truncate outbox, message, reminder, task, job_run')
})

const none = { wechat: null, sms: null }
const told = (answer?: (channel: 'wechat' | 'sms', key: string) => Outcome, idempotent = false) =>
  recordingSenders(() => world.clock.now(), answer, idempotent)

async function person(
  options: Invented & { credits?: number; sms?: boolean } = {},
): Promise<Added & { account: string }> {
  const added = await addPerson(world, options)
  const account = await world.accountOf(added.id)
  for (let i = 0; i < (options.credits ?? 0); i++)
    await world.ok('reminders.granted', { accepted: ['health'] }, account)
  if (options.sms) await world.ok('identity.setConsent', { purpose: 'sms', granted: true }, account)
  return { ...added, account }
}
let keys = 0
async function queue(to: Added, change: Partial<NewMessage> = {}): Promise<void> {
  await enqueue(world.services, [
    {
      personId: to.id,
      dedupeKey: `test:${++keys}`,
      kind: 'service',
      template: 'stage.W_CANCER',
      params: {},
      urgency: 'U2',
      lastDay: '2026-12-31' as LocalDate,
      sendAt: world.clock.now(),
      ...change,
    },
  ])
}
interface Row {
  readonly state: string
  readonly channel: string | null
  readonly reason: string | null
  readonly attempts: number
}
const rows = (to: Added) =>
  world.services.db.many<Row>(
    sql`select state, channel, reason, attempts from message where person_id = ${to.id} order by message_id`,
  )
const tasks = (to: Added) =>
  world.services.db.many<{ reason: string }>(
    sql`select reason from task where person_id = ${to.id} and state = 'open'`,
  )
const waiting = () => world.services.db.many<{ lease_until: Instant }>(sql`select lease_until from outbox`)
const left = async (account: string) =>
  (await world.ok('reminders.mine', {}, account)).templates.find(({ key }) => key === 'health')?.left

describe('the order of channels', () => {
  test('is WeChat while a permission is left, then SMS if she agreed, then a call', async () => {
    const both = await person({ credits: 1, sms: true })
    const nothing = await person()
    const { senders, sent } = told()
    await queue(both)
    await queue(both)
    await queue(nothing)
    expect(await dispatchDue(world.services, senders)).toMatchObject({ sent: 2, called: 1 })
    expect(sent.map(({ channel }) => channel).sort()).toEqual(['sms', 'wechat'])
    expect(await left(both.account)).toBe(0)
    expect(await rows(nothing)).toEqual([
      { state: 'phone_task', channel: 'phone', reason: null, attempts: 0 },
    ])
    expect(await tasks(nothing)).toEqual([{ reason: '电话提醒:可预约免费两癌筛查' }])
    expect(await waiting()).toEqual([])
  })
  test('goes on to SMS when WeChat says that no permission is left, and corrects our count', async () => {
    const she = await person({ credits: 3, sms: true })
    const { senders, sent } = told(channel =>
      channel === 'wechat' ? { kind: 'refused', code: '43101' } : { kind: 'sent' },
    )
    await queue(she)
    await dispatchDue(world.services, senders)
    expect(sent.map(({ channel, to }) => [channel, to])).toEqual([['sms', she.phone]])
    expect(await rows(she)).toMatchObject([{ state: 'sent', channel: 'sms' }])
    expect(await left(she.account)).toBe(0)
  })
  test('ends in a call when both refuse, and with advice on her page only', async () => {
    const she = await person({ credits: 2, sms: true })
    const { senders } = told(() => ({ kind: 'refused', code: 'no' }))
    await queue(she)
    await queue(she, { urgency: 'U1' })
    await dispatchDue(world.services, senders)
    expect((await rows(she)).map(({ state, reason }) => [state, reason])).toEqual([
      ['phone_task', 'no'],
      ['failed', 'no'],
    ])
    expect(await tasks(she)).toHaveLength(1)
  })
  test('says what is urgent and has it called as well', async () => {
    const she = await person({ sms: true })
    const { senders, sent } = told()
    await queue(she, { urgency: 'U4' })
    await dispatchDue(world.services, senders)
    expect(sent).toHaveLength(1)
    expect(await tasks(she)).toEqual([{ reason: '孕周已满41周,请今天电话联系' }])
  })
  test('writes neutrally to a phone that others read and to a minor', async () => {
    const shared = await person({ sms: true, phone: '16099999999' })
    await addPerson(world, { phone: '16099999999' })
    const minor = await person({ sms: true, birth: '2009-03-01' })
    const grown = await person({ sms: true })
    const { senders, sent } = told()
    for (const to of [shared, minor, grown]) await queue(to)
    await dispatchDue(world.services, senders)
    const neutral = '您有一项健康服务待办理,请登录小程序查看。'
    const textTo = ({ phone }: Added) => sent.find(({ to }) => to === phone)?.text
    expect([textTo(shared), textTo(minor)]).toEqual([neutral, neutral])
    expect(textTo(grown)).not.toBe(neutral)
    expect((await world.ok('reminders.mine', {}, shared.account)).came[0]?.body).not.toBe(neutral)
  })
})

describe('a provider that is busy', () => {
  test('is asked again later, with longer pauses, and the permission is not spent', async () => {
    const she = await person({ credits: 1 })
    let busy = true
    const { senders, sent } = told(() => (busy ? { kind: 'retry', code: '45009' } : { kind: 'sent' }))
    await queue(she)
    expect(await dispatchDue(world.services, senders)).toMatchObject({ retried: 1, sent: 0 })
    expect(await rows(she)).toEqual([{ state: 'queued', channel: null, reason: '45009', attempts: 1 }])
    expect(await left(she.account)).toBe(1)
    expect(await dispatchDue(world.services, senders)).toMatchObject({ retried: 0 })
    world.clock.advance(60)
    await dispatchDue(world.services, senders)
    world.clock.advance(60)
    expect(await dispatchDue(world.services, senders)).toMatchObject({ retried: 0 })
    busy = false
    world.clock.advance(60)
    await dispatchDue(world.services, senders)
    expect(sent).toHaveLength(1)
    expect(await rows(she)).toMatchObject([{ state: 'sent', reason: null, attempts: 3 }])
    expect(await left(she.account)).toBe(0)
  })
  test('six times in vain becomes a call', async () => {
    const she = await person({ sms: true })
    const { senders } = told(() => ({ kind: 'retry', code: '-1' }))
    await queue(she)
    for (let i = 0; i < 8; i++) {
      await dispatchDue(world.services, senders)
      world.clock.advance(1920)
      if (i === 3) world.clock.set('2026-11-24', '10:00')
    }
    expect(await rows(she)).toEqual([{ state: 'phone_task', channel: 'phone', reason: '-1', attempts: 6 }])
  })
})

describe('an answer that does not come', () => {
  test('leaves the outcome unknown: not sent again, called if it presses', async () => {
    const she = await person({ credits: 2 })
    const { senders, sent } = told(() => ({ kind: 'unknown', code: 'ETIMEDOUT' }))
    await queue(she, { urgency: 'U2' })
    await queue(she, { urgency: 'U3' })
    expect(await dispatchDue(world.services, senders)).toMatchObject({ unknown: 2 })
    world.clock.advance(3600)
    await dispatchDue(world.services, senders)
    expect(sent).toHaveLength(2)
    expect((await rows(she)).map(({ state }) => state)).toEqual(['outcome_unknown', 'outcome_unknown'])
    expect(await tasks(she)).toHaveLength(1)
    expect(await left(she.account)).toBe(0)
  })
  test('because the process died is the same: the next lease finds the message in doubt', async () => {
    const she = await person({ sms: true })
    const { senders, sent } = told()
    await queue(she, { urgency: 'U3' })
    expect((await lease(world.services, senders, 10)).outgoing).toHaveLength(1)
    expect(await dispatchDue(world.services, senders)).toMatchObject({ unknown: 0 })
    world.clock.advance(61)
    expect(await dispatchDue(world.services, senders)).toMatchObject({ unknown: 1, sent: 0 })
    expect(sent).toEqual([])
    expect(await rows(she)).toMatchObject([{ state: 'outcome_unknown', reason: 'in_doubt' }])
    expect(await tasks(she)).toHaveLength(1)
  })
  test('is asked again under the same key where the provider drops repetitions', async () => {
    const she = await person({ sms: true })
    const { senders, sent } = told(undefined, true)
    await queue(she)
    const first = await lease(world.services, senders, 10)
    world.clock.advance(61)
    expect(await dispatchDue(world.services, senders)).toMatchObject({ sent: 1 })
    // The first process wakes up: its lease was taken over, it may not send.
    expect(await deliver(world.services, senders, first)).toMatchObject({ sent: 0 })
    expect(sent).toHaveLength(1)
  })
})

describe('between the lease and the sending', () => {
  const register = async (she: { account: string }) => {
    await world.ok('pregnancy.register', { lmp: '2026-10-05' as LocalDate }, she.account)
    const { pregnancy } = await world.ok('pregnancy.mine', {}, she.account)
    if (!pregnancy) throw new Error('no pregnancy')
    return { pregnancyId: pregnancy.pregnancyId, datingVersion: pregnancy.datingVersion }
  }
  test.each<[string, (she: Added & { account: string }) => Promise<unknown>]>([
    [
      'a loss',
      ({ account }) =>
        world.ok(
          'pregnancy.recordLoss',
          { kind: 'miscarriage', occurredOn: '2026-11-23' as LocalDate },
          account,
        ),
    ],
    ['a pause', ({ account }) => world.ok('reminders.pause', { paused: true }, account)],
    [
      'a new dating',
      ({ account }) =>
        world.ok(
          'pregnancy.correctDating',
          { scanOn: '2026-11-23' as LocalDate, weeks: 6, days: 0 },
          account,
        ),
    ],
    ['a moved appointment', ({ id }) => withdraw(world.services, [id], 'test:')],
  ])('%s stops it', async (_, change) => {
    const she = await person({ sms: true, credits: 1 })
    const about = await register(she)
    const { senders, sent } = told()
    await queue(she, { kind: 'reminder', template: 'stage.PG_FOLIC', ...about })
    const leased = await lease(world.services, senders, 10)
    expect(leased.outgoing).toHaveLength(1)
    await change(she)
    await deliver(world.services, senders, leased)
    expect(sent).toEqual([])
    expect(await rows(she)).toMatchObject([{ state: 'suppressed' }])
    expect(await waiting()).toEqual([])
  })
})

describe('the hours', () => {
  test('nothing goes out before nine or after six; her appointment from eight to eight', async () => {
    const she = await person({ sms: true })
    const { senders, sent } = told()
    world.clock.set('2026-11-23', '18:00')
    await queue(she)
    await queue(she, { kind: 'appointment', template: 'appointment.booked' })
    expect(await dispatchDue(world.services, senders)).toMatchObject({ sent: 1, waiting: 1 })
    world.clock.set('2026-11-24', '08:59')
    await dispatchDue(world.services, senders)
    expect(sent).toHaveLength(1)
    world.clock.set('2026-11-24', '09:00')
    await dispatchDue(world.services, senders)
    expect(sent).toHaveLength(2)
  })
  test('what would come after its last day does not come', async () => {
    const she = await person({ sms: true })
    const { senders, sent } = told()
    world.clock.set('2026-11-23', '19:00')
    await queue(she, { lastDay: '2026-11-23' as LocalDate })
    await dispatchDue(world.services, senders)
    expect(sent).toEqual([])
    expect(await rows(she)).toMatchObject([{ state: 'suppressed', reason: 'window_closed' }])
  })
  test('two a day and four in seven days, the others wait their turn', async () => {
    const she = await person({ sms: true })
    const { senders, sent } = told()
    for (let i = 0; i < 7; i++) await queue(she)
    const perDay: number[] = []
    for (let i = 23; i <= 30; i++) {
      world.clock.set(`2026-11-${i}`, '10:00')
      const before = sent.length
      await dispatchDue(world.services, senders)
      perDay.push(sent.length - before)
    }
    expect(perDay).toEqual([2, 2, 0, 0, 0, 0, 0, 2])
  })
})

describe('the gate', () => {
  test('knows who died, moved away or is cared for by a person', async () => {
    const [dead, gone, cared] = [
      await person({ sms: true }),
      await person({ sms: true }),
      await person({ sms: true }),
    ]
    const { db } = world.services
    await db.run(sql`update person set died_on = '2026-11-01' where person_id = ${dead.id}`)
    await db.run(sql`update person set moved_out_on = '2026-11-23' where person_id = ${gone.id}`)
    await db.run(sql`
      insert into hardship (person_id, category, certified_on, source) values (${cared.id}, 'special_family', '2020-01-01', 'desk')`)
    for (const to of [dead, gone, cared]) await queue(to)
    const { senders, sent } = told()
    await dispatchDue(world.services, senders)
    expect(sent).toEqual([])
    expect((await Promise.all([dead, gone, cared].map(rows))).flat().map(({ reason }) => reason)).toEqual([
      'died',
      'moved',
      'human_only',
    ])
  })
  test('waits where a family wants quiet today, but tells what it ordered itself', async () => {
    const cared = await person({ sms: true })
    const { db } = world.services
    await db.run(sql`
      insert into hardship (person_id, category, certified_on, source) values (${cared.id}, 'special_family', '2020-01-01', 'desk')`)
    await db.run(sql`
      insert into quiet_day (person_id, month_day, kept_by, kept_at) values (${cared.id}, '11-23', 'she', ${world.clock.now()})`)
    const kind = 'appointment'
    const params = { service: '心理支持', date: '11月30日', time: '09:30', channel: '电话' }
    await queue(cared, { kind, template: 'appointment.booked', lastDay: '2026-11-30' as LocalDate })
    await queue(cared, { kind, template: 'order.scheduled', params, lastDay: '2026-11-30' as LocalDate })
    const { senders, sent } = told()
    await dispatchDue(world.services, senders)
    expect(sent).toHaveLength(1)
    expect(JSON.stringify(sent)).toContain('心理支持已约好')
    world.clock.set('2026-11-24', '10:00')
    await dispatchDue(world.services, senders)
    expect(sent).toHaveLength(2)
  })
  test('does not say what is booked, and says the rest of a message', async () => {
    const she = await person({ sms: true })
    const institution = '4205060001'
    await world.services.db.run(sql`
      insert into slot (institution_id, slot_id, service, day, starts, ends, capacity, booked)
      values (${institution}, 1, 'womens_screening', '2026-11-30', '08:00', '09:00', 5, 1)`)
    await world.services.db.run(sql`
      insert into appointment (institution_id, appointment_id, slot_id, service, state, person_id, checkin_code_index, checkin_code_sealed, created_at)
      values (${institution}, 1, 1, 'womens_screening', 'booked', ${she.id}, '\\x00', '\\x00', ${world.clock.now()})`)
    await world.services.db.run(sql`
      insert into attendance (person_id, appointment_id, institution_id, service, state)
      values (${she.id}, 1, ${institution}, 'womens_screening', 'booked')`)
    await queue(she)
    await queue(she, { template: 'stage.W_CANCER', params: { stages: 'W_CANCER:1,PP_CONTRACEPT:1' } })
    const { senders, sent } = told()
    await dispatchDue(world.services, senders)
    expect((await rows(she)).map(({ state, reason }) => [state, reason])).toEqual([
      ['suppressed', 'done'],
      ['sent', null],
    ])
    expect(sent[0]?.text).toContain('避孕药具')
    expect(sent[0]?.text).not.toContain('两癌')
  })
})

test('a message that is queued twice by the same key is sent once', async () => {
  const she = await person({ sms: true })
  const { senders, sent } = told()
  await queue(she, { dedupeKey: 'once' })
  await queue(she, { dedupeKey: 'once' })
  await Promise.all([dispatchDue(world.services, senders), dispatchDue(world.services, senders)])
  expect(sent).toHaveLength(1)
  await queue(she, { dedupeKey: 'once' })
  await dispatchDue(world.services, senders)
  expect(sent).toHaveLength(1)
})

test('without any channel everything that matters is called', async () => {
  const she = await person({ sms: true, credits: 1 })
  await queue(she)
  expect(await dispatchDue(world.services, none)).toMatchObject({ sent: 0 })
  expect(await rows(she)).toMatchObject([{ state: 'phone_task' }])
})
