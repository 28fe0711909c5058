/** Sex as registered (GB/T 2261.1): 0 and 9 are unknown, not a refusal. */
import { z } from '../../../../types/schema'
import { nullable } from '../formula'
import { stateOf } from '../state'
import { because, override, type BoundAtom } from './atom'

export const sexAtom = z.strictObject({ is: z.literal('sex'), sex: z.enum(['male', 'female']), ...override })

export function sex(wanted: 'male' | 'female'): BoundAtom {
  const [code, other] = wanted === 'male' ? [1, 2] : [2, 1]
  const word = wanted === 'male' ? '男' : '女'
  return {
    state: facts => stateOf(facts.sex === code ? true : facts.sex === other ? false : null),
    // The guard is exact but for the few whose sex is unknown; they are the reason that the test itself stays inside.
    formula: () =>
      nullable(`f.sex = ${code} or (f.sex <> ${other} and null::boolean)`, 3, `f.sex <> ${other}`),
    turns: [],
    text: facts => (facts.sex === code || facts.sex === other ? `适用于${word}性` : '性别还需核对'),
    reasons: () => because('SEX_MISMATCH', { sex: word }),
    missing: () => ['性别'],
  }
}
