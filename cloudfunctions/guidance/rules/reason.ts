/** Why a person is on a list, in words: the conditions that tell something about her, and none that a list may not tell. */
import type { LocalDate } from '../../../types/schema'
import { explain } from '../../eligibility/rules/explain'
import type { PersonFacts } from '../../eligibility/rules/facts'
import type { Predicate } from '../../eligibility/rules/predicate'
import type { Programme } from '../../eligibility/rules/programme'
import type { State } from '../../eligibility/rules/state'

/** These hold for nearly everybody. */
const silent: readonly Predicate['is'][] = ['alive', 'resident', 'couple', 'sex', 'unheld', 'unused']
const neutral = '符合该项目条件'

/** Whether the words of a condition could name a certified category (domain F3). */
function mentionsHardship(rule: Predicate): boolean {
  switch (rule.is) {
    case 'hardship':
      return true
    case 'not':
      return mentionsHardship(rule.of)
    case 'all':
    case 'any':
      return rule.of.some(mentionsHardship)
    default:
      return false
  }
}

/** Whether being on the list of a programme says by itself that a person is of a certified category. */
export function tellsHardship(rule: Predicate): boolean {
  switch (rule.is) {
    case 'hardship':
      return true
    case 'all':
      return rule.of.some(tellsHardship)
    case 'any':
      return rule.of.every(tellsHardship)
    default:
      return false
  }
}

const conditions = (rule: Predicate): Predicate[] =>
  rule.is === 'all' ? rule.of.flatMap(conditions) : mentionsHardship(rule) ? [] : [rule]

const clausesOf = (
  programme: Programme,
  of: Predicate[],
  facts: PersonFacts,
  today: LocalDate,
): readonly { readonly text: string; readonly state: State }[] =>
  of.length === 0 ? [] : explain({ ...programme, rule: { is: 'all', of } }, facts, today).clauses

/** Every condition that a list may tell, with how it stands. */
export const tellable = (programme: Programme, facts: PersonFacts, today: LocalDate) =>
  clausesOf(programme, conditions(programme.rule), facts, today)

/** The programme's own summary when every condition is of the silent kind, unless it turns on a certified category. */
export function reasonOf(programme: Programme, facts: PersonFacts, today: LocalDate): string {
  const of = conditions(programme.rule).filter(rule => !silent.includes(rule.is))
  const met = clausesOf(programme, of, facts, today).filter(({ state }) => state === 'met')
  if (met.length > 0) return met.map(({ text }) => text).join(';')
  return mentionsHardship(programme.rule) ? neutral : programme.summary
}
