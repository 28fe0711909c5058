/** Which newborn screening a programme pays for: its result is registered by the institution that did it. */
import type { ScreeningKind } from '../cloudfunctions/eligibility/rules/facts'

export type NewbornScreening = Extract<ScreeningKind, 'chd' | 'hearing' | 'metabolic' | 'deafness_gene'>

/** By programme code. */
export const screenedBy: Readonly<Record<string, NewbornScreening>> = {
  V_NB_CHD: 'chd',
  V_NB_HEARING: 'hearing',
  V_NB_METAB: 'metabolic',
  V_NB_DEAF_GENE: 'deafness_gene',
}
