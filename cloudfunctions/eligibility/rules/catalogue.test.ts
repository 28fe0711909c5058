import { programmes } from '../../../catalog/yiling/programmes'
import type { LocalDate } from '../../../types/schema'
import { CatalogueError, checkCatalogue, publish } from './catalogue'
import { inForce, type Programme } from './programme'

const today = '2026-11-22' as LocalDate
const [first] = programmes
if (first === undefined) throw new Error('the catalogue is empty')
/** Its worked cases are of its own rule. */
const { examples, ...base } = first
const changed = (change: object): unknown => ({ ...base, ...change })

function faults(input: readonly unknown[]): string[] {
  const result = checkCatalogue(input)
  return result.ok ? [] : result.faults.map(fault => `${fault.path} ${fault.reason}`)
}

it('an unknown fact, a misspelt key and an empty group are refused with their place', () => {
  expect(
    faults([changed({ rule: { is: 'all', of: [{ is: 'alive' }, { is: 'shoeSize', max: 40 }] } })])[0],
  ).toMatch(/^0\.rule\.of\.1/)
  expect(faults([changed({ rule: { is: 'married', fromDays: 0, toDay: 3 } })])[0]).toMatch(/^0\.rule/)
  expect(faults([changed({ rule: { is: 'any', of: [] } })])).toEqual(['0.rule.of 至少要有一个条件'])
  expect(faults([changed({ rule: { is: 'age', on: 'today' } })])).toEqual(['0.rule 上限和下限至少填一个'])
})

it('an impossible window and an end before the start are refused', () => {
  expect(
    faults([
      changed({ rule: { is: 'not', of: { is: 'married', fromDays: 10, toDays: 3 }, refusal: 'TOO_LATE' } }),
    ]),
  ).toEqual(['0.rule.of 窗口的开始晚于结束'])
  expect(faults([changed({ effectiveTo: '2025-01-01' })])).toEqual(['0.effectiveTo 失效日期早于生效日期'])
})

it('a title longer than a message allows is refused', () => {
  expect(faults([changed({ title: '一'.repeat(21) })])).toEqual(['0.title 最多20个字'])
})

it('two versions in force at once, an ordinal given twice and a reference to nobody are refused', () => {
  for (const effectiveFrom of ['2026-01-01', '2025-06-01'])
    expect(faults([base, changed({ version: 2, effectiveFrom })])).toEqual([
      '1.effectiveFrom 与另一版本的有效期重叠',
    ])
  expect(faults([base, changed({ version: 2, effectiveFrom: '2026-06-01' })])).toEqual([])
  expect(faults([base, changed({ code: 'V_OTHER' })])).toEqual(['1.ordinal 序号0与其他项目冲突'])
  const rule = { is: 'unheld', of: { code: 'V_NOBODY', ordinal: 7, title: '别的' } }
  expect(faults([changed({ rule })])).toEqual(['0.rule.of 没有序号为7的项目V_NOBODY'])
  expect(() => publish([changed({ rule })])).toThrow(CatalogueError)
})

it('a mistake in one version hides none of another, and each has the place that it was given in', () => {
  expect(
    faults([changed({ title: '' }), base, changed({ version: 2, effectiveFrom: '2026-01-01' })]),
  ).toEqual([expect.stringContaining('0.title'), '2.effectiveFrom 与另一版本的有效期重叠'])
})

it('a worked case that comes out otherwise is refused with its number', () => {
  const [granted, ...others] = examples ?? []
  if (granted === undefined) throw new Error('no worked case')
  const wrong = { ...granted, title: '写错的', expect: 'NOT_ELIGIBLE' }
  expect(faults([changed({ examples: [granted, ...others] })])).toEqual([])
  expect(faults([changed({ examples: [granted, wrong] })])).toEqual([
    '0.examples.1 示例「写错的」的结果与预期不同',
  ])
})

it('a text that the condition cannot fill is refused: no resident reads of a day that is not named', () => {
  const told = (node: object): string[] =>
    faults([changed({ rule: { is: 'all', of: [{ is: 'alive' }, node] } })])
  const cannot = ['0.rule.of.1.refusal 这里给不出该提示中的日期或范围,请换一种提示']
  expect(told({ is: 'couple', refusal: 'AGE_RANGE' })).toEqual(cannot)
  expect(told({ is: 'not', of: { is: 'couple' }, refusal: 'TOO_EARLY' })).toEqual(cannot)
  expect(told({ is: 'any', of: [{ is: 'couple' }], refusal: 'SEX_MISMATCH' })).toEqual(cannot)
  expect(told({ is: 'couple', refusal: 'NOT_LOCAL' })).toEqual([])
  expect(told({ is: 'age', min: 35, on: 'today', refusal: 'AGE_RANGE' })).toEqual([])
  const warned = (refusal: string): string[] =>
    faults([changed({ warnings: [{ when: { is: 'marriageAge' }, refusal }] })])
  expect(warned('AGE_MARRY')).toEqual([])
  expect(warned('AGE_RANGE')).toEqual([cannot[0]?.replace('rule.of.1', 'warnings.0')])
})

it('what a warning asks is checked like the rule', () => {
  const when = { is: 'married', fromDays: 3, toDays: 1 }
  expect(faults([changed({ warnings: [{ when, refusal: 'TOO_LATE' }] })])).toEqual([
    '0.warnings.0.when 窗口的开始晚于结束',
  ])
})

