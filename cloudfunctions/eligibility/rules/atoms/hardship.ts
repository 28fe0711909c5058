/** A certified category: any of the named ones. Not on the list is an answer; a certificate can be added by hand. */
import { z } from '../../../../types/schema'
import { hardshipBits, type Hardship } from '../facts'
import { definite, integerLiteral } from '../formula'
import { stateOf } from '../state'
import { because, override, type BoundAtom } from './atom'

export const hardshipAtom = z.strictObject({
  is: z.literal('hardship'),
  anyOf: z.array(z.enum(['specialFamily', 'lowIncome', 'destitute', 'disabled'])).check(z.minLength(1)),
  ...override,
})

export function hardship(anyOf: readonly Hardship[]): BoundAtom {
  const bits = anyOf.reduce((sum, category) => sum | hardshipBits[category], 0)
  return {
    state: facts => stateOf((facts.hardship & bits) !== 0),
    formula: () => definite(`f.hardship & ${integerLiteral(bits)} <> 0`, 0.2),
    turns: [],
    text: facts => ((facts.hardship & bits) !== 0 ? '已认定为帮扶对象' : '暂未查到帮扶认定信息'),
    reasons: () => because('NOT_CERTIFIED'),
    missing: () => [],
  }
}
