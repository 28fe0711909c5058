import { addCouple, addPerson, type Added } from '../../test/people'
import { recordingSenders } from '../../test/senders'
import { createWorld, type World } from '../../test/world'
import type { ExamValue, ResultId } from '../../types/results'
import type { LocalDate, PersonId, ProgrammeCode, ServiceCode } from '../../types/schema'
import { sql } from '../database/sql'
import { identityRoutes } from '../identity/routes'
import { dispatchDue } from '../reminders/dispatch'
import { voucherRoutes } from '../vouchers/routes'
import { resultRoutes } from './routes'

const institutionId = '4205060001'
const service = 'premarital_check' as ServiceCode
const programme = 'V_PREMARITAL' as ProgrammeCode
let world: World
let clerk: string
let doctor: string
beforeAll(async () => {
  world = await createWorld({ ...resultRoutes, ...voucherRoutes, ...identityRoutes })
  clerk = await world.staff('clerk', { institutionId })
  doctor = await world.staff('doctor', { institutionId })
})
afterAll(() => world.close())
beforeEach(async () => {
  world.clock.set('2026-11-23')
  await world.services.db.script('truncate outbox, message')
})

interface Examined {
  readonly wife: PersonId
  readonly husband: PersonId
  readonly hers: string
  readonly his: string
}
/** A linked couple whose voucher was redeemed here today. */
async function examined(): Promise<Examined> {
  const { wife, husband } = await addCouple(world)
  await world.services.db.run(
    sql`update couple_member set confirmed_at = ${world.services.clock.now()} where person_id in (${wife.id}, ${husband.id})`,
  )
  const hers = await world.accountOf(wife.id)
  const his = await world.accountOf(husband.id)
  const { voucherId } = await world.ok('vouchers.claim', { programme }, hers)
  const { typed } = await world.ok('vouchers.code', { voucherId }, hers)
  await world.ok('desk.redeem', { code: typed }, clerk)
  return { wife: wife.id, husband: husband.id, hers, his }
}
const value = (item: string, text: string, finding: ExamValue['finding'] = 'usual'): ExamValue => ({
  item,
  value: text,
  finding,
})
const said = {
  service,
  examinedOn: '2026-11-23' as LocalDate,
  items: [
    value('haemoglobin', '128'),
    value('hbsag', '阴性'),
    value('hiv', '阴性'),
    value('chest', '可能怀孕,未做', 'not_done'),
  ],
  opinion: 'nothing_found' as const,
  advice: '均衡饮食,规律作息',
}
const entered = async (personId: PersonId, change: Partial<typeof said> = {}): Promise<ResultId> =>
  (await world.ok('results.enter', { personId, ...said, ...change }, clerk)).resultId
async function released(personId: PersonId): Promise<ResultId> {
  const resultId = await entered(personId)
  await world.ok('results.release', { personId, resultId }, doctor)
  return resultId
}
async function explained(personId: PersonId, how: 'in_person' | 'video' = 'in_person'): Promise<ResultId> {
  const resultId = await released(personId)
  await world.ok('results.explain', { personId, resultId, how }, doctor)
  return resultId
}
const mine = (account: string) => world.ok('results.mine', {}, account)

test('both of the couple wait for a result; one enters, another releases; the person reads the same line as everybody', async () => {
  const { wife, husband, hers } = await examined()
  const waiting = await world.ok('results.waiting', {}, clerk)
  expect(waiting.items.filter(item => [wife, husband].includes(item.personId))).toHaveLength(2)
  expect((await mine(hers)).items).toMatchObject([{ resultId: null, state: 'making' }])
  const resultId = await entered(wife)
  expect((await mine(hers)).items).toMatchObject([{ resultId: null, state: 'making' }])
  expect(await world.refused('results.read', { resultId }, hers)).toBe('NOT_FOUND')
  const { items } = await world.ok('results.entered', { which: 'to_release' }, doctor)
  expect(items.at(-1)).toMatchObject({ personId: wife, resultId, mine: false })
  const opened = await world.ok('results.open', { personId: wife, resultId, purpose: 'release' }, doctor)
  expect(opened).toMatchObject({ ...said, state: 'entered' })
  await world.ok('results.release', { personId: wife, resultId }, doctor)
  expect(await world.refused('results.release', { personId: wife, resultId }, doctor)).toBe('NOT_FOUND')
  expect((await mine(hers)).items).toMatchObject([{ resultId, state: 'told' }])
  expect(await world.refused('results.read', { resultId }, hers)).toBe('RESULT_NOT_EXPLAINED')
  expect((await world.ok('vouchers.mine', {}, hers)).items).toMatchObject([{ step: 'resulted' }])
  const { items: readers } = await world.ok('identity.readers', {}, hers)
  expect(readers.map(item => item.what)).toEqual(expect.arrayContaining(['查看检查结果', '发布检查结果']))
})

