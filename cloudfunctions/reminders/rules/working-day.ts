/** Working days: Monday to Friday, less the holidays, plus the weekend days worked in exchange (调休). */
import type { Holiday } from '../../../catalog/city'
import type { LocalDate } from '../../../types/schema'
import { addDays, dayNumber } from '../../eligibility/rules/calendar'

export type Holidays = ReadonlyMap<LocalDate, Holiday['kind']>

export const holidaysOf = (holidays: readonly Holiday[]): Holidays =>
  new Map(holidays.map(({ day, kind }) => [day, kind]))

/** 1970-01-01 was a Thursday. */
const isWeekend = (day: LocalDate): boolean => (dayNumber(day) + 3) % 7 >= 5

export const isWorkingDay = (day: LocalDate, holidays: Holidays): boolean => {
  const kind = holidays.get(day)
  return kind === undefined ? !isWeekend(day) : kind === 'work'
}

/** The day itself or the nearest working day before it, but never before `earliest`: then the day as it was. */
export function workingDayBefore(day: LocalDate, earliest: LocalDate, holidays: Holidays): LocalDate {
  for (let candidate = day; candidate >= earliest; candidate = addDays(candidate, -1))
    if (isWorkingDay(candidate, holidays)) return candidate
  return day
}

/** The n-th working day after a day, which itself does not count. */
export function workingDayAfter(day: LocalDate, count: number, holidays: Holidays): LocalDate {
  let candidate = day
  for (let left = count; left > 0;) {
    candidate = addDays(candidate, 1)
    if (isWorkingDay(candidate, holidays)) left -= 1
  }
  return candidate
}
