/** Is a programme for a small child, so that it is the child who is asked about and not the parent? */
import type { Predicate } from './predicate'

const childOnly: readonly Predicate['is'][] = ['childAge', 'motherResidence']

export function aboutChild(rule: Predicate): boolean {
  switch (rule.is) {
    case 'all':
    case 'any':
      return rule.of.some(aboutChild)
    case 'not':
      return aboutChild(rule.of)
    default:
      return childOnly.includes(rule.is)
  }
}
