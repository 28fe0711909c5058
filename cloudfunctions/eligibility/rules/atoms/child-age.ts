/**
 * Age of a small child, both ends included: in hours from the minute of birth, in days, calendar months (clamped at the end of
 * the month) or years from the day of birth (domain C1, C3, H66). A day counts when any minute of it lies in the window; the
 * words name the minute, because a heart screening from the 6th hour may not be booked for the morning of the birth.
 */
import { z, type LocalDate } from '../../../../types/schema'
import { addDays, addMonths, chineseDate, monthsBefore } from '../calendar'
import type { PersonFacts } from '../facts'
import { dateLiteral, nullable, type Formula } from '../formula'
import { all, type State } from '../state'
import { because, bounded, override, type BoundAtom, type Turn } from './atom'
import { hourTurns, hourWords, hoursBegun, hoursBegunSql } from './child-hours'

const age = z.string().check(z.regex(/^\d{1,3}[hdmy]$/, '填写如 6h(小时)、3d(天)、1m(月)、3y(岁)'))

export const childAgeAtom = z
  .strictObject({ is: z.literal('childAge'), from: z.optional(age), to: z.optional(age), ...override })
  .check(bounded('from', 'to'))
type ChildAge = z.infer<typeof childAgeAtom>

export interface Age {
  readonly count: number
  readonly unit: 'hours' | 'days' | 'months'
}

const units = { h: 'hours', d: 'days', m: 'months', y: 'months' } as const

export function ageOf(text: string): Age {
  const letter = text.slice(-1)
  const unit = letter === 'h' || letter === 'd' || letter === 'm' ? letter : 'y'
  const count = Number(text.slice(0, -1))
  return { count: unit === 'y' ? count * 12 : count, unit: units[unit] }
}

type CalendarAge = Age & { readonly unit: 'days' | 'months' }
const inHours = (a: Age): a is Age & { readonly unit: 'hours' } => a.unit === 'hours'
const reaches = (birth: LocalDate, { count, unit }: CalendarAge): LocalDate =>
  unit === 'days' ? addDays(birth, count) : addMonths(birth, count)
const bornBy = (date: LocalDate, { count, unit }: CalendarAge): LocalDate =>
  unit === 'days' ? addDays(date, -count) : monthsBefore(date, count)

/** Has the day of that age come? For `to` the day after it is asked, and the answer turned round. */
function begun(a: Age, facts: PersonFacts, day: LocalDate): State {
  if (inHours(a)) return hoursBegun(a.count, facts, day)
  if (facts.birthDate === null) return 'unknown'
  return reaches(facts.birthDate, a as CalendarAge) <= day ? 'met' : 'not_met'
}

function begunSql(a: Age, day: LocalDate): string {
  return inHours(a)
    ? hoursBegunSql(a.count, day)
    : `f.birth_date <= ${dateLiteral(bornBy(day, a as CalendarAge))}`
}

/**
 * Nobody born before this can still be in the window: asked first, and once for all programmes of children. Where hours
 * count, the day is that of the minute, as in the test itself: a register may have another.
 */
function guard(to: Age, today: LocalDate): string {
  const oldest: CalendarAge = inHours(to)
    ? { count: Math.ceil(to.count / 24) + 1, unit: 'days' }
    : (to as CalendarAge)
  const born = inHours(to) ? 'coalesce(f.born_at::date, f.birth_date)' : 'f.birth_date'
  return `(${born} > ${dateLiteral(bornBy(addDays(today, -1), oldest))}) is not false`
}

function turnsOf(a: Age, plusDays: number): readonly Turn[] {
  return inHours(a)
    ? hourTurns(a.count, plusDays)
    : [{ fact: 'birthDate', unit: a.unit, offset: a.count, plusDays }]
}

export function childAge(atom: ChildAge): BoundAtom {
  const from = atom.from === undefined ? undefined : ageOf(atom.from)
  const to = atom.to === undefined ? undefined : ageOf(atom.to)
  const range = rangeWords(from, to)
  const past = (facts: PersonFacts, today: LocalDate): State =>
    to === undefined ? 'not_met' : begun(to, facts, addDays(today, -1))
  const notPast = (facts: PersonFacts, today: LocalDate): State => {
    const state = past(facts, today)
    return state === 'unknown' ? state : state === 'met' ? 'not_met' : 'met'
  }
  const open = (facts: PersonFacts, today: LocalDate): State =>
    from === undefined ? 'met' : begun(from, facts, today)
  const state = (facts: PersonFacts, today: LocalDate): State =>
    all([open(facts, today), notPast(facts, today)])
  /** Date, and minute where hours count, from which on it is met. */
  const opens = (facts: PersonFacts, today: LocalDate): string | null => {
    if (from === undefined) return null
    if (inHours(from)) return hourWords(from.count, facts, today)
    return facts.birthDate === null ? null : chineseDate(reaches(facts.birthDate, from as CalendarAge), today)
  }
  return {
    state,
    formula(today): Formula {
      const parts: Formula[] = []
      if (from !== undefined) parts.push(nullable(begunSql(from, today), 0))
      if (to !== undefined)
        parts.push(nullable(`not (${begunSql(to, addDays(today, -1))})`, 0, guard(to, today)))
      return { kind: 'and', of: parts }
    },
    turns: [...(from === undefined ? [] : turnsOf(from, 0)), ...(to === undefined ? [] : turnsOf(to, 1))],
    text(facts, today) {
      switch (state(facts, today)) {
        case 'met':
          return `孩子在${range}内`
        case 'unknown':
          return `孩子${range}(出生时间还需核对)`
        case 'not_met': {
          const when = opens(facts, today)
          return past(facts, today) === 'met' || when === null ? `孩子${range}` : `孩子${range},即${when}起`
        }
      }
    },
    reasons(facts, today) {
      if (state(facts, today) === 'unknown') return []
      if (past(facts, today) === 'met') return because('TOO_LATE', { range })
      return because('TOO_EARLY', { date: opens(facts, today) ?? '', range })
    },
    missing: facts => [facts.birthDate === null ? '出生日期' : '出生时间(出生医学证明)'],
  }
}

function ageWords({ count, unit }: Age): string {
  if (unit === 'hours') return `${count}小时`
  if (unit === 'days') return `${count}天`
  return count % 12 === 0 && count > 0 ? `${count / 12}岁` : `${count}个月`
}

function rangeWords(from: Age | undefined, to: Age | undefined): string {
  const start = from === undefined || from.count === 0 ? '出生' : `出生满${ageWords(from)}`
  return to === undefined ? `${start}起` : `${start}至${ageWords(to)}`
}
