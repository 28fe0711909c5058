/** Hospital → town → village and back, with times, deadlines, scope and the record of access. */
import { addPerson, type Added } from '../../test/people'
import { createWorld, type World } from '../../test/world'
import type { NoticeId } from '../../types/notices'
import type { PregnancyId } from '../../types/schema'
import { sql } from '../database/sql'
import { pregnancyRoutes } from '../pregnancy/routes'
import { noticeOfRegistration } from './receive'
import { noticeRoutes } from './routes'

let world: World
let woman: Added
let town: string
let village: string
beforeEach(async () => {
  // A Monday; the day before a weekend is tested apart.
  world = await createWorld({ ...noticeRoutes, ...pregnancyRoutes }, { at: '2026-11-23' })
  woman = await addPerson(world, { name: '程小满', village: '420506001001' })
  town = await world.staff('health_worker', { region: '420506001' })
  village = await world.staff('health_worker', { region: '420506001001' })
})
afterEach(() => world.close())

const arrive = (pregnancyId = '7', person = woman): Promise<number> =>
  noticeOfRegistration(world.services, {
    personId: person.id,
    pregnancyId: pregnancyId as PregnancyId,
    institutionId: null,
  })
async function only(as = town): Promise<NoticeId> {
  const { items } = await world.ok('notices.list', { show: 'open' }, as)
  const [first] = items
  if (first === undefined) throw new Error('empty inbox')
  return first.noticeId
}

test('a notice goes to the town, on to the village and back, and each time is kept', async () => {
  expect(await arrive()).toBe(1)
  expect(await arrive()).toBe(0)
  expect((await world.ok('notices.list', { show: 'open' }, village)).items).toEqual([])
  const noticeId = await only()
  world.clock.set('2026-11-24', '09:00')
  expect(await world.ok('notices.acknowledge', { noticeId }, town)).toMatchObject({
    state: 'acknowledged',
    acknowledgedAt: '2026-11-24T01:00:00.000Z',
    dueOn: '2026-11-24',
    overdue: false,
  })
  world.clock.advance(60)
  await world.ok('notices.acknowledge', { noticeId }, town)
  const sent = await world.ok('notices.forward', { noticeId }, town)
  expect(sent).toMatchObject({
    state: 'forwarded',
    acknowledgedAt: '2026-11-24T01:00:00.000Z',
    dueOn: '2026-11-27',
  })
  expect(await only(village)).toBe(noticeId)
  const seen = await world.ok('notices.acknowledge', { noticeId }, village)
  expect(seen.villageAcknowledgedAt).toBe('2026-11-24T01:01:00.000Z')
  const opened = await world.ok('notices.open', { noticeId }, village)
  expect(opened).toMatchObject({ name: '程小满', phone: woman.phone, notice: { name: '程*满' } })
  expect(
    await world.ok('notices.answer', { noticeId, feedback: 'visited', note: '已上门' }, village),
  ).toMatchObject({
    state: 'answered',
    feedback: 'visited',
  })
  expect((await world.ok('notices.list', { show: 'open' }, town)).items).toEqual([])
  expect((await world.ok('notices.list', { show: 'closed' }, town)).items).toHaveLength(1)
  expect((await world.ok('notices.open', { noticeId }, town)).note).toBe('已上门')
  const actions = await world.services.db.many<{ action: string }>(
    sql`select action from audit where person_id = ${woman.id} order by audit_id`,
  )
  expect(actions.map(row => row.action)).toEqual([
    'notices.acknowledge',
    'notices.forward',
    'notices.acknowledge',
    'notices.open',
    'notices.answer',
    'notices.open',
  ])
  expect(await world.refused('notices.answer', { noticeId, feedback: 'away' }, village)).toBe('NOTICE_STATE')
})

test('the deadline is one working day: of a Friday it is Monday, and what is overdue comes first', async () => {
  world.clock.set('2026-11-20')
  await arrive('1')
  world.clock.set('2026-11-24')
  const other = await addPerson(world, { village: '420506001002' })
  await arrive('2', other)
  const { items, level } = await world.ok('notices.list', { show: 'open' }, town)
  expect(level).toBe('town')
  expect(items.map(one => [one.dueOn, one.overdue])).toEqual([
    ['2026-11-23', true],
    ['2026-11-25', false],
  ])
})

test('a town sees its own villages only, a village only what was forwarded to it, and of nobody else even the existence', async () => {
  await arrive()
  const noticeId = await only()
  const strangers = [
    await world.staff('health_worker', { region: '420506002' }),
    await world.staff('health_worker', { region: '420506001002' }),
    village,
  ]
  for (const who of strangers) {
    expect((await world.ok('notices.list', { show: 'open' }, who)).items).toEqual([])
    for (const action of ['notices.open', 'notices.acknowledge', 'notices.forward'] as const)
      expect(await world.refused(action, { noticeId }, who)).toBe('NOT_FOUND')
    expect(await world.refused('notices.answer', { noticeId, feedback: 'phoned' }, who)).toBe('NOT_FOUND')
  }
  await world.ok('notices.forward', { noticeId }, town)
  expect(await world.refused('notices.forward', { noticeId }, village)).toBe('NOT_FOUND')
  expect(await world.refused('notices.list', { show: 'open' }, await world.staff('clerk'))).toBe('FORBIDDEN')
  expect(await world.refused('notices.open', { noticeId }, await world.staff('manager'))).toBe('FORBIDDEN')
})

test('nobody is sent to a village that is not known', async () => {
  await world.services.db.run(
    sql`update person set residence_village = null, hukou_village = null where person_id = ${woman.id}`,
  )
  await arrive()
  const district = await world.staff('health_worker')
  expect(await world.refused('notices.forward', { noticeId: await only(district) }, district)).toBe(
    'VILLAGE_UNKNOWN',
  )
})

test('a pregnancy that a clinic registers, and one that it dates anew, are notices at once', async () => {
  const clerk = await world.staff('clerk', { institutionId: '1' })
  await world.ok('patient.find', { name: '程小满', number: woman.number }, clerk)
  await world.ok('patient.register', { personId: woman.id, lmp: '2026-09-14' as never }, clerk)
  await world.ok(
    'patient.correctDating',
    { personId: woman.id, scanOn: '2026-11-23' as never, weeks: 9, days: 3 },
    clerk,
  )
  const { items } = await world.ok('notices.list', { show: 'open' }, town)
  expect(items.map(one => one.kind)).toEqual(['pregnancy', 'examination'])
})
