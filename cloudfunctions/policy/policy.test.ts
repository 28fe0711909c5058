import { addCouple, addPerson } from '../../test/people'
import { createWorld, type World } from '../../test/world'
import type { Definition, DraftId } from '../../types/policy'
import type { ProgrammeCode } from '../../types/schema'
import { sql } from '../database/sql'
import { policyRoutes } from './routes'

const premarital = 'V_PREMARITAL' as ProgrammeCode
const folic = 'V_FOLIC' as ProgrammeCode

let world: World
let author: string
let second: string

beforeAll(async () => {
  world = await createWorld(policyRoutes, { connections: 4 })
  author = await world.staff('manager')
  second = await world.staff('manager')
})
beforeEach(() => world.clock.set('2026-11-23'))
afterAll(() => world.close())

const examples = [
  {
    title: '在窗口内',
    on: '2027-01-01',
    facts: { pregnant: true, datingLmp: '2026-12-01' },
    expect: 'ELIGIBLE',
  },
  { title: '没有怀孕', on: '2027-01-01', facts: {}, expect: 'NOT_ELIGIBLE' },
]
const rule = {
  is: 'all',
  of: [
    { is: 'alive' },
    { is: 'resident' },
    { is: 'sex', sex: 'female' },
    { is: 'gestationalAge', toDays: 90 },
    { is: 'unheld' },
    { is: 'unused' },
  ],
}

/** A draft from nothing that may be published as it is. */
async function complete(
  change: Definition = {},
): Promise<{ draftId: DraftId; revision: number; code: ProgrammeCode }> {
  const { draftId } = await world.ok('policy.draft.start', { programme: null }, author)
  const { definition, programme } = await world.ok('policy.draft.get', { draftId }, author)
  const { revision } = await world.ok(
    'policy.draft.save',
    {
      draftId,
      revision: 1,
      definition: {
        ...definition,
        title: '孕早期营养包',
        summary: '孕早期的女性免费领取一次营养包。',
        subject: 'pregnancy',
        window: '孕12周+6前',
        rule,
        refusalOrder: ['NOT_LOCAL', 'TOO_LATE'],
        freeItems: ['营养包一份'],
        documents: ['身份证'],
        next: '领取电子券后到门诊领取。',
        source: '区卫健局文件',
        voucherDays: 60,
        unitCost: 4500,
        effectiveFrom: '2027-01-01',
        examples,
        ...change,
      },
    },
    author,
  )
  return { draftId, revision, code: programme }
}
const faultsOf = async (draftId: DraftId): Promise<string[]> =>
  (await world.ok('policy.draft.get', { draftId }, author)).check.faults.map(
    ({ place, reason }) => `${place}:${reason}`,
  )
const published = async (code: string): Promise<{ version: number; definition: unknown }[]> =>
  world.services.db.many(
    sql`select version, definition from programme_version where code = ${code} order by version`,
  )

test('a draft is written, submitted by its author and published by another as the next version', async () => {
  const { draftId, revision, code } = await complete()
  expect(await faultsOf(draftId)).toEqual([])
  const submitted = await world.ok('policy.draft.submit', { draftId, revision }, author)
  expect((await world.ok('policy.draft.get', { draftId }, second)).mayDecide).toBe(true)
  expect((await world.ok('policy.draft.get', { draftId }, author)).mayDecide).toBe(false)
  expect(
    await world.ok('policy.draft.decide', { draftId, ...submitted, decision: 'publish' }, second),
  ).toEqual({ state: 'published', version: 1 })
  const shown = await world.ok('policy.version', { programme: code }, author)
  expect(shown.line).toMatchObject({
    version: 1,
    state: 'future',
    effectiveFrom: '2027-01-01',
    publishedAt: '2026-11-23T02:00:00.000Z',
  })
  expect(shown.line.author).toContain('测试员')
  expect(shown.line.approver).not.toBe(shown.line.author)
  expect(shown.parts.find(({ key }) => key === 'rule')?.lines).toContain('不超过孕12周+6')
  const { items, drafts } = await world.ok('policy.programmes', {}, author)
  expect(items.find(({ programme }) => programme === code)).toMatchObject({
    title: '孕早期营养包',
    current: null,
    future: [{ version: 1 }],
  })
  expect(drafts.some(draft => draft.draftId === draftId)).toBe(false)
})

