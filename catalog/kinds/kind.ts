/** What the kinds of programmes share: the place they are written for, the commonest conditions, the order of refusals. */
import { addDays } from '../../cloudfunctions/eligibility/rules/calendar'
import type { programmeVersion } from '../../cloudfunctions/eligibility/rules/programme'
import type { LocalDate, z } from '../../types/schema'
import { ordinals, type CatalogueCode } from '../ordinals'

export type Entry = z.input<typeof programmeVersion>
export type Node = Entry['rule']
export type Case = NonNullable<Entry['examples']>[number]
export type CaseFacts = Case['facts']

/** For whom a version is written, and whose policy it follows. */
export interface Place {
  /** Division prefix of 2, 4 or 6 digits, or CN. */
  readonly region: string
  readonly regionName: string
  /** A six-digit division of the place and one outside it, for the worked cases. */
  readonly home: number
  readonly away: number
  readonly source: string
  readonly effectiveFrom: string
  readonly version?: number
}

export const alive: Node = { is: 'alive' }
export const resident: Node = { is: 'resident' }
export const woman: Node = { is: 'sex', sex: 'female' }
/** Not used in this union, pregnancy or time, and no voucher in hand. */
export const unspent: readonly Node[] = [{ is: 'unheld' }, { is: 'unused' }]
export const pregnantWoman: readonly Node[] = [alive, resident, woman, { is: 'pregnant' }]

export const all = (...of: readonly Node[]): Node => ({ is: 'all', of: [...of] })
export const any = (...of: readonly Node[]): Node => ({ is: 'any', of: [...of] })

/** The day of the worked cases. */
export const caseDay = '2026-11-23'
export const daysAgo = (days: number): string => addDays(caseDay as LocalDate, -days)

/** Somebody who is registered and lives in the place. */
export const at = ({ home }: Place): CaseFacts => ({ hukou: home, residence: home })
/** A woman so many days pregnant who lives there. */
export const pregnantAt = (place: Place, gaDays: number): CaseFacts => ({
  ...at(place),
  pregnant: true,
  datingLmp: daysAgo(gaDays),
  fetuses: 1,
})

export const granted = (title: string, facts: CaseFacts): Case => ({
  title,
  on: caseDay,
  facts,
  expect: 'ELIGIBLE',
})
export const refused = (title: string, facts: CaseFacts, ...reasons: NonNullable<Case['reasons']>): Case => ({
  title,
  on: caseDay,
  facts,
  expect: 'NOT_ELIGIBLE',
  reasons,
})
export const reviewed = (title: string, facts: CaseFacts): Case => ({
  title,
  on: caseDay,
  facts,
  expect: 'NEEDS_REVIEW',
})

type Own = Omit<Entry, 'code' | 'ordinal' | 'version' | 'region' | 'regionName' | 'effectiveFrom' | 'source'>

/** A version of a code for a place; `change` is what the place has different. */
export function version(code: CatalogueCode, place: Place, own: Own, change: Partial<Entry> = {}): Entry {
  const { region, regionName, source, effectiveFrom } = place
  return {
    code,
    ordinal: ordinals[code],
    version: place.version ?? 1,
    region,
    regionName,
    effectiveFrom,
    source,
    ...own,
    ...change,
  }
}

/** Weeks and days as the booklet writes them: 146 is 孕20周+6. */
export const weeks = (days: number): string =>
  `孕${Math.floor(days / 7)}周${days % 7 === 0 ? '' : `+${days % 7}`}`
