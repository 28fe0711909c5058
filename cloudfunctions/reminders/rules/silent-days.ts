/** Days on which a certified family is left alone (domain F4): the city's, and its own that come every year. */
import type { Holiday } from '../../../catalog/city'
import type { LocalDate } from '../../../types/schema'
import { addDays, dayNumber } from '../../eligibility/rules/calendar'

export type SilenceRule =
  /** Days off of that name in the table of holidays. */
  | { readonly is: 'holiday'; readonly name: string }
  | { readonly is: 'date'; readonly monthDay: string }
  /** The nth Sunday of a month. */
  | { readonly is: 'sunday'; readonly month: number; readonly nth: number }

export interface Silence {
  readonly rules: readonly SilenceRule[]
  readonly holidays: readonly Holiday[]
  /** `MM-DD` of the family. */
  readonly own: readonly string[]
}

/** 29 February is kept on the 28th where there is none. */
const fallsOn = (monthDay: string, day: LocalDate): boolean =>
  day.slice(5) === monthDay ||
  (monthDay === '02-29' && day.slice(5) === '02-28' && addDays(day, 1).slice(5) === '03-01')

/** 1970-01-01 was a Thursday. */
const isSunday = (day: LocalDate): boolean => (dayNumber(day) + 4) % 7 === 0

function matches(rule: SilenceRule, day: LocalDate, holidays: readonly Holiday[]): boolean {
  switch (rule.is) {
    case 'holiday':
      return holidays.some(one => one.day === day && one.kind === 'off' && one.name === rule.name)
    case 'date':
      return fallsOn(rule.monthDay, day)
    case 'sunday':
      return (
        isSunday(day) &&
        Number(day.slice(5, 7)) === rule.month &&
        Math.ceil(Number(day.slice(8)) / 7) === rule.nth
      )
  }
}

const isSilent = (day: LocalDate, { rules, holidays, own }: Silence): boolean =>
  own.some(monthDay => fallsOn(monthDay, day)) || rules.some(rule => matches(rule, day, holidays))

/** Null on a day like any other; otherwise the first one after that is. */
export function silentUntil(today: LocalDate, silence: Silence): LocalDate | null {
  if (!isSilent(today, silence)) return null
  let day = addDays(today, 1)
  // A year at most, whatever somebody configures.
  for (let left = 366; left > 0 && isSilent(day, silence); left--) day = addDays(day, 1)
  return day
}
