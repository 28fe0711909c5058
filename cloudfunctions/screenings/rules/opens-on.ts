/** Whether a programme waits for a positive result of a screening (domain B4: conditional vouchers). */
import type { ScreeningKind } from '../../eligibility/rules/facts'
import type { Predicate } from '../../eligibility/rules/predicate'

export function opensOn(rule: Predicate, kind: ScreeningKind): boolean {
  switch (rule.is) {
    case 'all':
    case 'any':
      return rule.of.some(child => opensOn(child, kind))
    case 'screening':
      return rule.kind === kind && rule.result === 'positive'
    default:
      return false
  }
}
