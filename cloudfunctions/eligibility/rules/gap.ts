/** What is unknown, told as something to do: fill it in now, bring a paper, ask the other; and which proof settles it. */
import type { Gap } from '../../../types/eligibility'
import type { EvidenceKind } from '../../../types/evidence'
import { dateFacts } from './facts'
import type { Predicate } from './predicate'

const declare = '/pages/declare/index'

/** The words of the atoms (`missing`) that she can answer herself. All else is a paper for the counter. */
const fillable: Readonly<Record<string, string>> = {
  [dateFacts.plansPregnancyOn.label]: declare,
  [dateFacts.marriedOn.label]: declare,
  [dateFacts.residenceSince.label]: declare,
  [dateFacts.permitUntil.label]: declare,
  [dateFacts.datingLmp.label]: '/pages/pregnancy/index',
  '居住证(如有)': declare,
}
const confirmation = '对方本人的确认'

export function gapOf(missing: string): Gap {
  if (missing === confirmation) return { text: missing, how: 'partner', page: '/pages/partner/index' }
  const page = fillable[missing]
  return page === undefined
    ? { text: missing, how: 'bring', page: null }
    : { text: missing, how: 'fill', page }
}

/** Registered at the counter as dates of residence and permit, not as a proof of some kind. */
export const aboutResidence = (missing: string): boolean =>
  missing === dateFacts.residenceSince.label || missing.startsWith('居住证')

/** The kinds of proof that settle a missing item: those of the `evidence` conditions of that title. */
export function kindsFor(rule: Predicate, missing: string): readonly EvidenceKind[] {
  switch (rule.is) {
    case 'all':
    case 'any':
      return [...new Set(rule.of.flatMap(child => kindsFor(child, missing)))]
    case 'not':
      return kindsFor(rule.of, missing)
    case 'evidence':
      return rule.title === missing ? rule.anyOf : []
    default:
      return []
  }
}
