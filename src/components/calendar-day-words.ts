// What a day of the calendar says: two or three characters in its cell, a whole sentence to a screen reader.
import type { CalendarDay } from './calendar'
import { longDate } from './date-words'

export const canBook = (day: CalendarDay | undefined): boolean =>
  day !== undefined && day.closed === undefined && (day.left > 0 || day.instead !== undefined)

/** 余8, 约满, or the reason why it is closed. */
export function shortState(day: CalendarDay | undefined): string {
  if (day === undefined) return ''
  if (day.closed !== undefined) return day.closed
  return day.instead ?? (day.left > 0 ? `余${day.left}` : '约满')
}

/** 2027年3月5日 周五,余8位 */
export function spokenState(date: string, day: CalendarDay | undefined): string {
  const parts = [longDate(date)]
  if (day?.holiday !== undefined) parts.push(day.holiday)
  if (day?.mark === '班') parts.push('调休上班')
  if (day === undefined) parts.push('不可预约')
  else if (day.closed !== undefined) parts.push(day.closed)
  else parts.push(day.instead ?? (day.left > 0 ? `余${day.left}位` : '已约满'))
  return parts.join(',')
}
