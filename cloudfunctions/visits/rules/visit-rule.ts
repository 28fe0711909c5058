/** The eligibility language with two conditions more, over what the visits themselves know: a birth, the method in use. */
import { z, type LocalDate } from '../../../types/schema'
import { addMonths } from '../../pregnancy/rules/months'
import type { BoundAtom } from '../../eligibility/rules/atoms/atom'
import { dateLiteral, integerLiteral, nullable } from '../../eligibility/rules/formula'
import { bind, predicate, type Predicate, type Rule } from '../../eligibility/rules/predicate'
import { stateOf } from '../../eligibility/rules/state'

export type VisitRule =
  | { is: 'all' | 'any'; of: VisitRule[] }
  | { is: 'not'; of: VisitRule }
  /** She gave birth, at most so many calendar months ago. */
  | { is: 'delivered'; withinMonths: number }
  /** She uses a long-acting method; unknown until a visit has asked. */
  | { is: 'longActing' }
  | Predicate

export const visitRule: z.ZodMiniType<VisitRule> = z.lazy(() =>
  z.union([
    z.strictObject({ is: z.enum(['all', 'any']), of: z.array(visitRule).check(z.minLength(1)) }),
    z.strictObject({ is: z.literal('not'), of: visitRule }),
    z.strictObject({ is: z.literal('delivered'), withinMonths: z.int().check(z.gte(1), z.lte(24)) }),
    z.strictObject({ is: z.literal('longActing') }),
    predicate,
  ]),
)

/** What the visits know of a woman, beside her facts. */
export interface VisitFacts {
  /** Day of her last birth on record. */
  readonly deliveredOn: LocalDate | null
  /** Null: never asked. */
  readonly longActing: boolean | null
}

/** In SQL the same two facts are columns of `x`, beside `person_fact f`. */
const deliveredColumn = 'x.delivered_on'
const longActingColumn = 'x.long_acting'

function atom(
  state: BoundAtom['state'],
  formula: BoundAtom['formula'],
): { readonly is: 'atom'; readonly atom: BoundAtom; readonly refusal: undefined } {
  return {
    is: 'atom',
    refusal: undefined,
    atom: { state, formula, turns: [], text: () => '', reasons: () => [], missing: () => [] },
  }
}

/** Nothing on record is an answer: she did not give birth. */
const delivered = (withinMonths: number, facts: VisitFacts): Rule =>
  atom(
    (_, today) =>
      stateOf(
        facts.deliveredOn !== null &&
          facts.deliveredOn <= today &&
          addMonths(facts.deliveredOn, withinMonths) >= today,
      ),
    today =>
      nullable(
        `coalesce(${deliveredColumn} <= ${dateLiteral(today)} and ` +
          `(${deliveredColumn} + interval '${integerLiteral(withinMonths)} months')::date >= ${dateLiteral(today)}, false)`,
      ),
  )

const longActing = (facts: VisitFacts): Rule =>
  atom(
    () => stateOf(facts.longActing),
    () => nullable(longActingColumn),
  )

const place = { ordinal: 0, region: 'CN', regionName: '本地' }

/** @param facts for one woman; for SQL they are not looked at */
export function bindVisitRule(
  node: VisitRule,
  facts: VisitFacts = { deliveredOn: null, longActing: null },
  region = place,
): Rule {
  switch (node.is) {
    case 'delivered':
      return delivered(node.withinMonths, facts)
    case 'longActing':
      return longActing(facts)
    case 'all':
    case 'any':
      return {
        is: node.is,
        of: node.of.map(child => bindVisitRule(child, facts, region)),
        refusal: undefined,
      }
    case 'not':
      return { is: 'not', of: bindVisitRule(node.of, facts, region), refusal: undefined }
    default:
      return bind(node, region)
  }
}
