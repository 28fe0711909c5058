/** Atoms over benefits: not used yet in this union or pregnancy, no active voucher held; of this programme or of another. */
import { programmeCode, z } from '../../../../types/schema'
import type { PersonFacts } from '../facts'
import { bigintLiteral, definite } from '../formula'
import { stateOf } from '../state'
import { because, override, type BoundAtom } from './atom'

/** Another programme, e.g. the other half of a bundle. Its ordinal never changes, so it may be written down. */
export const otherProgramme = z.strictObject({
  code: programmeCode,
  ordinal: z.int().check(z.gte(0), z.lte(61)),
  title: z.string().check(z.maxLength(20)),
})
type OtherProgramme = z.infer<typeof otherProgramme>

export const unusedAtom = z.strictObject({
  is: z.literal('unused'),
  of: z.optional(otherProgramme),
  ...override,
})
export const unheldAtom = z.strictObject({
  is: z.literal('unheld'),
  of: z.optional(otherProgramme),
  ...override,
})

/** Stand in for a date that the caller of `explain` did not give. */
const usedDate = '见「我的电子券」'
const heldDate = '券面所示日期'

export function clearBit(column: 'used' | 'holds', ordinal: number, of?: OtherProgramme): BoundAtom {
  const bit = 1n << BigInt(of?.ordinal ?? ordinal)
  const clear = (facts: PersonFacts): boolean => (facts[column] & bit) === 0n
  const name = of === undefined ? '' : `「${of.title}」`
  const used = column === 'used'
  return {
    state: facts => stateOf(clear(facts)),
    formula: () =>
      of === undefined
        ? { kind: 'own-bit-clear', column, ordinal }
        : definite(`f.${column} & ${bigintLiteral(bit)} = 0`),
    turns: [],
    text: facts =>
      clear(facts)
        ? `没有${used ? '使用过' : '领取过'}${name || '此项'}`
        : `已${used ? '使用过' : '领取'}${name || '此项'}`,
    reasons: () =>
      of === undefined
        ? because(used ? 'ALREADY_USED' : 'ALREADY_CLAIMED', { date: used ? usedDate : heldDate })
        : because('BUNDLE_EXCLUSIVE', { name }),
    missing: () => [],
  }
}
