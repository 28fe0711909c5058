/** What a draft begins with: the version before it, or nothing yet. */
import type { Definition } from '../../../types/policy'
import { localDate, z, type LocalDate } from '../../../types/schema'
import type { Programme } from '../../eligibility/rules/programme'
import { withCodes } from './example-programmes'

/** Policies change on the first of a month; the manager may choose any day from tomorrow on. */
export function firstOfNextMonth(today: LocalDate): LocalDate {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))]
  return z.parse(
    localDate,
    month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`,
  )
}

export function copyOf(
  programme: Programme,
  effectiveFrom: LocalDate,
  programmes: readonly Programme[],
): Definition {
  const {
    code: _code,
    ordinal: _ordinal,
    version: _version,
    effectiveTo: _end,
    examples,
    ...rest
  } = programme
  const named = examples === undefined ? {} : { examples: withCodes(examples, programmes) }
  return { ...rest, ...named, effectiveFrom }
}

export const blank = (region: string, effectiveFrom: LocalDate): Definition => ({
  region,
  effectiveFrom,
  subject: 'person',
  rule: { is: 'all', of: [{ is: 'alive' }, { is: 'resident' }, { is: 'unheld' }, { is: 'unused' }] },
  refusalOrder: [],
  freeItems: [],
  documents: [],
  preparation: [],
  examples: [],
})
