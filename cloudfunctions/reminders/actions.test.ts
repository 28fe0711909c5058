import { addPerson, type Added } from '../../test/people'
import { recordingSenders } from '../../test/senders'
import { createWorld, type World } from '../../test/world'
import type { LocalDate } from '../../types/schema'
import { sql } from '../database/sql'
import { runReminders } from '../functions/reminders/main'
import { identityRoutes } from '../identity/routes'
import { pregnancyRoutes } from '../pregnancy/routes'
import { reminderRoutes } from './routes'

const day = (text: string): LocalDate => text as LocalDate
let world: World
beforeAll(async () => {
  world = await createWorld({ ...pregnancyRoutes, ...reminderRoutes, ...identityRoutes })
})
afterAll(() => world.close())
beforeEach(async () => {
  world.clock.set('2026-11-23', '10:00')
  await world.services.db.script(
    'truncate outbox, message, reminder, task, job_run, pregnancy_reversal, pregnancy_dating, pregnancy',
  )
})

async function pregnant(lmp: string | null = '2026-10-05'): Promise<Added & { account: string }> {
  const added = await addPerson(world)
  const account = await world.accountOf(added.id)
  await world.ok('pregnancy.register', { lmp: lmp === null ? null : day(lmp) }, account)
  return { ...added, account }
}
const run = async (at: string, senders = recordingSenders(() => world.clock.now()).senders) => {
  world.clock.set(at.slice(0, 10), at.slice(11))
  return runReminders(world.services, senders)
}

describe('her page', () => {
  test('shows what came, in full words, why and by which channel, and what is next', async () => {
    const { account } = await pregnant()
    await world.ok('reminders.granted', { accepted: ['health'] }, account)
    await run('2026-11-23 11:00')
    const mine = await world.ok('reminders.mine', {}, account)
    expect(mine.came).toHaveLength(1)
    expect(mine.came[0]).toMatchObject({
      title: '首次产检含免费血检等4项',
      why: '按您登记的孕期:首次产检',
      channel: 'wechat',
      state: 'sent',
    })
    expect(mine.came[0]?.body.split('\n')).toHaveLength(4)
    expect(mine.upcoming.map(({ stage, on }) => [stage, on])).toEqual([
      ['PG_T1_SERUM', '2026-12-07'],
      ['PG_BLOOD3', '2026-12-14'],
      ['PG_BOOKLET', '2026-12-14'],
      ['PG_NT', '2026-12-21'],
      ['PG_T1_SERUM', '2026-12-25'],
    ])
    expect(mine.templates).toEqual([
      { key: 'health', templateId: expect.any(String) as string, title: '健康服务提醒', left: 0 },
      { key: 'appointment', templateId: expect.any(String) as string, title: '预约提醒', left: 0 },
    ])
  })
  test('counts what she granted, once each, and nothing that the city does not have', async () => {
    const { account } = await pregnant()
    const granted = await world.ok(
      'reminders.granted',
      { accepted: ['health', 'health', 'advertising'] },
      account,
    )
    expect(granted.templates.map(({ key, left }) => [key, left])).toEqual([
      ['health', 1],
      ['appointment', 0],
    ])
    expect(await world.refused('reminders.granted', { accepted: ['a', 'b', 'c', 'd'] }, account)).toBe(
      'INVALID_INPUT',
    )
    await expect(
      world.services.db.run(sql`update subscription_credit set used = used + 2`),
    ).rejects.toMatchObject({ constraint: 'credit_not_overdrawn' })
  })
  test('is quiet while she pauses, and goes on with what comes after', async () => {
    const { account, id } = await pregnant()
    await world.ok('reminders.granted', { accepted: ['health'] }, account)
    expect(await world.ok('reminders.pause', { paused: true }, account)).toEqual({ paused: true })
    await world.ok('reminders.pause', { paused: true }, account)
    const { senders, sent } = recordingSenders(() => world.clock.now())
    await run('2026-11-23 11:00', senders)
    expect(sent).toEqual([])
    expect((await world.ok('reminders.mine', {}, account)).paused).toBe(true)
    expect(
      await world.services.db.many(sql`select state, reason from message where person_id = ${id}`),
    ).toEqual([{ state: 'suppressed', reason: 'hold' }])
    expect(await world.ok('reminders.pause', { paused: false }, account)).toEqual({ paused: false })
    await run('2026-12-07 11:00', senders)
    expect(sent).toHaveLength(1)
  })
  test('turns pages', async () => {
    const { account, id } = await pregnant(null)
    for (let i = 0; i < 25; i++)
      await world.services.db.run(sql`
        insert into message (person_id, message_id, dedupe_key, kind, template, params, urgency, last_day, state, send_at, sent_at)
        values (${id}, ${String(i + 1)}, ${`k${i}`}, 'service', 'stage.PG_NT', '{}', 'U1', '2026-12-01', 'sent',
                ${world.clock.now()}, ${world.clock.now()})`)
    const first = await world.ok('reminders.mine', {}, account)
    const second = await world.ok('reminders.mine', { cursor: first.next ?? '' }, account)
    expect([first.came.length, second.came.length, second.next]).toEqual([20, 5, null])
    expect(new Set([...first.came, ...second.came].map(({ messageId }) => messageId)).size).toBe(25)
  })
})

