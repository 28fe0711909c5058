/** The ISO 8601 weekday of a date: 1 Monday … 7 Sunday. */
import type { LocalDate } from '../../../types/schema'
import { dayNumber } from '../../eligibility/rules/calendar'

export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7]

/** 1970-01-01 was a Thursday. */
export function weekdayOf(day: LocalDate): Weekday {
  const index = (((dayNumber(day) + 3) % 7) + 7) % 7
  return weekdays[index] ?? 1
}
