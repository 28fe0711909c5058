/** What every atom of the rule language can do once it is bound to its programme. */
import { refusals, type RefusalCode } from '../../../../types/refusals'
import { z, type LocalDate } from '../../../../types/schema'
import type { PersonFacts, TurnFact } from '../facts'
import type { Formula } from '../formula'
import type { State } from '../state'

/** What an atom may use of the programme that it stands in. */
export interface AtomContext {
  readonly ordinal: number
  /** Division prefix, and its name on a screen. */
  readonly region: string
  readonly regionName: string
}

/** The truth of the atom may change on `fact + offset`, and on no other date while the facts stay. */
export interface Turn {
  readonly fact: TurnFact
  /** `hours` only of `bornAt`, and then on the day in which that hour falls. */
  readonly unit: 'hours' | 'days' | 'months' | 'years'
  readonly offset: number
  /** Days later than the anniversary itself: 1 for "until the day before". */
  readonly plusDays?: number
}

export interface RefusalReason {
  readonly code: RefusalCode
  readonly params: Readonly<Record<string, string | number>>
}

export interface BoundAtom {
  state(facts: PersonFacts, today: LocalDate): State
  formula(today: LocalDate): Formula
  readonly turns: readonly Turn[]
  /** The condition as it stands for this person, in words a resident understands. */
  text(facts: PersonFacts, today: LocalDate): string
  /** Why not. Asked only when the atom is not met, or unknown; of the latter only what says so is told (`explain`). */
  reasons(facts: PersonFacts, today: LocalDate): readonly RefusalReason[]
  /** What to bring or tell. Asked only when the atom is unknown. */
  missing(facts: PersonFacts): readonly string[]
}

export const isRefusalCode = (code: string): code is RefusalCode => Object.hasOwn(refusals, code)
export const refusalCodes: readonly RefusalCode[] = Object.keys(refusals).filter(isRefusalCode)
export const refusalCode = z.enum(refusalCodes)

/** Any node may name its own refusal in place of the atom's. */
export const override = { refusal: z.optional(refusalCode) }

export const because = (
  code: RefusalCode,
  params: RefusalReason['params'] = {},
): readonly RefusalReason[] => [{ code, params }]

export const daysOffset = z.int().check(z.gte(-4000), z.lte(4000))
export const years = z.int().check(z.gte(0), z.lte(130))

/** Two optional bounds of which at least one is given: an atom without any would ask nothing. */
export const bounded = <T>(...values: (keyof T)[]) =>
  z.refine<T>(atom => values.some(name => atom[name] !== undefined), { error: '上限和下限至少填一个' })
