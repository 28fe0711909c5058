import type { LocalDate } from '../../../types/schema'
import { isOpen, openingOf } from './opening'
import { sessionsOfDay } from './sessions-of-day'
import { weekdayOf } from './weekday'

const at = (day: string) => weekdayOf(day as LocalDate)

test('weekdays are ISO 8601, before and after 1970', () => {
  expect(['2026-11-23', '2026-11-28', '2026-11-29', '2027-02-06'].map(at)).toEqual([1, 6, 7, 6])
  expect(['1969-12-31', '1900-01-01', '2000-02-29'].map(at)).toEqual([3, 1, 2])
})

test("an institution's own decision wins over a holiday and over a working weekend", () => {
  const off = { kind: 'off', name: '春节' } as const
  const work = { kind: 'work', name: '春节' } as const
  expect(openingOf(null, null)).toBe('ordinary')
  expect(openingOf(null, off)).toBe('holiday')
  expect(openingOf(null, work)).toBe('worked')
  expect(openingOf(true, off)).toBe('worked')
  expect(openingOf(false, work)).toBe('closed')
  expect(openingOf(false, null)).toBe('closed')
  expect((['ordinary', 'worked', 'holiday', 'closed'] as const).map(isOpen)).toEqual([
    true,
    true,
    false,
    false,
  ])
})

test('a worked day keeps the sessions of its weekday, else takes those of Monday', () => {
  const weekly = [
    { weekday: 1, name: 'monday' },
    { weekday: 6, name: 'saturday' },
  ]
  const names = (weekday: 1 | 6 | 7, opening: Parameters<typeof sessionsOfDay>[2]) =>
    sessionsOfDay(weekly, weekday, opening).map(session => session.name)
  expect(names(6, 'worked')).toEqual(['saturday'])
  expect(names(7, 'worked')).toEqual(['monday'])
  expect(names(7, 'ordinary')).toEqual([])
  expect(names(1, 'holiday')).toEqual([])
  expect(names(1, 'closed')).toEqual([])
})
