/** Where the mother of a small child is registered or lives; a newborn has neither of its own yet. */
import { z } from '../../../../types/schema'
import type { PersonFacts } from '../facts'
import { nullable, trueTest, type Formula } from '../formula'
import { placeName, rangeOf } from '../region'
import { any, stateOf, type State } from '../state'
import { because, override, type AtomContext, type BoundAtom } from './atom'

const motherMode = z.enum(['HUKOU_ONE', 'CHANGZHU', 'ANY'])
type Mode = z.infer<typeof motherMode>

/** HUKOU_ONE: the child or the mother is registered here; CHANGZHU: the mother lives here; ANY: always. */
export const motherResidenceAtom = z.strictObject({
  is: z.literal('motherResidence'),
  mode: motherMode,
  ...override,
})

const words: Record<Mode, string> = {
  HUKOU_ONE: '孩子或母亲户籍在{region}',
  CHANGZHU: '母亲常住{region}',
  ANY: '不限户籍',
}

export function motherResidence(mode: Mode, context: AtomContext): BoundAtom {
  const [low, high] = rangeOf(context.region)
  const place = placeName(context)
  const inside = (code: number | null): State => stateOf(code === null ? null : code >= low && code <= high)
  const state = (facts: PersonFacts): State => {
    switch (mode) {
      case 'HUKOU_ONE':
        return any([inside(facts.hukou), inside(facts.motherHukou)])
      case 'CHANGZHU':
        return inside(facts.motherResidence)
      case 'ANY':
        return 'met'
    }
  }
  const within = (column: string): Formula => nullable(`f.${column} between ${low} and ${high}`, 2)
  const formula = (): Formula => {
    switch (mode) {
      case 'HUKOU_ONE':
        return { kind: 'or', of: [within('hukou'), within('mother_hukou')] }
      case 'CHANGZHU':
        return within('mother_residence')
      case 'ANY':
        return trueTest
    }
  }
  return {
    state,
    formula,
    turns: [],
    text: facts =>
      words[mode].replace('{region}', place) +
      { met: '', not_met: '(目前不符合)', unknown: '(还需核对)' }[state(facts)],
    reasons: facts => (state(facts) === 'unknown' ? [] : because('NOT_LOCAL', { region: place })),
    missing: () => [mode === 'CHANGZHU' ? '母亲的居住证明' : '母亲或孩子的户籍证明'],
  }
}
