/**
 * Who must be looked at again because a date has passed. Truth of an atom changes on `fact + offset`, so between two runs
 * it changed for exactly those whose fact lies in a range: skipped nights, month ends and 29 February need no special case.
 */
import type { LocalDate } from '../../../types/schema'
import type { Turn } from './atoms/atom'
import { addDays, yearsBefore } from './calendar'
import { dateFacts } from './facts'
import { dateLiteral } from './formula'
import { atomsOf } from './predicate'
import { ruleOf, type Programme } from './programme'

/** The latest fact whose turn is on or before a date. */
const reached = ({ unit, offset }: Turn, date: LocalDate): LocalDate =>
  unit === 'days' ? addDays(date, -offset) : yearsBefore(date, offset)

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
        const column = `f.${dateFacts[turn.fact].column}`
        const [from, to] = [reached(turn, lastRun), reached(turn, today)]
        // A turn by years can skip: from 28 February the anniversary of the 29th has been reached already.
        if (from < to) ranges.add(`${column} > ${dateLiteral(from)} and ${column} <= ${dateLiteral(to)}`)
      }
    }
  }
  return [...ranges].map(range => `(${range})`).join(' or ') || 'false'
}
