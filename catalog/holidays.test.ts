import type { LocalDate } from '../types/schema'
import { dayNumber } from '../cloudfunctions/eligibility/rules/calendar'
import { holidays, noticedYears } from './holidays'

const listed = (year: string, kind: 'off' | 'work') =>
  holidays.filter(h => h.kind === kind && h.day.startsWith(year)).map(h => h.day.slice(5))

/** ICU's Chinese calendar at noon in Beijing: an oracle that does not know our table. */
const lunar = new Intl.DateTimeFormat('en-u-ca-chinese', {
  timeZone: 'Asia/Shanghai',
  month: 'numeric',
  day: 'numeric',
})
const lunarDate = (day: LocalDate): string => lunar.format(new Date(`${day}T12:00:00+08:00`))
const named = (year: string, name: string) =>
  holidays.filter(h => h.name === name && h.kind === 'off' && h.day.startsWith(year)).map(h => h.day)

test('2026 is the official notice, day for day', () => {
  const run = (month: string, from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, i) => `${month}-${String(from + i).padStart(2, '0')}`)
  expect(listed('2026', 'off')).toEqual([
    ...run('01', 1, 3),
    ...run('02', 15, 23),
    ...run('04', 4, 6),
    ...run('05', 1, 5),
    ...run('06', 19, 21),
    ...run('09', 25, 27),
    ...run('10', 1, 7),
  ])
  expect(listed('2026', 'work')).toEqual(['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'])
  expect(noticedYears).toContain(2026)
})

test('every working day in exchange is a weekend, and no day is listed twice', () => {
  for (const { day } of holidays.filter(h => h.kind === 'work'))
    expect([2, 3]).toContain(((dayNumber(day) % 7) + 7) % 7)
  expect(new Set(holidays.map(h => h.day)).size).toBe(holidays.length)
})

test('the lunar festivals agree with the Chinese calendar of ICU, which is a day late in February 2027', () => {
  expect(named('2026', '春节').map(lunarDate)).toEqual(expect.arrayContaining(['12/29', '1/1', '1/2', '1/3']))
  // The new moon is at 23:56 on 6 February; ICU rounds it past midnight (new-moon.test.ts computes it).
  const icuIsFixed = lunarDate('2027-02-06' as LocalDate) === '1/1'
  expect(named('2027', '春节').map(lunarDate)).toEqual(
    icuIsFixed ? ['12/29', '1/1', '1/2', '1/3'] : ['12/29', '12/30', '1/1', '1/2'],
  )
  for (const year of ['2026', '2027']) {
    expect(named(year, '端午节').map(lunarDate)).toContain('5/5')
    expect(named(year, '中秋节').map(lunarDate)).toContain('8/15')
  }
})

test('2027 holds the thirteen statutory days and no adjustment that was never announced', () => {
  expect(listed('2027', 'off')).toHaveLength(13)
  expect(listed('2027', 'work')).toEqual([])
  expect(noticedYears).not.toContain(2027)
})
