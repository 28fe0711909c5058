// Month arithmetic against JavaScript's own calendar as the oracle.
import fc from 'fast-check'
import { longDate, monthWords, nearDate, shortDate } from './date-words'
import { monthGrid, shiftMonth, weekdayOf } from './month-grid'

const isoDate = fc
  .integer({ min: -25_567, max: 47_482 })
  .map(day => new Date(day * 86_400_000).toISOString().slice(0, 10))

test('the weekday is the calendar’s, Monday first', () => {
  fc.assert(
    fc.property(isoDate, date => {
      expect(weekdayOf(date)).toBe((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7)
    }),
  )
})

test('the grid holds each day of the month once, in its own column', () => {
  fc.assert(
    fc.property(isoDate, date => {
      const month = date.slice(0, 7)
      const [year = 0, number = 0] = month.split('-').map(Number)
      const weeks = monthGrid(month)
      const days = weeks.flat().filter(day => day !== null)
      expect(days).toHaveLength(new Date(Date.UTC(year, number, 0)).getUTCDate())
      expect(new Set(days).size).toBe(days.length)
      weeks.forEach(week =>
        week.forEach((day, column) => expect(day === null || weekdayOf(day) === column).toBe(true)),
      )
    }),
  )
})

test('a month shifts over the turn of the year, both ways', () => {
  expect(shiftMonth('2026-12', 1)).toBe('2027-01')
  expect(shiftMonth('2027-01', -1)).toBe('2026-12')
  expect(shiftMonth('2027-06', -18)).toBe('2025-12')
})

test('a date is said in Chinese words', () => {
  expect(longDate('2027-03-05')).toBe('2027年3月5日 周五')
  expect(shortDate('2026-10-01')).toBe('10月1日')
  expect(nearDate('2026-12-31', '2026-11-23')).toBe('12月31日')
  expect(nearDate('2027-05-21', '2026-11-23')).toBe('2027年5月21日')
  expect(monthWords('2027-03')).toBe('2027年3月')
})

test('what is no month is refused', () => {
  expect(() => monthGrid('2027-13')).toThrow(RangeError)
})
