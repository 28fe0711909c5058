/** Why a person is on a list, in words: the conditions that tell something about her, not those that hold for everybody. */
import type { LocalDate } from '../../types/schema'
import { explain } from './rules/explain'
import type { PersonFacts } from './rules/facts'
import type { Predicate } from './rules/predicate'
import type { Programme } from './rules/programme'

const silent: readonly Predicate['is'][] = ['alive', 'resident', 'couple', 'sex', 'unheld', 'unused']

const telling = (rule: Predicate): Predicate[] =>
  rule.is === 'all' ? rule.of.flatMap(telling) : silent.includes(rule.is) ? [] : [rule]

/** The programme's own summary when every condition is of the silent kind. */
export function listReason(programme: Programme, facts: PersonFacts, today: LocalDate): string {
  const of = telling(programme.rule)
  if (of.length === 0) return programme.summary
  const { clauses } = explain({ ...programme, rule: { is: 'all', of } }, facts, today)
  return clauses
    .filter(({ state }) => state === 'met')
    .map(({ text }) => text)
    .join(';')
}
