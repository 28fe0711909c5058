/** What a programme will cost in a year, by the people that it is for. Money in fen; nothing here is a promise. */
import type { Programme } from '../../eligibility/rules/programme'

export interface CostInput {
  readonly subject: Programme['subject']
  readonly unitCost: number | undefined
  /** Benefits given so far this year, by the quota's own count. */
  readonly used: number
  readonly eligibleBefore: number
  readonly eligibleAfter: number
}

export interface Cost {
  /** Share of those who could have had it and took it, 0 to 1; 1 (everybody comes) while nothing is known. */
  readonly uptake: number
  readonly uptakeKnown: boolean
  readonly expectedBefore: number
  readonly expectedAfter: number
  readonly costBefore: number | null
  readonly costAfter: number | null
}

/** A couple is two people and one benefit. */
export const benefitsOf = (subject: Programme['subject'], people: number): number =>
  subject === 'couple' ? Math.ceil(people / 2) : people

export function costOf({ subject, unitCost, used, eligibleBefore, eligibleAfter }: CostInput): Cost {
  const before = benefitsOf(subject, eligibleBefore)
  const uptakeKnown = used > 0
  const uptake = uptakeKnown ? used / (used + before) : 1
  const expected = (people: number): number => used + Math.round(benefitsOf(subject, people) * uptake)
  const [expectedBefore, expectedAfter] = [expected(eligibleBefore), expected(eligibleAfter)]
  const cost = (benefits: number): number | null => (unitCost === undefined ? null : benefits * unitCost)
  return {
    uptake,
    uptakeKnown,
    expectedBefore,
    expectedAfter,
    costBefore: cost(expectedBefore),
    costAfter: cost(expectedAfter),
  }
}
