/** Why a person is on a list, in words: the conditions that tell something about her, and none that a list may not tell. */
import type { LocalDate } from '../../../types/schema'
import { explain } from '../../eligibility/rules/explain'
import type { PersonFacts } from '../../eligibility/rules/facts'
import { mentions, type Predicate } from '../../eligibility/rules/predicate'
import type { Programme } from '../../eligibility/rules/programme'
import type { State } from '../../eligibility/rules/state'

/** These hold for nearly everybody. */
const silent: readonly Predicate['is'][] = ['alive', 'resident', 'couple', 'sex', 'unheld', 'unused']
const neutral = '符合该项目条件'

/** What a village may not learn (domain F3): a certified category, a result. */
const secret: readonly Predicate['is'][] = ['hardship', 'screening']

/** Whether the words of a condition could tell it. */
const mentionsSecret = (rule: Predicate): boolean => mentions(rule, secret)

/** Whether being on the list of a programme says by itself that a person is of a certified category, or has a result. */
export function tellsSecret(rule: Predicate): boolean {
  switch (rule.is) {
    case 'all':
      return rule.of.some(tellsSecret)
    case 'any':
      return rule.of.every(tellsSecret)
    default:
      return secret.includes(rule.is)
  }
}

const conditions = (rule: Predicate): Predicate[] =>
  rule.is === 'all' ? rule.of.flatMap(conditions) : mentionsSecret(rule) ? [] : [rule]

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

/** The programme's own summary when every condition is of the silent kind, unless it turns on a secret. */
export function reasonOf(programme: Programme, facts: PersonFacts, today: LocalDate): string {
  const of = conditions(programme.rule).filter(rule => !silent.includes(rule.is))
  const met = clausesOf(programme, of, facts, today).filter(({ state }) => state === 'met')
  if (met.length > 0) return met.map(({ text }) => text).join(';')
  return mentionsSecret(programme.rule) ? neutral : programme.summary
}
