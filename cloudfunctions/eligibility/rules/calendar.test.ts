import fc from 'fast-check'
import type { LocalDate } from '../../../types/schema'
import { addDays, addYears, ageOn, chineseDate, dateOfDayNumber, dayNumber, yearsBefore } from './calendar'

const date = (text: string): LocalDate => text as LocalDate
const anyDate = fc.integer({ min: -40_000, max: 40_000 }).map(dateOfDayNumber)

it('day numbers agree with the platform calendar in UTC, over 220 years', () => {
  fc.assert(
    fc.property(fc.integer({ min: -40_000, max: 40_000 }), n => {
      const text = new Date(n * 86_400_000).toISOString().slice(0, 10)
      expect(dateOfDayNumber(n)).toBe(text)
      expect(dayNumber(date(text))).toBe(n)
    }),
  )
})

it('a birthday in the summer time of 1988 stays where it is', () => {
  expect(addDays(date('1988-07-09'), 1)).toBe('1988-07-10')
  expect(ageOn(date('1988-07-10'), date('2026-07-09'))).toBe(37)
  expect(ageOn(date('1988-07-10'), date('2026-07-10'))).toBe(38)
})

it('someone born on 29 February comes of age on 28 February in a common year and on the 29th in a leap year', () => {
  expect(ageOn(date('2008-02-29'), date('2026-02-27'))).toBe(17)
  expect(ageOn(date('2008-02-29'), date('2026-02-28'))).toBe(18)
  expect(ageOn(date('2008-02-29'), date('2028-02-28'))).toBe(19)
  expect(ageOn(date('2008-02-29'), date('2028-02-29'))).toBe(20)
})

it('yearsBefore is the exact inverse of the anniversary, so that one literal serves the whole city', () => {
  fc.assert(
    fc.property(anyDate, anyDate, fc.integer({ min: 0, max: 100 }), (since, today, years) => {
      expect(since <= yearsBefore(today, years)).toBe(addYears(since, years) <= today)
    }),
    {
      numRuns: 3000,
      examples: [
        [date('2008-02-29'), date('2027-02-28'), 19],
        [date('2007-02-28'), date('2028-02-29'), 21],
      ],
    },
  )
})

it('dates are said in Chinese, with the year only when it is another', () => {
  expect(chineseDate(date('2026-12-03'), date('2026-11-22'))).toBe('12月3日')
  expect(chineseDate(date('2027-01-09'), date('2026-11-22'))).toBe('2027年1月9日')
})