describe('tasks', () => {
  test('are seen by region and masked, opened in the record of access, closed once', async () => {
    const { id, account, name, phone } = await pregnant()
    await run('2026-11-23 11:00')
    const here = await world.staff('health_worker', { region: '420506001001' })
    const elsewhere = await world.staff('health_worker', { region: '420506002' })
    const { items } = await world.ok('tasks.list', {}, here)
    expect(items).toEqual([
      {
        taskId: expect.any(String) as string,
        kind: 'phone_reminder',
        name: expect.stringContaining('*') as string,
        village: expect.any(String) as string,
        dueOn: '2026-11-24',
        overdue: false,
        opens: true,
        reason: '电话提醒:首次产检含免费血检等4项',
      },
    ])
    expect((await world.ok('tasks.list', {}, elsewhere)).items).toEqual([])
    const [task] = items
    if (!task) throw new Error('no task')
    const { taskId } = task
    expect(await world.refused('tasks.open', { taskId }, elsewhere)).toBe('NOT_FOUND')
    expect(await world.ok('tasks.open', { taskId }, here)).toMatchObject({ name, phone, reason: task.reason })
    const { items: readers } = await world.ok('identity.readers', {}, account)
    expect(readers[0]).toMatchObject({ what: '查看联系电话' })
    await world.ok('tasks.close', { taskId, outcome: 'done', note: '本人已知晓' }, here)
    expect(await world.refused('tasks.close', { taskId, outcome: 'done' }, here)).toBe('NOT_FOUND')
    expect((await world.ok('tasks.list', {}, here)).items).toEqual([])
    const row = await world.services.db.one<{ note_sealed: Buffer }>(
      sql`select note_sealed from task where person_id = ${id}`,
    )
    expect(row.note_sealed.includes('本人')).toBe(false)
    expect(world.services.vault.open(row.note_sealed, `task.note:${taskId}`)).toBe('本人已知晓')
  })
  test('of undated pregnancies are opened once and withdrawn when a scan dates them', async () => {
    const { account } = await pregnant(null)
    const worker = await world.staff('health_worker')
    expect(await run('2026-11-23 11:00')).toMatchObject({ calls: 1 })
    expect(await run('2026-11-23 11:05')).toMatchObject({ calls: 0 })
    expect((await world.ok('tasks.list', {}, worker)).items).toMatchObject([
      { kind: 'undated_pregnancy', dueOn: '2026-11-30' },
    ])
    await world.ok('pregnancy.correctDating', { scanOn: day('2026-11-20'), weeks: 9, days: 0 }, account)
    expect((await world.ok('tasks.list', {}, worker)).items).toEqual([])
  })
  test('ask after a pregnancy that has no outcome at 42+0, and the automatic messages have ended', async () => {
    const { account } = await pregnant('2026-02-10')
    await world.ok('reminders.granted', { accepted: ['health'] }, account)
    const worker = await world.staff('health_worker')
    await run('2026-11-30 11:00')
    expect((await world.ok('tasks.list', {}, worker)).items.map(({ kind }) => kind)).not.toContain(
      'care_call',
    )
    await run('2026-12-01 11:00')
    expect((await world.ok('tasks.list', {}, worker)).items).toContainEqual(
      expect.objectContaining({
        kind: 'care_call',
        reason: '按预产期推算已满42周,尚无结局记录,请电话了解情况',
      }),
    )
  })
})

test('the managers see every message with its words and outcome, and no whole name', async () => {
  const { account, name } = await pregnant()
  await pregnant()
  await world.ok('reminders.granted', { accepted: ['health'] }, account)
  await run('2026-11-23 11:00')
  const manager = await world.staff('manager')
  const { counts, items } = await world.ok('outbox.list', {}, manager)
  expect(counts).toEqual([
    { state: 'phone_task', count: 1 },
    { state: 'sent', count: 1 },
  ])
  expect(items).toHaveLength(2)
  const { items: sent } = await world.ok('outbox.list', { state: 'sent' }, manager)
  expect(sent).toHaveLength(1)
  expect(sent[0]).toMatchObject({ kind: 'reminder', channel: 'wechat', state: 'sent', reason: null })
  expect(sent[0]?.body).toContain('请在孕13周前')
  expect(JSON.stringify(items)).not.toContain(name)
  expect(await world.refused('outbox.list', {}, await world.staff('clerk'))).toBe('FORBIDDEN')
})
