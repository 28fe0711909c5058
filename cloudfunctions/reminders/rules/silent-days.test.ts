/** Days of silence: the city's by name, date and Sunday, the family's own every year. */
import { holidays } from '../../../catalog/holidays'
import { silence } from '../../../catalog/silence'
import type { LocalDate } from '../../../types/schema'
import { silentUntil } from './silent-days'

const until = (day: string, own: readonly string[] = []) =>
  silentUntil(day as LocalDate, { rules: silence, holidays, own })

test.each([
  ['2026-02-15', '2026-02-24'],
  ['2026-02-20', '2026-02-24'],
  ['2026-04-04', '2026-04-07'],
  ['2026-06-01', '2026-06-02'],
  ['2026-05-10', '2026-05-11'],
  ['2026-06-21', '2026-06-22'],
])('%s is silent until %s', (day, next) => {
  expect(until(day)).toBe(next)
})

test.each(['2026-02-14', '2026-02-28', '2026-05-03', '2026-05-17', '2026-06-14', '2026-10-01', '2026-11-23'])(
  '%s is a day like any other',
  day => {
    expect(until(day)).toBeNull()
  },
)

test("a family's own day comes every year, one of 29 February on the 28th where there is none", () => {
  expect(until('2026-11-23', ['11-23'])).toBe('2026-11-24')
  expect(until('2026-11-23', ['11-23', '11-24'])).toBe('2026-11-25')
  expect(until('2027-02-28', ['02-29'])).toBe('2027-03-01')
  expect(until('2028-02-28', ['02-29'])).toBeNull()
  expect(until('2028-02-29', ['02-29'])).toBe('2028-03-01')
})
