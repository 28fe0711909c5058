/**
 * When does the answer change if nothing else does? Truth can change only on the turns of the atoms, so those few dates
 * are tried, and no others.
 */
import type { LocalDate } from '../../../types/schema'
import type { Turn } from './atoms/atom'
import { hourDay } from './atoms/child-hours'
import { addDays, addMonths, addYears } from './calendar'
import { evaluate } from './evaluate'
import type { PersonFacts } from './facts'
import { atomsOf, type Rule } from './predicate'
import { ruleOf, type Programme } from './programme'

/** A promise further off than this is not worth a date. */
export const horizonDays = 400

function turnDate({ fact, unit, offset, plusDays = 0 }: Turn, facts: PersonFacts): LocalDate | null {
  if (fact === 'bornAt')
    return facts.bornAt === null ? null : addDays(hourDay(facts.bornAt, offset), plusDays)
  const date = facts[fact]
  if (date === null) return null
  switch (unit) {
    case 'days':
    case 'hours':
      return addDays(date, offset + plusDays)
    case 'months':
      return addDays(addMonths(date, offset), plusDays)
    case 'years':
      return addDays(addYears(date, offset), plusDays)
  }
}

/** Dates after today on which some atom turns, in order, each once. */
function turnsAfter(rule: Rule, facts: PersonFacts, today: LocalDate): readonly LocalDate[] {
  const dates = new Set<LocalDate>()
  for (const atom of atomsOf(rule)) {
    for (const turn of atom.turns) {
      const date = turnDate(turn, facts)
      if (date !== null && date > today) dates.add(date)
    }
  }
  return [...dates].sort()
}

/** The earliest date within the horizon, and while the version is in force, on which the outcome differs from today's. */
export function flipDate(
  rule: Rule,
  effectiveTo: LocalDate | undefined,
  facts: PersonFacts,
  today: LocalDate,
): LocalDate | undefined {
  const now = evaluate(rule, facts, today)
  const last = addDays(today, horizonDays)
  return turnsAfter(rule, facts, today).find(
    date =>
      date <= last &&
      (effectiveTo === undefined || date <= effectiveTo) &&
      evaluate(rule, facts, date) !== now,
  )
}

/** The next date on which the person must be looked at again for this programme, whether or not the outcome changes then. */
export function nextTick(programme: Programme, facts: PersonFacts, today: LocalDate): LocalDate | undefined {
  return turnsAfter(ruleOf(programme), facts, today)[0]
}
