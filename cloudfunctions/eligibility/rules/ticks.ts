/**
 * Who must be looked at again because a date has passed. Truth of an atom changes on `fact + offset`, so between two runs
 * it changed for exactly those whose fact lies in a range: skipped nights, month ends and 29 February need no special case.
 */
import type { LocalDate } from '../../../types/schema'
import type { Turn } from './atoms/atom'
import { addDays, monthsBefore, yearsBefore } from './calendar'
import { columnOf } from './facts'
import { dateLiteral, integerLiteral } from './formula'
import { atomsOf } from './predicate'
import { ruleOf, type Programme } from './programme'

/** The latest fact whose turn is on or before a date. */
function reached({ unit, offset, plusDays = 0 }: Turn, date: LocalDate): LocalDate {
  const day = addDays(date, -plusDays)
  switch (unit) {
    case 'hours':
      return day
    case 'days':
      return addDays(day, -offset)
    case 'months':
      return monthsBefore(day, offset)
    case 'years':
      return yearsBefore(day, offset)
  }
}

/** The rows whose turn falls after one date and not after another. An hour falls in the day in which it strikes. */
function between(turn: Turn, from: LocalDate, to: LocalDate): string {
  const column = `f.${columnOf(turn.fact)}`
  if (turn.unit !== 'hours') return `${column} > ${dateLiteral(from)} and ${column} <= ${dateLiteral(to)}`
  const midnightBefore = (date: LocalDate): string =>
    `timestamp '${addDays(date, 1)}' - interval '${integerLiteral(turn.offset)} hours'`
  return `${column} >= ${midnightBefore(from)} and ${column} < ${midnightBefore(to)}`
}

/**
 * SQL over `person_fact f`, true for the rows on which some programme may answer differently today than on the last run.
 * One range per (column, boundary), so that the planner can OR bitmaps over the date indexes.
 * @param lastRun the date for which the masks were last computed
 */
export function compileTicks(programmes: readonly Programme[], lastRun: LocalDate, today: LocalDate): string {
  const ranges = new Set<string>()
  for (const programme of programmes) {
    for (const atom of atomsOf(ruleOf(programme))) {
      for (const turn of atom.turns) {
        const [from, to] = [reached(turn, lastRun), reached(turn, today)]
        // A turn by years can skip: from 28 February the anniversary of the 29th has been reached already.
        if (from < to) ranges.add(between(turn, from, to))
      }
    }
  }
  return [...ranges].map(range => `(${range})`).join(' or ') || 'false'
}
