/** Calendar dates as offices write them. Text in, text out: a date that never becomes an instant cannot shift. */
import type { LocalDate } from '../../../types/schema'
import { dateOfDayNumber, dayNumber } from '../../eligibility/rules/calendar'

/** `2026-11-22`, `2026/1/2`, `2026.01.02`, `2026年1月2日` or `20261122`; null when there is no such day. */
export function readDate(raw: string): LocalDate | null {
  const text = raw.normalize('NFKC').trim()
  const match =
    /^(\d{4})(\d\d)(\d\d)$/.exec(text) ??
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text) ??
    /^(\d{4})年(\d{1,2})月(\d{1,2})日$/.exec(text)
  if (match === null) return null
  const [, year = '', month = '', day = ''] = match
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` as LocalDate
  if (year < '1850' || Number(month) < 1 || Number(month) > 12) return null
  return dateOfDayNumber(dayNumber(date)) === date ? date : null
}
