/** Calendar arithmetic on `LocalDate` text: no `Date`, no zone, so nothing can shift. */
import type { LocalDate } from '../../../types/schema'

const pad = (value: number, width: number): string => String(value).padStart(width, '0')
const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
const lastDay = (year: number, month: number): number =>
  month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31

interface Parts {
  readonly year: number
  readonly month: number
  readonly day: number
}

function partsOf(date: LocalDate): Parts {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) }
}

function dateOf(year: number, month: number, day: number): LocalDate {
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` as LocalDate
}

/** Days since 1970-01-01 in the proleptic Gregorian calendar (H. Hinnant, days_from_civil). */
export function dayNumber(date: LocalDate): number {
  const { year, month, day } = partsOf(date)
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146097 + dayOfEra - 719468
}

/** The inverse of `dayNumber`. */
export function dateOfDayNumber(number: number): LocalDate {
  const shifted = number + 719468
  const era = Math.floor(shifted / 146097)
  const dayOfEra = shifted - era * 146097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  return dateOf(
    yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  )
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return dateOfDayNumber(dayNumber(date) + days)
}

/**
 * The anniversary of a date. 29 February falls on the last day of February in a common year (民法典 art. 202), which is
 * also what PostgreSQL's `date + interval 'n years'` does.
 */
export function addYears(date: LocalDate, years: number): LocalDate {
  const { year, month, day } = partsOf(date)
  return dateOf(year + years, month, Math.min(day, lastDay(year + years, month)))
}

/** The latest date whose n-th anniversary is on or before `date`: `addYears(d, n) <= date` exactly when `d <= yearsBefore(date, n)`. */
export function yearsBefore(date: LocalDate, years: number): LocalDate {
  const { year, month, day } = partsOf(date)
  const then = year - years
  const monthEnd = month === 2 && day === lastDay(year, month)
  return dateOf(then, month, monthEnd ? lastDay(then, month) : Math.min(day, lastDay(then, month)))
}

/** Completed years (周岁) on a date. */
export function ageOn(birthDate: LocalDate, date: LocalDate): number {
  const years = Number(date.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return addYears(birthDate, years) <= date ? years : years - 1
}

/** `12月3日`, or `2027年12月3日` when the year is not that of `today`. */
export function chineseDate(date: LocalDate, today: LocalDate): string {
  const { year, month, day } = partsOf(date)
  return `${year === partsOf(today).year ? '' : `${year}年`}${month}月${day}日`
}
