/** A programme version: a policy as dated data. Published versions are never edited; a change is a new version. */
import { localDate, programmeCode, serviceCode, z, type LocalDate } from '../../../types/schema'
import { refusalCode } from './atoms/atom'
import { example } from './example'
import { bind, predicate, type Rule } from './predicate'
import { covers, prefixLength } from './region'

const line = (max: number) => z.string().check(z.minLength(1), z.maxLength(max, `最多${max}个字`))

export const programmeVersion = z
  .strictObject({
    code: programmeCode,
    /** Bit position in the masks; belongs to the code for ever and is never given to another. */
    ordinal: z.int().check(z.gte(0), z.lte(61)),
    version: z.int().check(z.gte(1)),
    /** Division prefix of 2, 4 or 6 digits, or CN; the longest that covers a place wins. */
    region: z.string().check(z.regex(/^(CN|\d{2}|\d{4}|\d{6})$/, '填写2、4或6位区划代码,或CN')),
    regionName: line(20),
    effectiveFrom: localDate,
    /** Last day in force. */
    effectiveTo: z.optional(localDate),
    title: line(20),
    summary: line(60),
    /** On whom the benefit hangs, so that it is given once: the union, the person, the pregnancy. */
    subject: z.enum(['couple', 'person', 'pregnancy']),
    /** How often the same person may claim it anew, when it hangs on the person; a year unless said. */
    every: z.optional(z.enum(['month', 'year', 'once'])),
    /** The window in words, for the programme page and the {range} of a refusal. */
    window: line(40),
    rule: predicate,
    /** What is told besides the answer and never changes it (AGE_MARRY): shown while `when` is not met. */
    warnings: z.optional(z.array(z.strictObject({ when: predicate, refusal: refusalCode }))),
    /** Order in which reasons are shown (domain rule B4); codes that are not named come after. */
    refusalOrder: z.array(refusalCode),
    freeItems: z.array(line(40)).check(z.minLength(1)),
    documents: z.array(line(40)),
    preparation: z.array(line(40)),
    service: z.optional(serviceCode),
    /** Days that a claimed voucher stays good; without it the programme gives no voucher. */
    voucherDays: z.optional(z.int().check(z.gte(1), z.lte(400))),
    /** What one benefit costs the budget, in fen. */
    unitCost: z.optional(z.int().check(z.gte(0), z.lte(100_000_000))),
    /** A claim keeps the version of its day, whatever comes later (domain B0); true unless said. */
    promised: z.optional(z.boolean()),
    /** Days after the entitlement opened within which the benefit should have been given: the due date of the service list. */
    guideDays: z.optional(z.int().check(z.gte(1), z.lte(400))),
    /** Cases that must come out as said before the version may be published. */
    examples: z.optional(z.array(example)),
    /** What to do next, when eligible. */
    next: line(60),
    /** The policy document or article that the version follows. */
    source: line(80),
  })
  .check(
    z.refine(p => p.effectiveTo === undefined || p.effectiveTo >= p.effectiveFrom, {
      error: '失效日期早于生效日期',
      path: ['effectiveTo'],
    }),
  )
export type Programme = z.infer<typeof programmeVersion>

/** The programme's rule with its atoms bound to its ordinal and region. Cheap; keep it when evaluating many people. */
export function ruleOf(programme: Programme): Rule {
  return bind(programme.rule, programme)
}

/**
 * The versions that hold in a place on a date: one per code, of the longest region prefix. Of one region the highest
 * version that has started holds: it ends the one before it without touching it, and that one never comes back.
 */
export function inForce(
  programmes: readonly Programme[],
  region: string,
  today: LocalDate,
): readonly Programme[] {
  const newest = new Map<string, Programme>()
  for (const candidate of programmes) {
    if (!covers(candidate.region, region) || candidate.effectiveFrom > today) continue
    const place = `${candidate.code} ${candidate.region}`
    const known = newest.get(place)
    if (known === undefined || candidate.version > known.version) newest.set(place, candidate)
  }
  const best = new Map<string, Programme>()
  for (const candidate of newest.values()) {
    if (candidate.effectiveTo !== undefined && candidate.effectiveTo < today) continue
    const known = best.get(candidate.code)
    if (known === undefined || prefixLength(candidate.region) > prefixLength(known.region))
      best.set(candidate.code, candidate)
  }
  return [...best.values()].sort((a, b) => a.ordinal - b.ordinal)
}
