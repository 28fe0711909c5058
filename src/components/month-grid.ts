// Arithmetic on calendar dates as text, for the month grid. No Date: a date has no hour and no time zone.

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

const two = (n: number): string => String(n).padStart(2, '0')

interface Month {
  year: number
  /** 1 to 12 */
  month: number
}

/** 'YYYY-MM' or 'YYYY-MM-DD' → its month. Throws RangeError on anything else. */
export function parseMonth(text: string): Month {
  const parts = /^(\d{4})-(0[1-9]|1[0-2])/.exec(text)
  if (!parts) throw new RangeError('not a month')
  return { year: Number(parts[1]), month: Number(parts[2]) }
}

export function daysInMonth({ year, month }: Month): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return month === 2 && leap ? 29 : (DAYS[month - 1] ?? 30)
}

/** 0 for Monday to 6 for Sunday, by Zeller's congruence. */
export function weekdayOf(date: string): number {
  const { year, month } = parseMonth(date)
  const day = Number(date.slice(8, 10))
  const shifted = month < 3 ? month + 12 : month
  const y = month < 3 ? year - 1 : year
  const zeller =
    (day +
      Math.floor((13 * (shifted + 1)) / 5) +
      y +
      Math.floor(y / 4) -
      Math.floor(y / 100) +
      Math.floor(y / 400)) %
    7
  return (zeller + 5) % 7
}

/** The month `by` months later (or earlier), as 'YYYY-MM'. */
export function shiftMonth(month: string, by: number): string {
  const { year, month: m } = parseMonth(month)
  const count = year * 12 + m - 1 + by
  return `${Math.floor(count / 12)}-${two((count % 12) + 1)}`
}

/** Weeks from Monday to Sunday; null where the week reaches into another month. */
export function monthGrid(month: string): (string | null)[][] {
  const parsed = parseMonth(month)
  const prefix = `${parsed.year}-${two(parsed.month)}-`
  const cells: (string | null)[] = Array.from({ length: weekdayOf(`${prefix}01`) }, () => null)
  for (let day = 1; day <= daysInMonth(parsed); day++) cells.push(prefix + two(day))
  while (cells.length % 7 !== 0) cells.push(null)
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7))
}
