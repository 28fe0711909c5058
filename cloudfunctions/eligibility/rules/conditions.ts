/** A programme's rule as the list of conditions that all must hold, each of which can be explained alone. */
import type { LocalDate } from '../../../types/schema'
import { explain, type Explanation } from './explain'
import type { PersonFacts } from './facts'
import type { Predicate } from './predicate'
import type { Programme } from './programme'

/** Nested `all` says nothing of its own unless it names a refusal. */
const conjuncts = (rule: Predicate): readonly Predicate[] =>
  rule.is === 'all' && rule.refusal === undefined ? rule.of.flatMap(conjuncts) : [rule]

export interface Condition {
  readonly text: string
  readonly state: 'met' | 'not_met' | 'unknown'
  readonly reasons: Explanation['reasons']
  /** When this condition alone changes, if nothing else does. */
  readonly flipsOn: LocalDate | null
  /** How it will read on that day. */
  readonly then: string | null
}

/** The programme as if this were its only condition: order of refusals, window and dates in force stay. */
const alone = (programme: Programme, rule: Predicate): Programme => ({
  ...programme,
  rule: { is: 'all', of: [rule] },
})

/** 「(现在孕15周)」 is not true yet when the words of a later day are read today. */
const present = /\(现在[^)]*\)/

export function conditionsOf(
  programme: Programme,
  facts: PersonFacts,
  today: LocalDate,
): readonly Condition[] {
  return conjuncts(programme.rule).flatMap(rule => {
    const part = alone(programme, rule)
    const { clauses, reasons, flipsOn } = explain(part, facts, today)
    const [clause] = clauses
    if (clause === undefined) return []
    const then = flipsOn === undefined ? undefined : explain(part, facts, flipsOn).clauses[0]
    return [{ ...clause, reasons, flipsOn: flipsOn ?? null, then: then?.text.replace(present, '') ?? null }]
  })
}
