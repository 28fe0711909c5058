/** Lives in one of the named divisions, e.g. the main urban area (主城区), where alone a benefit is given. */
import { z } from '../../../../types/schema'
import type { PersonFacts } from '../facts'
import { nullable } from '../formula'
import { stateOf } from '../state'
import { because, override, type BoundAtom } from './atom'

export const districtAtom = z.strictObject({
  is: z.literal('district'),
  anyOf: z
    .array(z.string().check(z.regex(/^(\d{6}|\d{9}|\d{12})$/, '填写6、9或12位区划代码')))
    .check(z.minLength(1, '至少选一个区域')),
  /** What the area is called on a screen. */
  name: z.string().check(z.minLength(1), z.maxLength(20)),
  ...override,
})

const villageRange = (prefix: string): readonly [number, number] => [
  Number(prefix.padEnd(12, '0')),
  Number(prefix.padEnd(12, '9')),
]

export function district(anyOf: readonly string[], name: string): BoundAtom {
  const ranges = anyOf.map(villageRange)
  const inside = ({ village }: PersonFacts): boolean | null =>
    village === null ? null : ranges.some(([low, high]) => village >= low && village <= high)
  return {
    state: facts => stateOf(inside(facts)),
    formula: () =>
      nullable(ranges.map(([low, high]) => `f.village between ${low} and ${high}`).join(' or '), 1),
    turns: [],
    text: facts => (inside(facts) === true ? `居住在${name}` : `面向居住在${name}的居民`),
    reasons: facts => (inside(facts) === null ? [] : because('NOT_IN_CATALOG_REGION', { region: '居住地' })),
    missing: () => ['现居住地'],
  }
}
