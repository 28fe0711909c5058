import type { LocalDate } from '../../../types/schema'
import { childAgeWords } from './child-age-words'

test.each([
  ['2026-11-23', '2026-11-23', '0天'],
  ['2026-10-24', '2026-11-23', '30天'],
  ['2026-10-23', '2026-11-23', '1个月'],
  ['2024-11-24', '2026-11-23', '23个月'],
  ['2024-11-23', '2026-11-23', '2岁'],
])('a child born on %s is on %s: %s', (born, today, words) => {
  expect(childAgeWords(born as LocalDate, today as LocalDate)).toBe(words)
})
