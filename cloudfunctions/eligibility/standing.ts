/** An explanation as a screen shows it: one outcome, the dates that go with it, what is missing and what would change it. */
import type { ProgrammeCard, Standing } from '../../types/eligibility'
import { refusals } from '../../types/refusals'
import type { LocalDate } from '../../types/schema'
import { addDays, chineseDate } from './rules/calendar'
import { changesOf } from './rules/change'
import { conditionsOf } from './rules/conditions'
import { explain, type Explanation } from './rules/explain'
import type { PersonFacts } from './rules/facts'
import { gapOf } from './rules/gap'
import type { Programme } from './rules/programme'

/** Until when the voucher in hand is good, and when the benefit was used; null when not. */
export interface BenefitDays {
  readonly heldUntil: LocalDate | null
  readonly usedOn: LocalDate | null
}

/**
 * | outcome | when |
 * |---|---|
 * | held | an active voucher, whatever else |
 * | eligible | every condition met |
 * | used | not eligible, and used for the present couple, pregnancy, child or period |
 * | needs_review | something is unknown; or a human must look at the record first (`awaitingHuman`) |
 * | soon | not eligible, and on the date on which the answer changes it is yes |
 * | not_eligible | all else |
 */
function outcomeOf(
  programme: Programme,
  facts: PersonFacts,
  { outcome, flipsOn }: Explanation,
): Standing['outcome'] {
  const bit = 1n << BigInt(programme.ordinal)
  if ((facts.holds & bit) !== 0n) return 'held'
  if (outcome === 'ELIGIBLE') return 'eligible'
  if ((facts.used & bit) !== 0n) return 'used'
  if (outcome === 'NEEDS_REVIEW') return 'needs_review'
  const then = flipsOn === undefined ? undefined : explain(programme, facts, flipsOn)
  return then?.outcome === 'ELIGIBLE' ? 'soon' : 'not_eligible'
}

/** The headline says already that it is held or was used; as an unmet condition beneath it, it would read as a fault. */
const headline: Partial<Record<Standing['outcome'], string>> = {
  held: 'ALREADY_CLAIMED',
  used: 'ALREADY_USED',
}

/** The last day of the present window: before the answer changes, and while the version is in force. */
function windowEnd({ flipsOn }: Explanation, { effectiveTo }: Programme): LocalDate | null {
  const last = flipsOn === undefined ? null : addDays(flipsOn, -1)
  return effectiveTo !== undefined && (last === null || effectiveTo < last) ? effectiveTo : last
}

export function standingOf(
  programme: Programme,
  facts: PersonFacts,
  today: LocalDate,
  days: BenefitDays,
): Standing {
  const explanation = explain(programme, facts, today, {
    ...(days.usedOn === null ? {} : { usedOn: chineseDate(days.usedOn, today) }),
    ...(days.heldUntil === null ? {} : { heldUntil: chineseDate(days.heldUntil, today) }),
  })
  const outcome = outcomeOf(programme, facts, explanation)
  const until =
    outcome === 'held' ? days.heldUntil : outcome === 'eligible' ? windowEnd(explanation, programme) : null
  const conditions = conditionsOf(programme, facts, today)
  return {
    programme: programme.code,
    title: programme.title,
    summary: programme.summary,
    outcome,
    clauses: conditions
      .filter(({ reasons }) => !reasons.some(({ code }) => code === headline[outcome]))
      .map(({ text, state, flipsOn }) => ({ text, state, flipsOn })),
    reasons: explanation.reasons.map(({ code, text }) => ({ code, text })),
    warnings: explanation.warnings.map(({ code, text }) => ({ code, text })),
    missing: explanation.missing.map(gapOf),
    changes: [...changesOf(conditions, programme, facts, today)],
    flipsOn: outcome === 'soon' ? (explanation.flipsOn ?? null) : null,
    until,
    service: programme.service ?? null,
    hasVoucher: programme.voucherDays !== undefined,
    forCouple: programme.subject === 'couple',
  }
}

/** Whose record a human must look at first is given no voucher meanwhile, and hears it before she tries. */
export const awaitingHuman = (standing: Standing): Standing =>
  standing.outcome === 'eligible' && standing.hasVoucher
    ? {
        ...standing,
        outcome: 'needs_review',
        until: null,
        reasons: [{ code: 'DUPLICATE_PERSON', text: refusals.DUPLICATE_PERSON }],
      }
    : standing

export const cardOf = (programme: Programme): ProgrammeCard => ({
  programme: programme.code,
  title: programme.title,
  summary: programme.summary,
  freeItems: programme.freeItems,
  documents: programme.documents,
  preparation: programme.preparation,
  window: programme.window,
  service: programme.service ?? null,
  source: programme.source,
  version: programme.version,
  since: programme.effectiveFrom,
  next: programme.next,
})
