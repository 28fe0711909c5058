/** A window on a date fact: today lies between fact + from and fact + to, both days included. */
import type { LocalDate } from '../../../../types/schema'
import { addDays, dayNumber } from '../calendar'
import { dateFacts, type DateFact, type PersonFacts } from '../facts'
import { dateLiteral, nullable, type Formula } from '../formula'
import type { Turn } from './atom'

export interface DateWindow {
  readonly fact: DateFact
  readonly from?: number | undefined
  readonly to?: number | undefined
}

export type Side = 'before' | 'within' | 'after' | 'unknown'

export function sideOf(window: DateWindow, facts: PersonFacts, today: LocalDate): Side {
  const date = facts[window.fact]
  if (date === null) return 'unknown'
  const day = dayNumber(today) - dayNumber(date)
  if (window.from !== undefined && day < window.from) return 'before'
  return window.to !== undefined && day > window.to ? 'after' : 'within'
}

export function windowFormula(window: DateWindow, today: LocalDate): Formula {
  const column = `f.${dateFacts[window.fact].column}`
  const parts: Formula[] = []
  if (window.to !== undefined)
    parts.push(nullable(`${column} >= ${dateLiteral(addDays(today, -window.to))}`, 0))
  if (window.from !== undefined)
    parts.push(nullable(`${column} <= ${dateLiteral(addDays(today, -window.from))}`, 0))
  return { kind: 'and', of: parts }
}

export function windowTurns({ fact, from, to }: DateWindow): readonly Turn[] {
  const turns: Turn[] = []
  if (from !== undefined) turns.push({ fact, unit: 'days', offset: from })
  if (to !== undefined) turns.push({ fact, unit: 'days', offset: to + 1 })
  return turns
}

/** The first day of the window, when it has one. */
export function opensOn({ fact, from }: DateWindow, facts: PersonFacts): LocalDate | null {
  const date = facts[fact]
  return date === null || from === undefined ? null : addDays(date, from)
}
