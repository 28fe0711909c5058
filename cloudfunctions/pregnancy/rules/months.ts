/** Calendar months, clamped to the end of the month: a child born on 31 January is one month old on 28 or 29 February. */
import type { LocalDate } from '../../../types/schema'
import { addDays } from '../../eligibility/rules/calendar'

const pad = (value: number): string => String(value).padStart(2, '0')

export function addMonths(date: LocalDate, months: number): LocalDate {
  const index = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months
  const year = String(Math.floor(index / 12)).padStart(4, '0')
  const month = (index % 12) + 1
  const next =
    `${month === 12 ? String(Number(year) + 1).padStart(4, '0') : year}-${pad((month % 12) + 1)}-01` as LocalDate
  const last = Number(addDays(next, -1).slice(8))
  return `${year}-${pad(month)}-${pad(Math.min(Number(date.slice(8)), last))}` as LocalDate
}
