/** Both partners have confirmed each other in the app. */
import { z } from '../../../../types/schema'
import type { PersonFacts } from '../facts'
import { definite, nullable } from '../formula'
import { all, stateOf, type State } from '../state'
import { because, override, type BoundAtom } from './atom'

export const partnerLinkedAtom = z.strictObject({ is: z.literal('partnerLinked'), ...override })

export function partnerLinked(): BoundAtom {
  const state = (facts: PersonFacts): State =>
    all([stateOf(facts.coupleId !== null), stateOf(facts.partnerLinked)])
  return {
    state,
    formula: () => ({ kind: 'and', of: [definite('f.couple_id is not null'), nullable('f.partner_linked')] }),
    turns: [],
    text: facts => (state(facts) === 'met' ? '双方已互相确认' : '双方还没有互相确认'),
    reasons: () => because('PARTNER_NOT_LINKED'),
    missing: () => ['对方本人的确认'],
  }
}
