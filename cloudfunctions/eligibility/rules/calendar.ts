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

/** The month `months` away, as its year and its number. */
function monthAway(
  { year, month }: Parts,
  months: number,
): { readonly year: number; readonly month: number } {
  const index = year * 12 + (month - 1) + months
  return { year: Math.floor(index / 12), month: (((index % 12) + 12) % 12) + 1 }
}

/**
 * The same day so many calendar months later, or the last day of a shorter month: 31 January + 1 month is 28 or 29 February
 * (民法典 art. 202), which is also what PostgreSQL's `date + interval 'n months'` does.
 */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const parts = partsOf(date)
  const { year, month } = monthAway(parts, months)
  return dateOf(year, month, Math.min(parts.day, lastDay(year, month)))
}

/** The latest date that is `months` old on `date`: `addMonths(d, n) <= date` exactly when `d <= monthsBefore(date, n)`. */
export function monthsBefore(date: LocalDate, months: number): LocalDate {
  const parts = partsOf(date)
  const { year, month } = monthAway(parts, -months)
  const last = lastDay(year, month)
  return dateOf(
    year,
    month,
    parts.day === lastDay(parts.year, parts.month) ? last : Math.min(parts.day, last),
  )
}

/** The anniversary of a date; of 29 February the last day of February in a common year. */
export const addYears = (date: LocalDate, years: number): LocalDate => addMonths(date, 12 * years)

/** The latest date whose n-th anniversary is on or before `date`. */
export const yearsBefore = (date: LocalDate, years: number): LocalDate => monthsBefore(date, 12 * years)

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