test('the message and the line are the same whatever the result says', async () => {
  const one = await examined()
  await world.ok('identity.setConsent', { purpose: 'sms', granted: true }, one.hers)
  await world.ok('identity.setConsent', { purpose: 'sms', granted: true }, one.his)
  await released(one.wife)
  const other = await entered(one.husband, {
    items: [value('hbsag', '阳性', 'noted')],
    opinion: 'measures_advised' as never,
    advice: '请到肝病科复查',
  })
  await world.ok('results.release', { personId: one.husband, resultId: other }, doctor)
  world.clock.set('2026-11-23', '11:00')
  const channel = recordingSenders(() => world.clock.now())
  await dispatchDue(world.services, channel.senders)
  const texts = channel.sent.map(letter => letter.text)
  expect(new Set(texts)).toEqual(new Set(['医生已出具意见,请到院或预约视频解读。']))
  expect(texts).toHaveLength(2)
  const strip = ({ items }: Awaited<ReturnType<typeof mine>>) => items.map(({ resultId: _, ...line }) => line)
  expect(strip(await mine(one.hers))).toEqual(strip(await mine(one.his)))
})

test('after a video what asks for a talk face to face stays unread; after one in person everything is read', async () => {
  const { wife, hers } = await examined()
  const resultId = await explained(wife, 'video')
  const byVideo = await world.ok('results.read', { resultId }, hers)
  expect(byVideo.items.map(item => item.item)).toEqual(['haemoglobin', 'hbsag', 'chest'])
  expect(byVideo).toMatchObject({ opinion: 'nothing_found', canShare: true })
  await world.ok('results.explain', { personId: wife, resultId, how: 'in_person' }, doctor)
  expect((await world.ok('results.read', { resultId }, hers)).items.map(item => item.item)).toContain('hiv')
  await world.ok('results.explain', { personId: wife, resultId, how: 'video' }, doctor)
  expect((await world.ok('results.read', { resultId }, hers)).items.map(item => item.item)).toContain('hiv')
})

test('the partner reads what was shared, item by item; what was not shared or not examined looks the same', async () => {
  const { wife, hers, his } = await examined()
  const resultId = await explained(wife)
  const lines = async () => {
    const { partner } = await mine(his)
    return new Map(partner?.checks[0]?.lines.map(line => [line.item, line.value]))
  }
  expect((await lines()).size).toBe(0)
  await world.ok('results.share', { resultId, items: ['haemoglobin', 'chest', 'chest'], shared: true }, hers)
  expect((await lines()).get('haemoglobin')).toBe('128 g/L')
  // Not done, not shared, not examined: nobody can tell which.
  for (const item of ['chest', 'hbsag', 'glucose']) expect((await lines()).has(item)).toBe(false)
  await world.ok('results.share', { resultId, items: ['haemoglobin'], shared: false }, hers)
  expect((await lines()).size).toBe(0)
  expect(await world.refused('results.read', { resultId }, his)).toBe('NOT_FOUND')
  expect(await world.refused('results.share', { resultId, items: ['x'], shared: true }, hers)).toBe(
    'NOT_FOUND',
  )
  await world.ok('results.share', { resultId, items: ['haemoglobin'], shared: true }, hers)
  await world.services.db.run(
    sql`update couple_member set ended_on = '2026-11-23' where person_id = ${wife} or partner_id = ${wife}`,
  )
  expect((await mine(his)).partner).toBeNull()
  expect(await world.refused('results.share', { resultId, items: ['haemoglobin'], shared: true }, hers)).toBe(
    'PARTNER_NOT_LINKED',
  )
})

test('a correction is a new version with a reason, released again by another; the old one stays and is read no more', async () => {
  const { wife, hers } = await examined()
  const first = await explained(wife)
  expect(await world.refused('results.enter', { personId: wife, ...said }, clerk)).toBe('REASON_NEEDED')
  const corrected = { ...said, items: [value('haemoglobin', '138')], reason: '录入有误,已核对原始单' }
  const { resultId } = await world.ok('results.enter', { personId: wife, ...corrected }, doctor)
  expect(await world.refused('results.release', { personId: wife, resultId }, doctor)).toBe(
    'RELEASE_SAME_PERSON',
  )
  const second = await world.staff('doctor', { institutionId })
  const opened = await world.ok('results.open', { personId: wife, resultId, purpose: 'correct' }, second)
  expect(opened).toMatchObject({ reason: '录入有误,已核对原始单', state: 'entered' })
  expect((await world.ok('results.read', { resultId: first }, hers)).items[0]?.value).toBe('128')
  await world.ok('results.release', { personId: wife, resultId }, second)
  expect(await world.refused('results.read', { resultId: first }, hers)).toBe('NOT_FOUND')
  expect((await mine(hers)).items).toMatchObject([{ resultId, state: 'told' }])
})

