/** The newest result of a screening. None on record is "not met": there is nothing to follow up. */
import { z } from '../../../../types/schema'
import {
  resultBit,
  screeningKinds,
  type PersonFacts,
  type ScreeningKind,
  type ScreeningResult,
} from '../facts'
import { bigintLiteral, definite } from '../formula'
import { stateOf } from '../state'
import { because, override, type BoundAtom } from './atom'

export const screeningAtom = z.strictObject({
  is: z.literal('screening'),
  kind: z.enum(screeningKinds),
  result: z.enum(['positive', 'negative']),
  ...override,
})

/** The words never name the result: it is told by a doctor (domain F3). */
export function screening(kind: ScreeningKind, result: ScreeningResult): BoundAtom {
  const bit = resultBit(kind, result)
  const has = (facts: PersonFacts): boolean => (facts.results & bit) !== 0n
  return {
    state: facts => stateOf(has(facts)),
    formula: () => definite(`f.results & ${bigintLiteral(bit)} <> 0`, 0.2),
    turns: [],
    text: facts => (has(facts) ? '医生已根据筛查情况登记' : '由医生根据筛查情况登记后办理'),
    reasons: () => because('DOCTOR_REFERS'),
    missing: () => [],
  }
}
