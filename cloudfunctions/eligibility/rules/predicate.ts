/** A rule as data: a tree of all, any, not over atoms; and the same tree bound to its programme. */
import { z } from '../../../types/schema'
import type { RefusalCode } from '../../../types/refusals'
import { override, type AtomContext, type BoundAtom } from './atoms/atom'
import { atomSchemas, bindAtom, type Atom } from './atoms/bind'

export type Predicate =
  | Atom
  | { is: 'all'; of: Predicate[]; refusal?: RefusalCode | undefined }
  | { is: 'any'; of: Predicate[]; refusal?: RefusalCode | undefined }
  /** A negation says itself why it refuses: an atom knows only why it is not met. */
  | { is: 'not'; of: Predicate; refusal: RefusalCode }

export const predicate: z.ZodMiniType<Predicate> = z.discriminatedUnion('is', [
  ...atomSchemas,
  z.strictObject({
    is: z.literal('all'),
    of: z.array(z.lazy(() => predicate)).check(z.minLength(1, '至少要有一个条件')),
    ...override,
  }),
  z.strictObject({
    is: z.literal('any'),
    of: z.array(z.lazy(() => predicate)).check(z.minLength(1, '至少要有一个条件')),
    ...override,
  }),
  z.strictObject({
    is: z.literal('not'),
    of: z.lazy(() => predicate),
    refusal: z.nonoptional(override.refusal),
  }),
])

export type Rule =
  | { readonly is: 'atom'; readonly atom: BoundAtom; readonly refusal: RefusalCode | undefined }
  | { readonly is: 'all' | 'any'; readonly of: readonly Rule[]; readonly refusal: RefusalCode | undefined }
  | { readonly is: 'not'; readonly of: Rule; readonly refusal: RefusalCode | undefined }

export function bind(node: Predicate, context: AtomContext): Rule {
  switch (node.is) {
    case 'all':
    case 'any':
      return { is: node.is, of: node.of.map(child => bind(child, context)), refusal: node.refusal }
    case 'not':
      return { is: 'not', of: bind(node.of, context), refusal: node.refusal }
    default:
      return { is: 'atom', atom: bindAtom(node, context), refusal: node.refusal }
  }
}

export function atomsOf(rule: Rule): readonly BoundAtom[] {
  switch (rule.is) {
    case 'atom':
      return [rule.atom]
    case 'not':
      return atomsOf(rule.of)
    case 'all':
    case 'any':
      return rule.of.flatMap(atomsOf)
  }
}

/** Whether a rule has a condition of one of these kinds anywhere. */
export function mentions(rule: Predicate, kinds: readonly Predicate['is'][]): boolean {
  switch (rule.is) {
    case 'not':
      return mentions(rule.of, kinds)
    case 'all':
    case 'any':
      return rule.of.some(child => mentions(child, kinds))
    default:
      return kinds.includes(rule.is)
  }
}