test('neither the author, nor anybody who ever wrote in it, nor whoever submitted it may publish; the database holds it too', async () => {
  const { draftId, revision } = await complete()
  const third = await world.staff('manager')
  const { definition } = await world.ok('policy.draft.get', { draftId }, author)
  const saved = await world.ok('policy.draft.save', { draftId, revision, definition }, second)
  // Saved once more by the author, so that the last hand is not the one that wrote it.
  const again = await world.ok('policy.draft.save', { draftId, revision: saved.revision, definition }, author)
  const submitted = await world.ok('policy.draft.submit', { draftId, revision: again.revision }, third)
  for (const hand of [author, second, third])
    expect(
      await world.refused('policy.draft.decide', { draftId, ...submitted, decision: 'publish' }, hand),
    ).toBe('SECOND_PERSON')
  const alone = sql`
    update programme_draft set state = 'published', decided_by = author, decided_at = now(), published_version = 1 where draft_id = ${draftId}`
  await expect(world.services.db.run(alone)).rejects.toBeDefined()
  await expect(
    world.services.db.run(sql`
      insert into programme_version (code, version, region, ordinal, effective_from, definition, author, approver)
      values ('V_ALONE', 1, 420506, 61, '2027-01-01', '{}', 'one', 'one')`),
  ).rejects.toBeDefined()
})

test('a returned draft says why, is edited on and can be published after all', async () => {
  const { draftId, revision } = await complete()
  const one = await world.ok('policy.draft.submit', { draftId, revision }, author)
  expect(await world.refused('policy.draft.decide', { draftId, ...one, decision: 'return' }, second)).toBe(
    'INVALID_INPUT',
  )
  await world.ok('policy.draft.decide', { draftId, ...one, decision: 'return', reason: '请补充依据' }, second)
  const returned = await world.ok('policy.draft.get', { draftId }, author)
  expect(returned).toMatchObject({ state: 'returned', reason: '请补充依据', revision: 4 })
  const saved = await world.ok(
    'policy.draft.save',
    {
      draftId,
      revision: returned.revision,
      definition: { ...returned.definition, source: '区卫健局2026年文件' },
    },
    author,
  )
  const two = await world.ok('policy.draft.submit', { draftId, revision: saved.revision }, author)
  expect(
    await world.ok('policy.draft.decide', { draftId, ...two, decision: 'publish' }, second),
  ).toMatchObject({
    state: 'published',
  })
})

test('a stale draft is refused and the faster edit stays; a draft that is submitted or ended cannot be edited', async () => {
  const { draftId, revision } = await complete()
  const { definition } = await world.ok('policy.draft.get', { draftId }, author)
  await world.ok(
    'policy.draft.save',
    { draftId, revision, definition: { ...definition, title: '先到' } },
    second,
  )
  expect(
    await world.refused(
      'policy.draft.save',
      { draftId, revision, definition: { ...definition, title: '后到' } },
      author,
    ),
  ).toBe('DRAFT_CHANGED')
  const now = await world.ok('policy.draft.get', { draftId }, author)
  expect(now.definition['title']).toBe('先到')
  const { revision: submitted } = await world.ok(
    'policy.draft.submit',
    { draftId, revision: now.revision },
    author,
  )
  expect(await world.refused('policy.draft.save', { draftId, revision: submitted, definition }, author)).toBe(
    'DRAFT_CLOSED',
  )
  await world.ok('policy.draft.withdraw', { draftId, revision: submitted }, author)
  expect(await world.refused('policy.draft.submit', { draftId, revision: submitted + 1 }, author)).toBe(
    'DRAFT_CLOSED',
  )
  expect(await world.refused('policy.draft.get', { draftId: '999' as DraftId }, author)).toBe('NOT_FOUND')
})

test('a save that is sent again under its key is answered again and counts once', async () => {
  const { draftId, revision } = await complete()
  const { definition } = await world.ok('policy.draft.get', { draftId }, author)
  const input = { draftId, revision, definition: { ...definition, title: '一次' } }
  const first = await world.ok('policy.draft.save', input, author, 'save-key-000001')
  expect(await world.ok('policy.draft.save', input, author, 'save-key-000001')).toEqual(first)
  expect((await world.ok('policy.draft.get', { draftId }, author)).revision).toBe(revision + 1)
})

