/** The age of a small child as people say it: days in the first month, months in the first two years, then years. */
import type { LocalDate } from '../../../types/schema'
import { ageOn, dayNumber } from '../../eligibility/rules/calendar'

export const completedMonths = (born: LocalDate, today: LocalDate): number =>
  (Number(today.slice(0, 4)) - Number(born.slice(0, 4))) * 12 +
  (Number(today.slice(5, 7)) - Number(born.slice(5, 7))) -
  (today.slice(8) < born.slice(8) ? 1 : 0)

export function childAgeWords(born: LocalDate, today: LocalDate): string {
  const months = completedMonths(born, today)
  if (months < 1) return `${Math.max(0, dayNumber(today) - dayNumber(born))}天`
  return months < 24 ? `${months}个月` : `${ageOn(born, today)}岁`
}