test('a follow-up has a day, is for doctors of the institution alone, and is closed with what came of it', async () => {
  const { wife } = await examined()
  const resultId = await released(wife)
  const input = { personId: wife, resultId, dueOn: '2026-12-01' as LocalDate, words: '两周后复查血压' }
  const { followUpId } = await world.ok('results.followUp', input, doctor)
  const past = { ...input, dueOn: '2026-11-01' as LocalDate }
  expect(await world.refused('results.followUp', past, doctor)).toBe('DATE_IMPLAUSIBLE')
  world.clock.set('2026-12-02')
  expect((await world.ok('results.followUps', {}, doctor)).items).toMatchObject([
    { followUpId, words: '两周后复查血压', late: true },
  ])
  const elsewhere = await world.staff('doctor', { institutionId: '4205060002' })
  expect((await world.ok('results.followUps', {}, elsewhere)).items).toEqual([])
  const done = { personId: wife, followUpId, words: '已复查,稳定' }
  expect(await world.refused('results.followedUp', done, elsewhere)).toBe('NOT_FOUND')
  await world.ok('results.followedUp', done, doctor)
  expect(await world.refused('results.followedUp', done, doctor)).toBe('NOT_FOUND')
})

test('nobody else: other institutions, clerks, managers, people who were not examined; late ones are marked', async () => {
  const { wife, husband } = await examined()
  const resultId = await entered(wife)
  const elsewhere = await world.staff('doctor', { institutionId: '4205060002' })
  const open = { personId: wife, resultId, purpose: 'release' } as const
  expect(await world.refused('results.open', open, elsewhere)).toBe('NOT_FOUND')
  for (const role of ['clerk', 'manager', 'health_worker', 'administrator'] as const)
    expect(await world.refused('results.open', open, await world.staff(role, { institutionId }))).toBe(
      'FORBIDDEN',
    )
  const stranger = await addPerson(world)
  expect(await world.refused('results.enter', { personId: stranger.id, ...said }, clerk)).toBe('NOT_FOUND')
  const wrongDay = { personId: husband, ...said, examinedOn: '2026-11-20' as LocalDate }
  expect(await world.refused('results.enter', wrongDay, clerk)).toBe('NOT_FOUND')
  const names = async (sex: number) =>
    (await world.ok('results.items', { sex }, clerk)).items.map(({ item }) => item)
  expect(await names(2)).toContain('discharge')
  expect(await names(1)).not.toContain('discharge')
  const notHis = { personId: husband, ...said, items: [value('discharge', '未见')] }
  expect(await world.refused('results.enter', notHis, clerk)).toBe('INVALID_INPUT')
  const twice = { personId: husband, ...said, items: [value('hbsag', '阴性'), value('hbsag', '阴性')] }
  expect(await world.refused('results.enter', twice, clerk)).toBe('INVALID_INPUT')
  world.clock.set('2026-12-25')
  const late = (await world.ok('results.waiting', {}, clerk)).items.find(item => item.personId === husband)
  expect(late?.late).toBe(true)
})