it('a district outside the place, and a number of children that nobody knows, are refused', () => {
  const of = (node: object): string[] => faults([changed({ rule: node })])
  expect(of({ is: 'district', anyOf: ['320706'], name: '主城区' })).toEqual([
    '0.rule 区域都不在项目所在的地区',
  ])
  expect(of({ is: 'district', anyOf: ['320706', '420506001'], name: '城区' })).toEqual([])
  expect(of({ is: 'children', min: 2 })).toEqual(['0.rule 目前只能判断有没有子女,请填写不少于1'])
  expect(of({ is: 'children', min: 1, max: 1 })).toEqual(['0.rule 目前只能判断有没有子女,请填写不少于1'])
  expect(of({ is: 'children', min: 1 })).toEqual([])
})

it('the longest region that covers the place wins, then the highest version, and only on its dates', () => {
  const version = (change: Partial<Programme>): Programme => ({ ...base, ...change })
  const china = version({ region: 'CN', version: 9 })
  const city = version({ region: '4205', version: 1 })
  const ended = version({ region: '420506', version: 1, effectiveTo: '2026-11-21' as LocalDate })
  const here = version({ region: '420506', version: 2, effectiveFrom: '2026-11-22' as LocalDate })
  const elsewhere = version({ region: '420503', version: 5 })
  const all = [china, city, ended, here, elsewhere]
  expect(inForce(all, '420506', today)).toEqual([here])
  expect(inForce(all, '420506', '2026-11-21' as LocalDate)).toEqual([ended])
  expect(inForce(all, '420581', today)).toEqual([city])
  expect(inForce(all, '440105', today)).toEqual([china])
})

it('a successor ends its predecessor, which never comes back', () => {
  const version = (change: Partial<Programme>): Programme => ({ ...base, ...change })
  const first = version({ version: 1 })
  const second = version({
    version: 2,
    effectiveFrom: '2027-01-01' as LocalDate,
    effectiveTo: '2027-12-31' as LocalDate,
  })
  const on = (day: string): readonly Programme[] => inForce([second, first], '420506', day as LocalDate)
  expect(on('2026-12-31')).toEqual([first])
  expect(on('2027-01-01')).toEqual([second])
  expect(on('2028-01-01')).toEqual([])
})

it('no text of the catalogue names a disease, hurts or congratulates', () => {
  const taboo = /失独|特殊家庭|高危|异常|畸形|二胎|三胎|癌|梅毒|艾滋|乙肝|恭喜|祝贺/
  const texts = programmes.flatMap(p => [
    p.title,
    p.summary,
    p.window,
    p.next,
    ...p.freeItems,
    ...p.documents,
    ...p.preparation,
  ])
  expect(texts.filter(text => taboo.test(text))).toEqual([])
})

it.each([
  [
    'an age above and below',
    [
      { is: 'age', min: 40, on: 'today' },
      { is: 'age', max: 30, on: 'today' },
    ],
    '.of.1',
  ],
  ['a man who is pregnant', [{ is: 'sex', sex: 'male' }, { is: 'pregnant' }], '.of.1'],
  [
    'windows that do not meet, one of them nested',
    [
      { is: 'gestationalAge', fromDays: 105, toDays: 146 },
      { is: 'all', of: [{ is: 'alive' }, { is: 'gestationalAge', fromDays: 147 }] },
    ],
    '.of.1.of.1',
  ],
  [
    'a condition and its negation',
    [{ is: 'couple' }, { is: 'not', of: { is: 'couple' }, refusal: 'TOO_LATE' }],
    '.of.1',
  ],
  [
    'a pregnancy that is asked for and excluded',
    [
      { is: 'gestationalAge', fromDays: 105 },
      { is: 'not', of: { is: 'pregnant', refusal: 'TOO_LATE' }, refusal: 'DOCTOR_FIRST' },
    ],
    '.of.1',
  ],
  [
    'a week of the pregnancy of a man',
    [
      { is: 'gestationalAge', toDays: 97 },
      { is: 'sex', sex: 'male' },
    ],
    '.of.1',
  ],
  [
    'a result of both kinds',
    [
      { is: 'screening', kind: 'chd', result: 'positive' },
      { is: 'screening', kind: 'chd', result: 'negative' },
    ],
    '.of.1',
  ],
  [
    'a confirmed partner of nobody',
    [{ is: 'partnerLinked' }, { is: 'not', of: { is: 'couple' }, refusal: 'TOO_LATE' }],
    '.of.1',
  ],
  [
    'a small child of forty',
    [
      { is: 'childAge', to: '28d' },
      { is: 'age', min: 40, on: 'today' },
    ],
    '.of.1',
  ],
])('%s can never be met, and is refused with its place', (_, of, place) => {
  expect(faults([changed({ rule: { is: 'all', of } })])).toEqual([
    `0.rule${place} 与同组的另一个条件不能同时成立`,
  ])
})

it('what only looks alike is not refused: alternatives, other days, ends that touch', () => {
  for (const of of [
    [
      {
        is: 'any',
        of: [
          { is: 'age', min: 40, on: 'today' },
          { is: 'age', max: 30, on: 'today' },
        ],
      },
    ],
    [
      { is: 'age', min: 40, on: 'today' },
      { is: 'age', max: 30, on: 'marriage' },
    ],
    [
      { is: 'gestationalAge', toDays: 146 },
      { is: 'gestationalAge', fromDays: 146 },
    ],
  ])
    expect(faults([changed({ rule: { is: 'all', of } })])).toEqual([])
  // A year has 365 or 366 days, and twelve months are not 360.
  expect(faults([changed({ rule: { is: 'childAge', from: '365d', to: '1y' } })])).toEqual([])
  expect(faults([changed({ rule: { is: 'childAge', from: '72h', to: '2d' } })])).toEqual([
    '0.rule 窗口的开始晚于结束',
  ])
})
