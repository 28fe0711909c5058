/** Days as Excel keeps them: a number, and a style that shows it as a date. */
import { addDays } from '../../../eligibility/rules/calendar'
import type { LocalDate } from '../../../../types/schema'

/** Built-in date formats of ECMA-376 18.8.30, with those of Chinese locales; times of day (18 to 21) are no dates. */
const builtIn = (id: number): boolean =>
  (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58)

export const isDateFormat = (id: number, code: string | undefined): boolean =>
  code === undefined ? builtIn(id) : /[yd年日]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''))

/**
 * `YYYY-MM-DD`; a serial before 1 March 1900 is not a day that anybody meant, and is left as it is.
 * Excel counts 29 February 1900, which never was: from then on day 1 is 31 December 1899 less one.
 */
export function excelDate(serial: number, date1904: boolean): string {
  const days = Math.floor(serial)
  if (!Number.isFinite(serial) || days > 2_958_465 || (!date1904 && days < 61)) return String(serial)
  return addDays((date1904 ? '1904-01-01' : '1899-12-30') as LocalDate, days)
}