test('a file is tried, entered, and run again without a change; what is wrong is said by row and column', async () => {
  const add = async (name: string) => {
    const person = await addPerson(world, { name })
    await world.services.db.run(sql`
      insert into voucher (person_id, voucher_id, programme, programme_version, subject, state, code_index, code_sealed, claimed_by,
                           claimed_at, valid_from, valid_until, quota_period, quota_region, redeemed_at, redeemed_institution_id)
      values (${person.id}, ${world.services.ids.next()}, ${programme}, 1, 'person:once', 'redeemed', ${Buffer.from(name)}, 'b', ${person.id},
              '2026-11-01', '2026-11-01', '2026-12-31', '2026', 420506, '2026-11-23T02:00:00Z', ${institutionId})`)
    return person
  }
  const [one, two] = [await add('文件甲'), await add('文件乙')]
  const stranger = await addPerson(world, { name: '文件丙' })
  const line = (person: Added, opinion = '未发现医学上不宜结婚的情形', value = '128') =>
    `${person.name},${person.number},2026-11-23,${opinion},多休息,${value},未做(可能怀孕)`
  const fileOf = (...lines: string[]) =>
    Buffer.from(['姓名,证件号码,检查日期,医学意见,建议,血红蛋白,胸部透视', ...lines].join('\n')).toString(
      'base64',
    )
  const file = fileOf(line(one), line(two, '不详'), line(stranger))
  const good = fileOf(line(one), line(two, '建议采取医学措施，尊重受检者意愿', '98*'))
  const bad = await world.ok('results.import', { service, file, tryOnly: false }, clerk)
  expect(bad).toMatchObject({ rows: 3, entered: 1, same: 0 })
  expect(bad.errors.map(({ row, column }) => [row, column])).toEqual([
    [3, '医学意见'],
    [4, '证件号码'],
  ])
  expect(await world.ok('results.import', { service, file: good, tryOnly: true }, clerk)).toEqual({
    rows: 2,
    entered: 1,
    same: 1,
    errors: [],
  })
  const waiting = await world.ok('results.waiting', {}, clerk)
  expect(waiting.items.map(item => item.personId)).toContain(two.id)
  expect(await world.ok('results.import', { service, file: good, tryOnly: false }, clerk)).toMatchObject({
    entered: 1,
  })
  expect(await world.ok('results.import', { service, file: good, tryOnly: false }, clerk)).toMatchObject({
    entered: 0,
    same: 2,
  })
  const { items } = await world.ok('results.entered', { which: 'to_release' }, doctor)
  const row = items.find(item => item.personId === two.id)
  if (row === undefined) throw new Error('not entered')
  const which = { personId: two.id, resultId: row.resultId }
  const opened = await world.ok('results.open', { ...which, purpose: 'release' }, doctor)
  expect(opened.items).toEqual([
    value('haemoglobin', '98', 'noted'),
    value('chest', '未做(可能怀孕)', 'not_done'),
  ])
  await world.ok('results.release', which, doctor)
  const changed = fileOf(line(two, '建议采取医学措施，尊重受检者意愿', '99'))
  expect(
    (await world.ok('results.import', { service, file: changed, tryOnly: false }, clerk)).errors,
  ).toEqual([{ row: 2, column: '姓名', text: '结果已发布,请逐条更正并写明原因' }])
  for (const text of ['姓名,证件号码\n', '姓名,证件号码,检查日期,医学意见,建议,身高\n', ''])
    expect(
      await world.refused(
        'results.import',
        { service, file: Buffer.from(`${text}x`).toString('base64'), tryOnly: true },
        clerk,
      ),
    ).toBe('INVALID_INPUT')
})

test('a correction that waits is replaced line by line, and never fails the file; another clinic learns nothing', async () => {
  const person = await addPerson(world, { name: '文件丁' })
  await world.services.db.run(sql`
    insert into voucher (person_id, voucher_id, programme, programme_version, subject, state, code_index, code_sealed, claimed_by,
                         claimed_at, valid_from, valid_until, quota_period, quota_region, redeemed_at, redeemed_institution_id)
    values (${person.id}, ${world.services.ids.next()}, ${programme}, 1, 'person:once', 'redeemed', 'd', 'b', ${person.id},
            '2026-11-01', '2026-11-01', '2026-12-31', '2026', 420506, '2026-11-23T02:00:00Z', ${institutionId})`)
  const fileOf = (value: string) =>
    Buffer.from(
      `姓名,证件号码,检查日期,医学意见,建议,血红蛋白\n${person.name},${person.number},2026-11-23,未发现医学上不宜结婚的情形,,${value}`,
    ).toString('base64')
  const imported = (value: string, as: string) =>
    world.ok('results.import', { service, file: fileOf(value), tryOnly: false }, as)
  const first = (await imported('128', clerk)).entered
  expect(first).toBe(1)
  const { items } = await world.ok('results.entered', { which: 'to_release' }, doctor)
  const resultId = items.find(item => item.personId === person.id)?.resultId
  if (resultId === undefined) throw new Error('not entered')
  await world.ok('results.release', { personId: person.id, resultId }, doctor)
  const correction = {
    personId: person.id,
    ...said,
    items: [value('haemoglobin', '120')],
    reason: '抄录有误',
  }
  await world.ok('results.enter', correction, clerk)
  expect(await imported('99', clerk)).toMatchObject({
    entered: 0,
    same: 0,
    errors: [{ row: 2, column: '姓名' }],
  })
  const elsewhere = await world.staff('clerk', { institutionId: '4205060002' })
  const unknown = (await imported('77', elsewhere)).errors
  expect(unknown).toMatchObject([{ row: 2, column: '证件号码' }])
  await world.services.db.run(
    sql`delete from exam_result where person_id = ${person.id} and state = 'entered'`,
  )
  expect((await imported('128', elsewhere)).errors).toEqual(unknown)
})

test('nothing of a result stands in the database in the clear', async () => {
  const { wife } = await examined()
  await entered(wife, { advice: '绝密的建议内容' })
  const { all } = await world.services.db.one<{ all: string }>(
    sql`select string_agg(r::text, '') as all from exam_result r where person_id = ${wife}`,
  )
  expect(all).not.toContain('绝密')
  expect(all).not.toContain(Buffer.from('绝密').toString('hex'))
})
