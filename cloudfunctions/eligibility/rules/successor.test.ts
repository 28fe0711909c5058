import { yiling } from '../../../catalog/yiling'
import type { LocalDate } from '../../../types/schema'
import { factsOfExample } from './example'
import { asPromised } from './successor'
import type { Programme } from './programme'

const day = (text: string): LocalDate => text as LocalDate
const today = day('2026-11-23')
const found = yiling.programmes.find(({ code }) => code === 'V_CANCER')
if (found === undefined) throw new Error('no screening')
const screening: Programme = found
const woman = factsOfExample({ birthDate: day('1985-05-06'), hukou: 420506, residence: 420506 })
const next = (rule: Programme['rule'], more: Partial<Programme> = {}): Programme => ({
  ...screening,
  version: screening.version + 1,
  effectiveFrom: day('2026-12-01'),
  rule,
  ...more,
})
const olderOnly: Programme['rule'] = {
  is: 'all',
  of: [screening.rule, { is: 'age', on: 'today', min: 45, max: 64 }],
}
const endOf = (...published: Programme[]) => asPromised(screening, published, woman, today).effectiveTo

test('what a published successor takes away is promised until the day before it begins', () => {
  expect(endOf(screening, next(olderOnly))).toBe('2026-11-30')
})

test('whoever it answers the same is promised as before', () => {
  expect(endOf(screening, next(screening.rule))).toBe(screening.effectiveTo)
})

test('another place, another programme and a version of the past end nothing', () => {
  const end = screening.effectiveTo
  expect(endOf(screening, next(olderOnly, { region: '440106' }))).toBe(end)
  expect(endOf(screening, { ...next(olderOnly), code: 'V_CONTRA' as Programme['code'] })).toBe(end)
  expect(endOf(screening, next(olderOnly, { effectiveFrom: today }))).toBe(end)
})
