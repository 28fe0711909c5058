// Calendar dates in Chinese words.
import { parseMonth, weekdayOf } from './month-grid'

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'] as const

const dayOf = (date: string): number => Number(date.slice(8, 10))

/** 周三 */
export const weekdayWord = (date: string): string => `周${WEEKDAYS[weekdayOf(date)] ?? ''}`

/** 3月5日 */
export const shortDate = (date: string): string => `${parseMonth(date).month}月${dayOf(date)}日`

/** 3月5日 in the year of `today`, 2027年3月5日 in any other, and while today is not known yet. */
export const nearDate = (date: string, today: string | undefined): string =>
  date.slice(0, 4) === today?.slice(0, 4) ? shortDate(date) : `${parseMonth(date).year}年${shortDate(date)}`

/** 2027年3月5日 周五 */
export const longDate = (date: string): string =>
  `${parseMonth(date).year}年${shortDate(date)} ${weekdayWord(date)}`

/** 2027年3月 */
export function monthWords(month: string): string {
  const parsed = parseMonth(month)
  return `${parsed.year}年${parsed.month}月`
}
