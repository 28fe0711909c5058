/**
 * Hours after the minute of birth. Where only the day of birth is known, the answer is certain before the earliest and after
 * the latest day on which that hour can fall, and unknown between them.
 */
import type { LocalDate } from '../../../../types/schema'
import { addDays, chineseDate, dayNumber } from '../calendar'
import type { PersonFacts } from '../facts'
import { dateLiteral, integerLiteral } from '../formula'
import type { State } from '../state'
import type { Turn } from './atom'

const perDay = 24
/** Days from the day of birth to the day of the hour: born at 00:00, born at 23:59. */
const earliest = (hours: number): number => Math.floor(hours / perDay)
const latest = (hours: number): number => Math.floor((hours * 60 + 1439) / 1440)

/** Shanghai has no summer time to mind here: children under three were born long after 1991. */
function hourAfter(bornAt: string, hours: number): { readonly day: LocalDate; readonly time: string } {
  const hour = Number(bornAt.slice(11, 13)) + hours
  const day = addDays(bornAt.slice(0, 10) as LocalDate, Math.floor(hour / perDay))
  return { day, time: `${String(hour % perDay).padStart(2, '0')}${bornAt.slice(13, 16)}` }
}

/** On `day`, or before it, the hour strikes. */
export function hoursBegun(hours: number, { bornAt, birthDate }: PersonFacts, day: LocalDate): State {
  if (bornAt !== null) return hourAfter(bornAt, hours).day <= day ? 'met' : 'not_met'
  if (birthDate === null) return 'unknown'
  const passed = dayNumber(day) - dayNumber(birthDate)
  return passed >= latest(hours) ? 'met' : passed < earliest(hours) ? 'not_met' : 'unknown'
}

export function hoursBegunSql(hours: number, day: LocalDate): string {
  const struck = `f.born_at + interval '${integerLiteral(hours)} hours' < timestamp '${addDays(day, 1)}'`
  const certainly = `f.birth_date <= ${dateLiteral(addDays(day, -latest(hours)))}`
  const notYet = `f.birth_date > ${dateLiteral(addDays(day, -earliest(hours)))}`
  return `case when f.born_at is not null then ${struck} when ${certainly} then true when ${notYet} then false end`
}

export const hourTurns = (hours: number, plusDays: number): readonly Turn[] => [
  { fact: 'bornAt', unit: 'hours', offset: hours, plusDays },
  { fact: 'birthDate', unit: 'days', offset: earliest(hours), plusDays },
  { fact: 'birthDate', unit: 'days', offset: latest(hours), plusDays },
]

/** `12月3日14:20`; the day alone where the minute of birth is not known. */
export function hourWords(
  hours: number,
  { bornAt, birthDate }: PersonFacts,
  today: LocalDate,
): string | null {
  if (bornAt !== null) {
    const { day, time } = hourAfter(bornAt, hours)
    return `${chineseDate(day, today)}${time}`
  }
  return birthDate === null ? null : chineseDate(addDays(birthDate, earliest(hours)), today)
}

/** The day in which the hour falls, for a turn. */
export const hourDay = (bornAt: string, hours: number): LocalDate => hourAfter(bornAt, hours).day