test('an incomplete draft is kept, its faults are listed with their place, and it is not submitted', async () => {
  const { draftId } = await world.ok('policy.draft.start', { programme: null }, author)
  const faults = await faultsOf(draftId)
  expect(faults).toEqual(expect.arrayContaining(['名称:请填写', '简介:请填写', '政策依据:请填写']))
  const reply = await world.call('policy.draft.submit', { draftId, revision: 1 }, author)
  expect(reply.ok ? null : reply.error).toMatchObject({
    code: 'DRAFT_INVALID',
  })
  expect(await world.refused('policy.rehearse', { draftId }, author)).toBe('DRAFT_INVALID')
})

test.each<[string, Definition, string]>([
  [
    'a fact that nobody knows',
    { rule: { is: 'all', of: [{ is: 'alive' }, { is: 'shoeSize', max: 40 }] } },
    '条件2:没有这种条件',
  ],
  [
    'an impossible window',
    {
      rule: {
        is: 'all',
        of: [{ is: 'alive' }, { is: 'any', of: [{ is: 'gestationalAge', fromDays: 90, toDays: 60 }] }],
      },
    },
    '条件2.1:窗口的开始晚于结束',
  ],
  ['a start today', { effectiveFrom: '2026-11-23' }, '生效日期:最早从明天(11月24日)起生效'],
  ['an end before the start', { effectiveTo: '2026-12-31' }, '失效日期:失效日期早于生效日期'],
  [
    'an example that fails',
    { examples: [examples[0], { ...examples[1], expect: 'NEEDS_REVIEW' }, { ...examples[1] }] },
    '示例2:示例「没有怀孕」的结果与预期不同',
  ],
  ['no example of a refusal', { examples: [examples[0]] }, '示例:至少要有一个预期「不符合」的示例'],
  [
    'an empty condition group',
    { rule: { is: 'all', of: [{ is: 'any', of: [] }] } },
    '条件1:至少要有一个条件',
  ],
])('%s is refused with its place and the reason', async (_, change, fault) => {
  const { draftId, revision } = await complete(change)
  expect(await faultsOf(draftId)).toContain(fault)
  expect(await world.refused('policy.draft.submit', { draftId, revision }, author)).toBe('DRAFT_INVALID')
})

test('a next version must begin later than every version before it', async () => {
  const { draftId } = await world.ok('policy.draft.start', { programme: premarital }, author)
  const draft = await world.ok('policy.draft.get', { draftId }, author)
  expect(draft).toMatchObject({ base: { version: 1 }, programme: premarital })
  expect(draft.definition).toMatchObject({ effectiveFrom: '2026-12-01', title: '免费婚前医学检查' })
  const publish = async (effectiveFrom: string, from: DraftId, revision: number) => {
    const saved = await world.ok(
      'policy.draft.save',
      {
        draftId: from,
        revision,
        definition: {
          ...draft.definition,
          effectiveFrom,
          examples: [
            {
              title: '新婚',
              on: effectiveFrom,
              facts: { coupleId: '1', marriedOn: effectiveFrom, hukou: 420506 },
              expect: 'ELIGIBLE',
            },
            { title: '没有登记', on: effectiveFrom, facts: {}, expect: 'NOT_ELIGIBLE' },
          ],
        },
      },
      author,
    )
    const submitted = await world.ok(
      'policy.draft.submit',
      { draftId: from, revision: saved.revision },
      author,
    )
    return world.ok('policy.draft.decide', { draftId: from, ...submitted, decision: 'publish' }, second)
  }
  const other = await world.ok('policy.draft.start', { programme: premarital }, author)
  expect(await publish('2027-02-01', draftId, 1)).toEqual({ state: 'published', version: 2 })
  await expect(publish('2027-01-01', other.draftId, 1)).rejects.toThrow('DRAFT_INVALID')
  const { check } = await world.ok('policy.draft.get', other, author)
  expect(check.faults).toContainEqual({
    path: 'effectiveFrom',
    place: '生效日期',
    reason: '与另一版本的有效期重叠',
  })
  const { history, changes, line } = await world.ok(
    'policy.version',
    { programme: premarital, version: 2 },
    author,
  )
  expect(history.map(({ version, until, state }) => [version, until, state])).toEqual([
    [2, null, 'future'],
    [1, '2027-01-31', 'current'],
  ])
  expect(line.version).toBe(2)
  expect(changes.find(({ title }) => title === '生效日期')).toEqual({
    title: '生效日期',
    removed: ['2026-01-01'],
    added: ['2027-02-01'],
  })
})

