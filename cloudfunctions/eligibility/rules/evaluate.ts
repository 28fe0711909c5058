/** A bound rule on one person: met, not met, unknown. */
import type { LocalDate } from '../../../types/schema'
import type { PersonFacts } from './facts'
import type { Rule } from './predicate'
import { all, any, not, type State } from './state'

export type Outcome = 'ELIGIBLE' | 'NOT_ELIGIBLE' | 'NEEDS_REVIEW'

export function evaluate(rule: Rule, facts: PersonFacts, today: LocalDate): State {
  switch (rule.is) {
    case 'atom':
      return rule.atom.state(facts, today)
    case 'not':
      return not(evaluate(rule.of, facts, today))
    case 'all':
      return all(rule.of.map(child => evaluate(child, facts, today)))
    case 'any':
      return any(rule.of.map(child => evaluate(child, facts, today)))
  }
}

export function outcomeOf(state: State): Outcome {
  switch (state) {
    case 'met':
      return 'ELIGIBLE'
    case 'not_met':
      return 'NOT_ELIGIBLE'
    case 'unknown':
      return 'NEEDS_REVIEW'
  }
}
