/** Is a draft fit to be published? Every fault at once, with its place in words. A draft may be kept with faults. */
import type { Definition, DraftFault } from '../../../types/policy'
import type { LocalDate, ProgrammeCode } from '../../../types/schema'
import { checkCatalogue } from '../../eligibility/rules/catalogue'
import { addDays, chineseDate } from '../../eligibility/rules/calendar'
import { predicate } from '../../eligibility/rules/predicate'
import { programmeVersion, type Programme } from '../../eligibility/rules/programme'
import { withOrdinals } from './example-programmes'
import { placeOf, reasonOf } from './fault-place'
import { tryExamples, type ExampleResult } from './try-examples'
import { ruleLines, warningLines } from './words'

export interface Published {
  /** Every published version of every programme. */
  readonly programmes: readonly Programme[]
  /**
   * Division prefix → name: of the city, and of what is around it and has published versions of its own. Programmes are
   * decided for all of the city: a part of it is a condition (`district`).
   */
  readonly regionNames: ReadonlyMap<string, string>
  /** Division of the city: what the form offers. */
  readonly region: string
  readonly today: LocalDate
  readonly tomorrow: LocalDate
}

export interface Checked {
  readonly faults: readonly DraftFault[]
  readonly examples: readonly ExampleResult[]
  readonly words: readonly string[]
  /** The version as it would be published, when its own schema accepts it. */
  readonly programme: Programme | null
}

/** The masks are 62 bits wide. Null when all are taken. */
export function ordinalFor(programmes: readonly Programme[], code: ProgrammeCode): number | null {
  const known = programmes.find(programme => programme.code === code)
  if (known !== undefined) return known.ordinal
  const taken = new Set(programmes.map(programme => programme.ordinal))
  for (let ordinal = 0; ordinal <= 61; ordinal++) if (!taken.has(ordinal)) return ordinal
  return null
}

/** One more than any of the code, whatever the region: a voucher names its version by code and number alone. */
export const nextVersion = (programmes: readonly Programme[], code: ProgrammeCode): number =>
  1 + Math.max(0, ...programmes.filter(one => one.code === code).map(one => one.version))

/** The draft as the version that it would become. */
export function candidateOf(definition: Definition, code: ProgrammeCode, published: Published): Definition {
  const { region, regionName, examples } = definition
  const { programmes } = published
  const ordinal = ordinalFor(programmes, code) ?? 62
  const known = typeof region === 'string' ? published.regionNames.get(region) : undefined
  return {
    ...definition,
    code,
    ordinal,
    version: nextVersion(programmes, code),
    regionName: known ?? regionName,
    ...(examples === undefined ? {} : { examples: withOrdinals(examples, programmes, { code, ordinal }) }),
  }
}

/** A year too far would lock the programme: a published version is never taken back. */
const furthestDays = 731

function datesOf({ effectiveFrom }: Programme, { today, tomorrow }: Published): readonly [string, string][] {
  if (effectiveFrom < tomorrow)
    return [['effectiveFrom', `最早从明天(${chineseDate(tomorrow, today)})起生效`]]
  return effectiveFrom > addDays(today, furthestDays)
    ? [['effectiveFrom', '最晚在两年内生效,请核对年份']]
    : []
}

const placeOfUse = ({ region }: Programme, { regionNames }: Published): readonly [string, string][] =>
  regionNames.has(region) ? [] : [['region', '适用区域只能是本地;只面向部分地区时,请用条件限定']]

/** That they come out as expected, `checkCatalogue` has asked. */
function examplesOf(results: readonly ExampleResult[]): readonly [string, string][] {
  const faults: [string, string][] = []
  for (const [expect, word] of [
    ['ELIGIBLE', '符合'],
    ['NOT_ELIGIBLE', '不符合'],
  ] as const)
    if (!results.some(result => result.expect === expect))
      faults.push(['examples', `至少要有一个预期「${word}」的示例`])
  return faults
}

export function checkDraft(definition: Definition, code: ProgrammeCode, published: Published): Checked {
  const candidate = candidateOf(definition, code, published)
  const placed = (path: string, reason: string): DraftFault => ({
    path,
    place: placeOf(path, definition),
    reason,
  })
  const rule = predicate.safeParse(definition['rule'])
  const warnings = programmeVersion.shape.warnings.safeParse(definition['warnings'])
  const words = [
    ...(rule.success ? ruleLines(rule.data) : []),
    ...(warnings.success ? warningLines(warnings.data) : []),
  ]
  const own = programmeVersion.safeParse(candidate)
  const all = checkCatalogue([...published.programmes, candidate])
  const mine = `${published.programmes.length}.`
  const faults = all.ok
    ? []
    : all.faults
        .filter(({ path }) => path.startsWith(mine))
        .map(({ path, reason }) => {
          const own = path.slice(mine.length)
          return placed(own, reasonOf(own, reason, definition))
        })
  if (!own.success) return { faults, examples: [], words, programme: null }
  const examples = tryExamples(own.data)
  const more = [...datesOf(own.data, published), ...placeOfUse(own.data, published), ...examplesOf(examples)]
  return {
    faults: [...faults, ...more.map(([path, reason]) => placed(path, reason))],
    examples,
    words,
    programme: own.data,
  }
}
