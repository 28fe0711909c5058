/** May somebody apply? What only a paper or the right day can show is for the reviewer; what the record rules out is not. */
import type { Standing } from '../../../types/eligibility'

/**
 * Needs review: a paper is missing, and is seen at the counter. NOT_CERTIFIED alone is today's answer: whoever was certified
 * on the day of the event may apply (domain H51).
 */
export function mayApply(
  { outcome, reasons }: Pick<Standing, 'outcome' | 'reasons'>,
  certifiedThen: boolean,
): boolean {
  switch (outcome) {
    case 'eligible':
    case 'needs_review':
      return true
    case 'soon':
    case 'not_eligible':
      return certifiedThen && reasons.every(({ code }) => code === 'NOT_CERTIFIED')
    case 'held':
    case 'used':
      return false
  }
}