test('what was published is never edited: no draft, no pack and no second insert changes it', async () => {
  const before = await published('V_FOLIC')
  const { draftId } = await world.ok('policy.draft.start', { programme: folic }, author)
  const { definition } = await world.ok('policy.draft.get', { draftId }, author)
  await world.ok(
    'policy.draft.save',
    { draftId, revision: 1, definition: { ...definition, title: '改名' } },
    author,
  )
  expect(await published('V_FOLIC')).toEqual(before)
  await expect(
    world.services.db.run(sql`
      insert into programme_version (code, version, region, ordinal, effective_from, definition)
      select code, version, region, ordinal, effective_from, '{}' from programme_version where code = 'V_FOLIC'`),
  ).rejects.toMatchObject({ constraint: 'programme_version_pkey' })
})

test('a policy is the whole city’s: the manager of a town sees and makes none; others are not managers', async () => {
  const town = await world.staff('manager', { region: '420506001' })
  expect(await world.refused('policy.programmes', {}, town)).toBe('FORBIDDEN')
  expect(await world.refused('policy.form', {}, town)).toBe('FORBIDDEN')
  expect(await world.refused('policy.draft.start', { programme: null }, town)).toBe('FORBIDDEN')
  expect(await world.refused('policy.programmes', {}, await world.staff('health_worker'))).toBe('FORBIDDEN')
  expect(await world.refused('policy.version', { programme: 'V_NOBODY' as ProgrammeCode }, author)).toBe(
    'NOT_FOUND',
  )
})

test('the form offers every condition with a start that is valid, and the city’s own places and services', async () => {
  const form = await world.ok('policy.form', {}, author)
  expect(form.earliest).toBe('2026-11-24')
  expect(
    form.sections.flatMap(({ fields }) => fields).find(({ name }) => name === 'region')?.options,
  ).toEqual([{ value: '420506', label: '夷陵区' }])
  const { draftId } = await complete()
  const { definition } = await world.ok('policy.draft.get', { draftId }, author)
  for (const { is, initial } of form.conditions) {
    if (is === 'district') continue
    const { faults, words } = await world.ok(
      'policy.draft.check',
      { draftId, definition: { ...definition, rule: { is: 'all', of: [{ is, ...initial }] } } },
      author,
    )
    expect([is, faults.filter(({ path }) => path.startsWith('rule'))]).toEqual([is, []])
    expect(words).toHaveLength(1)
    expect(words[0]).not.toMatch(/undefined|NaN/)
  }
})

test('a rehearsal says who gains and who loses, what it costs, where they would go, and explains samples', async () => {
  const { wife } = await addCouple(world, { marriedOn: '2025-12-01' })
  await addCouple(world, { marriedOn: '2026-11-01' })
  await addPerson(world)
  const { draftId } = await world.ok('policy.draft.start', { programme: premarital }, author)
  const { definition } = await world.ok('policy.draft.get', { draftId }, author)
  const text = JSON.stringify(definition).replace('"toDays":183', '"toDays":365')
  await world.ok(
    'policy.draft.save',
    {
      draftId,
      revision: 1,
      definition: { ...(JSON.parse(text) as Definition), unitCost: 20000, effectiveFrom: '2027-06-01' },
    },
    author,
  )
  const result = await world.ok('policy.rehearse', { draftId }, second)
  expect(result).toMatchObject({ on: '2026-11-23', gained: 2, lost: 0, eligibleBefore: 2, eligibleAfter: 4 })
  expect(result.areas).toEqual([
    { region: '420506001', name: '小溪塔街道', gained: 2, lost: 0, toReview: 0, fromReview: 0 },
  ])
  // Two couples are two benefits at 200 yuan; nobody has used it, so everybody is expected.
  expect(result.cost).toMatchObject({
    expectedAfter: 2,
    costBefore: 20000,
    costAfter: 40000,
    uptakeKnown: false,
  })
  expect(result.load.reduce((sum, { added }) => sum + added, 0)).toBeGreaterThanOrEqual(2)
  const [sample] = result.samples
  expect(sample).toMatchObject({
    change: 'gained',
    before: { outcome: 'NOT_ELIGIBLE' },
    after: { outcome: 'ELIGIBLE' },
  })
  expect(sample?.name).toContain('*')
  const seen = await world.services.db.many<{ action: string }>(
    sql`select action from audit where person_id = ${wife.id} and account_key = ${second}`,
  )
  expect(seen).toEqual([{ action: 'policy.rehearse' }])
})
