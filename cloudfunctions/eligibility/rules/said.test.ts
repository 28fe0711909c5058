/** What is said must be true of what is asked for: a tablet is no check, a newborn is not at an antenatal clinic. */
import { cities } from '../../../catalog/cities'
import { refusals } from '../../../types/refusals'
import type { LocalDate } from '../../../types/schema'
import { changesOf } from './change'
import { conditionsOf } from './conditions'
import { factsOfExample, type ExampleFacts } from './example'
import { explain } from './explain'
import type { Programme } from './programme'

const today = '2026-11-23' as LocalDate
const day = (text: string): LocalDate => text as LocalDate
function programme(city: keyof typeof cities, code: string): Programme {
  const found = cities[city].programmes.find(known => known.code === code)
  if (found === undefined) throw new Error(`no programme ${code}`)
  return found
}
const told = (of: Programme, facts: ExampleFacts) => explain(of, factsOfExample(facts), today)

test('tablets that come too late are not called a check', () => {
  const late = { hukou: 420506, residence: 420506, pregnant: true, datingLmp: day('2026-07-01') }
  expect(told(programme('yiling', 'V_FOLIC'), late).reasons).toEqual([
    {
      code: 'TOO_LATE',
      text: '本项需在孕12周+6前办理,目前已超过时间。请尽快咨询医生或办理窗口,了解还可以选择的检查和服务。',
    },
  ])
})

test('what a doctor did not ask for is refused without a word that could frighten, and nothing is to be done', () => {
  const echo = programme('lianyungang', 'V_NB_CHD_ECHO')
  const home = Number(echo.region.padEnd(6, '0')) + 3
  const child = {
    birthDate: day('2026-11-22'),
    bornAt: '2026-11-22T08:30',
    hukou: home,
    motherHukou: home,
    motherResidence: home,
  }
  const { outcome, reasons } = told(echo, child)
  expect(outcome).toBe('NOT_ELIGIBLE')
  expect(reasons.map(({ code }) => code)).toEqual(['DOCTOR_REFERS'])
  expect(reasons[0]?.text).not.toMatch(/产前|您填写|尽快/)
  expect(
    changesOf(conditionsOf(echo, factsOfExample(child), today), echo, factsOfExample(child), today),
  ).toEqual([])
})

test('nothing promises an upload, because papers are shown at a counter', () => {
  expect(Object.values(refusals).filter(text => text.includes('上传'))).toEqual([])
  expect(told(programme('yiling', 'S_POOR_DELIVERY'), { hukou: 420506 }).reasons[0]?.text).toContain(
    '带认定证明到窗口',
  )
})

test('whoever is not pregnant on record is led to where a pregnancy is registered', () => {
  const offered = programme('yiling', 'V_NT')
  const facts = factsOfExample({ hukou: 420506, residence: 420506 })
  expect(changesOf(conditionsOf(offered, facts, today), offered, facts, today)).toEqual([
    { text: '在孕期的,先登记孕期', on: null, page: '/pages/pregnancy/index' },
  ])
  // A man is not.
  const man = { ...facts, sex: 1 }
  expect(changesOf(conditionsOf(offered, man, today), offered, man, today)).toEqual([])
})

test('nobody lives in 全国', () => {
  const people: ExampleFacts[] = [
    {},
    { hukou: 420506, residence: 420506, motherHukou: 420506, motherResidence: 420506 },
    // No division of China.
    { hukou: 820000, residence: 820000, resident: false },
  ]
  for (const { programmes } of Object.values(cities))
    for (const offered of programmes)
      for (const facts of people) {
        const { clauses, reasons } = told(offered, facts)
        const texts = [...clauses, ...reasons].map(({ text }) => text).concat(offered.documents)
        expect(texts.filter(text => text.includes('全国'))).toEqual([])
      }
})
