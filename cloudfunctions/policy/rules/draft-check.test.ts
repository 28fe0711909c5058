import { lianyungang } from '../../../catalog/lianyungang'
import { yiling } from '../../../catalog/yiling'
import type { Definition } from '../../../types/policy'
import type { LocalDate, ProgrammeCode } from '../../../types/schema'
import { candidateOf, checkDraft, type Published } from './draft-check'
import { formOf } from './draft-form'
import { copyOf } from './new-draft'
import { refusalName } from './refusal-names'
import { changesBetween, partsOf } from './version-parts'

const day = (text: string) => text as LocalDate
const standing = (city: typeof yiling): Published => ({
  programmes: city.programmes,
  regionNames: new Map([
    ...city.programmes.map(({ region, regionName }) => [region, regionName] as const),
    [city.code, city.name],
  ]),
  region: city.code,
  today: day('2026-11-23'),
  tomorrow: day('2026-11-24'),
})
const published = standing(yiling)
const premarital = 'V_PREMARITAL' as ProgrammeCode
const base = published.programmes.find(({ code }) => code === premarital)
if (base === undefined) throw new Error('no premarital check')
const draft = copyOf(base, day('2027-01-01'), published.programmes)
const faultsOf = (change: Definition, code = premarital): string[] =>
  checkDraft({ ...draft, ...change }, code, published).faults.map(({ place, reason }) => `${place}:${reason}`)

test.each([yiling, lianyungang])(
  'the next version of every programme of $name begins without a fault',
  city => {
    const cityStands = standing(city)
    for (const programme of city.programmes) {
      const definition = copyOf(programme, day('2027-06-01'), city.programmes)
      const { faults, programme: version } = checkDraft(definition, programme.code, cityStands)
      expect([programme.code, faults.filter(({ path }) => path !== 'effectiveFrom')]).toEqual([
        programme.code,
        [],
      ])
      expect(version?.examples).toEqual(programme.examples)
    }
  },
)

test('it holds for the whole place: a part of it, or another place, is a condition', () => {
  for (const region of ['440106', '44', '420507'])
    expect(faultsOf({ region })).toContain('适用区域:适用区域只能是本地;只面向部分地区时,请用条件限定')
})

test('a year too far is refused, because nobody can take a published version back', () => {
  expect(faultsOf({ effectiveFrom: '2207-01-01' })).toEqual(['生效日期:最晚在两年内生效,请核对年份'])
  expect(faultsOf({ effectiveFrom: '2028-11-01' })).toEqual([])
})

test('a fault of a warning has its place: its text, its condition, a field of it', () => {
  const when = { is: 'all', of: [{ is: 'alive' }, { is: 'age', on: 'today', min: 40, max: 30 }] }
  expect(faultsOf({ warnings: [{ when, refusal: 'AGE_RANGE' }] })).toEqual([
    '提示1 · 条件2:下限大于上限',
    '提示1 · 内容:这里给不出该提示中的日期或范围,请换一种提示',
  ])
  const good = { when: { is: 'marriageAge' }, refusal: 'AGE_MARRY' }
  expect(faultsOf({ warnings: [good, { when: { is: 'all', of: [] } }] })).toEqual(
    expect.arrayContaining(['提示2 · 条件:至少要有一个条件', '提示2 · 内容:请选择提示的内容']),
  )
  expect(faultsOf({ warnings: [{ ...good, when: { is: 'shoeSize' } }] })).toEqual([
    '提示1 · 条件:没有这种条件',
  ])
})

test('a reason that nobody knows is refused at the order of the reasons', () => {
  expect(faultsOf({ refusalOrder: ['NOT_LOCAL', 'WHATEVER'] })).toEqual([
    expect.stringMatching(/^原因的先后2:/),
  ])
})

test('programmes of an example are codes in a draft and ordinals in the version, its own among them', () => {
  const on = '2027-01-01'
  const example = (used: unknown[], expect: string) => ({ title: '已用', on, facts: { used }, expect })
  const fresh = 'V_FRESH' as ProgrammeCode
  const examples = [example([], 'ELIGIBLE'), example(['V_FOLIC', fresh], 'NOT_ELIGIBLE')]
  const rule = { is: 'all', of: [{ is: 'alive' }, { is: 'unused' }] }
  const definition = { ...draft, rule, examples, warnings: undefined }
  const { faults, programme } = checkDraft(definition, fresh, published)
  expect(faults).toEqual([])
  const folic = published.programmes.find(({ code }) => code === 'V_FOLIC')?.ordinal
  expect(programme?.examples?.[1]?.facts.used).toEqual([folic, programme?.ordinal])
  // Another programme takes the ordinal in between: the example still speaks of its own.
  const other = { ...base, code: 'V_OTHER' as ProgrammeCode, ordinal: programme?.ordinal ?? 0, title: '别的' }
  const later = checkDraft(definition, fresh, { ...published, programmes: [...published.programmes, other] })
  expect(later.faults).toEqual([])
  expect(later.programme?.ordinal).not.toBe(programme?.ordinal)
  expect(later.programme?.examples?.[1]?.facts.used).toEqual([folic, later.programme?.ordinal])
  expect(faultsOf({ rule, examples: [examples[0], example(['V_NOBODY'], 'NOT_ELIGIBLE')] })).toContain(
    '示例2:没有这个项目',
  )
})

test('what is no list of examples is handed to the check as it is', () => {
  for (const examples of ['none', [null, { title: '没有人' }, { facts: { used: 'all' } }]])
    expect(candidateOf({ ...draft, examples }, premarital, published)['examples']).toEqual(examples)
})

test('the second person sees a changed warning, its text alone, and a changed order', () => {
  const warned = {
    ...base,
    warnings: [{ when: { is: 'marriageAge' as const }, refusal: 'AGE_MARRY' as const }],
  }
  expect(partsOf(warned).find(({ key }) => key === 'warnings')?.lines).toEqual([
    `不符合以下条件时提示(不影响办理):${refusalName('AGE_MARRY')}`,
    '  双方达到法定婚龄',
  ])
  const retold = {
    ...warned,
    warnings: [{ when: { is: 'marriageAge' as const }, refusal: 'TOO_EARLY' as const }],
  }
  expect(changesBetween(warned, retold)).toEqual([
    {
      title: '提示(不影响办理)',
      removed: [expect.stringContaining(refusalName('AGE_MARRY'))],
      added: [expect.stringContaining(refusalName('TOO_EARLY'))],
    },
  ])
  const order = (...refusalOrder: typeof base.refusalOrder) => ({ ...base, refusalOrder })
  expect(changesBetween(order('NOT_LOCAL', 'TOO_LATE'), order('TOO_LATE', 'NOT_LOCAL'))).toMatchObject([
    { title: '原因的先后', removed: [expect.stringMatching(/^1\. /), expect.stringMatching(/^2\. /)] },
  ])
})

test('no text that a manager chooses from shows a blank', () => {
  const { refusals, telling, expected } = formOf(yiling, published)
  const labels = [refusals, ...[...telling, ...expected].map(({ options }) => options)].flat()
  expect(labels.length).toBeGreaterThan(90)
  for (const { label } of labels) expect(label).toMatch(/^[^{}]{4,}$/)
})
