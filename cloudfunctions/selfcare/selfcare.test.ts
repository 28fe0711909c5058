/** What she writes down for herself and how she feels: hers alone, sealed, with what a figure asks for said at once. */
import { addPerson } from '../../test/people'
import { createWorld, type World } from '../../test/world'
import type { SelfRecordValues } from '../../types/diary'
import { moodQuestions } from '../../catalog/mood'
import { sql } from '../database/sql'
import { reminderRoutes } from '../reminders/routes'
import { selfcareRoutes } from './routes'

let world: World
beforeAll(async () => {
  world = await createWorld({ ...selfcareRoutes, ...reminderRoutes })
})
afterAll(() => world.close())
beforeEach(() => world.clock.set('2026-11-23'))

const woman = async () => {
  const person = await addPerson(world)
  return { ...person, account: await world.accountOf(person.id) }
}
const add = (account: string, values: SelfRecordValues) => world.ok('diary.add', { values }, account)
const answersWorth = (points: (question: number) => number) =>
  moodQuestions.map((question, i) => question.answers.findIndex(one => one.points === points(i)))

test('records come back newest first and page by page, are hers alone, sealed, and gone when she takes them away', async () => {
  const [she, other] = [await woman(), await woman()]
  for (let kg = 50; kg < 72; kg++) {
    world.clock.advance(3600)
    await add(she.account, { kind: 'weight', kg })
  }
  await add(she.account, { kind: 'blood_pressure', systolic: 118, diastolic: 76 })
  const first = await world.ok('diary.mine', { kind: 'weight' }, she.account)
  expect(first.items.map(({ values }) => (values.kind === 'weight' ? values.kg : 0)).slice(0, 2)).toEqual([
    71, 70,
  ])
  const rest = await world.ok('diary.mine', { kind: 'weight', cursor: first.next ?? '' }, she.account)
  expect([first.items.length, rest.items.length, rest.next]).toEqual([20, 2, null])
  expect((await world.ok('diary.mine', { kind: 'weight' }, other.account)).items).toEqual([])
  const [one] = first.items
  if (one === undefined) throw new Error('no record')
  await world.ok('diary.remove', { recordId: one.recordId }, other.account)
  expect((await world.ok('diary.mine', { kind: 'weight' }, she.account)).items[0]).toEqual(one)
  await world.ok('diary.remove', { recordId: one.recordId }, she.account)
  expect((await world.ok('diary.mine', { kind: 'weight' }, she.account)).items[0]).not.toEqual(one)
  const stored = await world.services.db.one<{ text: string }>(
    sql`select encode(values_sealed, 'escape') as text from self_record where person_id = ${she.id} and kind = 'blood_pressure'`,
  )
  expect(stored.text).not.toContain('118')
})

test.each<[SelfRecordValues, string]>([
  [{ kind: 'blood_pressure', systolic: 139, diastolic: 89 }, 'none'],
  [{ kind: 'blood_pressure', systolic: 140, diastolic: 70 }, 'tell'],
  [{ kind: 'blood_pressure', systolic: 120, diastolic: 90 }, 'tell'],
  [{ kind: 'blood_pressure', systolic: 160, diastolic: 90 }, 'today'],
  [{ kind: 'blood_pressure', systolic: 120, diastolic: 110 }, 'today'],
  [{ kind: 'glucose', mmol: 5.2, when: 'fasting' }, 'none'],
  [{ kind: 'glucose', mmol: 5.3, when: 'fasting' }, 'tell'],
  [{ kind: 'glucose', mmol: 7.7, when: 'after_1h' }, 'none'],
  [{ kind: 'glucose', mmol: 6.7, when: 'after_2h' }, 'tell'],
  [{ kind: 'glucose', mmol: 3.2, when: 'after_2h' }, 'today'],
  [{ kind: 'movement', count: 10, minutes: 120 }, 'none'],
  [{ kind: 'movement', count: 9, minutes: 120 }, 'today'],
  [{ kind: 'movement', count: 3, minutes: 30 }, 'none'],
  [{ kind: 'weight', kg: 61.5 }, 'none'],
])('%j asks for: %s', async (values, advice) => {
  const { account } = await woman()
  expect(await add(account, values)).toMatchObject({ values, advice })
})

test('a slip of the finger is named, and nothing is written down', async () => {
  const { account } = await woman()
  const values: SelfRecordValues = { kind: 'blood_pressure', systolic: 1200, diastolic: 76 }
  const wrong = await world.call('diary.add', { values }, account)
  expect(wrong.ok ? [] : wrong.error.fields).toEqual([{ path: 'values.systolic', text: '收缩压应在60至260' }])
  expect((await world.ok('diary.mine', { kind: 'blood_pressure' }, account)).items).toEqual([])
})

test.each([
  ['calm', 9, () => 0, 0],
  ['watch', 10, (i: number) => (i < 3 ? 3 : i === 3 ? 1 : 0), 10],
  ['seek', 13, (i: number) => (i < 4 ? 3 : i === 4 ? 1 : 0), 13],
] as const)('a mood that is %s asks nobody to ring', async (level, _, points, score) => {
  const { account, id } = await woman()
  expect(await world.ok('mood.take', { answers: answersWorth(points) }, account)).toEqual({
    score,
    level,
    crisis: false,
    called: false,
  })
  expect((await world.ok('mood.mine', {}, account)).items).toMatchObject([{ score, level }])
  expect(await world.services.db.many(sql`select 1 from task where person_id = ${id}`)).toEqual([])
})

test('any thought of harming herself shows whom to ring and asks for one call within a day that says nothing of it', async () => {
  const { account, id } = await woman()
  const answers = answersWorth(i => (i === 9 ? 1 : 0))
  const taken = await world.ok('mood.take', { answers }, account)
  expect(taken).toEqual({ score: 1, level: 'seek', crisis: true, called: true })
  await world.ok('mood.take', { answers }, account)
  await world.ok('mood.call', {}, account)
  const worker = await world.staff('health_worker')
  const { items } = await world.ok('tasks.list', {}, worker)
  const calls = items.filter(({ kind }) => kind === 'care_call')
  // What she was promised and what the worker reads agree.
  expect(calls).toMatchObject([{ dueOn: '2026-11-24', reason: '请在期限前打电话关心近况,不谈检查和提醒' }])
  const opened = await world.ok('tasks.open', { taskId: calls[0]?.taskId ?? ('1' as never) }, worker)
  expect(JSON.stringify([calls, opened])).not.toMatch(/自评|伤害自己的想法 |EPDS|抑郁|分/)
  expect(await world.services.db.many(sql`select 1 from task where person_id = ${id}`)).toHaveLength(1)
  const { questions, phones, source } = await world.ok('mood.questions', {}, account)
  expect([questions.length, phones[0]?.phone]).toEqual([10, '12356'])
  expect(source).toContain('Cox、Holden、Sagovsky')
  const short = await world.call('mood.take', { answers: answers.slice(1) }, account)
  expect(short.ok ? '' : short.error.fields?.[0]?.text).toBe('请回答全部10题')
})
