/** Atoms over small counts: fetuses of the ongoing pregnancy, children. */
import { z } from '../../../../types/schema'
import type { RefusalCode } from '../../../../types/refusals'
import { integerLiteral, nullable, type Formula } from '../formula'
import { stateOf } from '../state'
import { because, bounded, override, type BoundAtom } from './atom'

const small = z.int().check(z.gte(0), z.lte(20))
const bounds = { min: z.optional(small), max: z.optional(small) }

export const fetusesAtom = z
  .strictObject({ is: z.literal('fetuses'), ...bounds, ...override })
  .check(bounded('min', 'max'))
export const childrenAtom = z
  .strictObject({ is: z.literal('children'), ...bounds, ...override })
  .check(bounded('min', 'max'))

interface Counted {
  readonly fact: 'fetuses' | 'children'
  readonly words: string
  readonly missing: string
  readonly refusal: RefusalCode
}

const counted = {
  fetuses: { fact: 'fetuses', words: '胎儿数', missing: '超声报告', refusal: 'DOCTOR_FIRST' },
  children: { fact: 'children', words: '子女数', missing: '子女情况', refusal: 'NOT_CERTIFIED' },
} as const satisfies Record<string, Counted>

export function count(kind: keyof typeof counted, min?: number, max?: number): BoundAtom {
  const { fact, words, missing, refusal } = counted[kind]
  const range =
    min === max
      ? `为${min}`
      : [min === undefined ? '' : `不少于${min}`, max === undefined ? '' : `不多于${max}`].join('')
  const parts: Formula[] = []
  if (min !== undefined) parts.push(nullable(`f.${fact} >= ${integerLiteral(min)}`))
  if (max !== undefined) parts.push(nullable(`f.${fact} <= ${integerLiteral(max)}`))
  return {
    state(facts) {
      const value = facts[fact]
      return stateOf(
        value === null ? null : (min === undefined || value >= min) && (max === undefined || value <= max),
      )
    },
    formula: () => ({ kind: 'and', of: parts }),
    turns: [],
    text: facts => (facts[fact] === null ? `${words}还不清楚(要求${range})` : `${words}${range}`),
    reasons: () => because(refusal),
    missing: () => [missing],
  }
}
