/** A proof of one of the kinds was seen by staff and is valid. None on record is not a no: it says what to bring. */
import { evidenceKind, type EvidenceKind } from '../../../../types/evidence'
import { z } from '../../../../types/schema'
import { evidenceBit, type PersonFacts } from '../facts'
import { bigintLiteral, nullable } from '../formula'
import { override, type BoundAtom } from './atom'

export const evidenceAtom = z.strictObject({
  is: z.literal('evidence'),
  anyOf: z.array(evidenceKind).check(z.minLength(1, '至少选一种材料')),
  /** What to bring, in words. */
  title: z.string().check(z.minLength(1), z.maxLength(20)),
  ...override,
})

export function evidence(anyOf: readonly EvidenceKind[], title: string): BoundAtom {
  const bits = anyOf.reduce((sum, kind) => sum | evidenceBit(kind), 0n)
  const seen = (facts: PersonFacts): boolean => (facts.evidence & bits) !== 0n
  return {
    state: facts => (seen(facts) ? 'met' : 'unknown'),
    formula: () => nullable(`case when f.evidence & ${bigintLiteral(bits)} <> 0 then true end`, 0.2),
    turns: [],
    text: facts => (seen(facts) ? `已核验${title}` : `还没有核验${title}`),
    reasons: () => [],
    missing: () => [title],
  }
}
