/** What a person can get, and why or why not. */
import { actions, anyone, resident, staff } from './action'
import { empty, localDate, pageInput, pageOutput, programmeCode, serviceCode, z } from './schema'

export const clause = z.object({
  /** The condition in words a resident understands. */
  text: z.string(),
  state: z.enum(['met', 'not_met', 'unknown']),
})

/**
 * eligible: can claim or book now. soon: no today, yes from `flipsOn` if nothing else changes. not_eligible: all reasons.
 * needs_review: something is unknown; `missing` says what to bring. held: an active voucher exists. used: already used.
 */
export const standing = z.object({
  programme: programmeCode,
  title: z.string(),
  summary: z.string(),
  outcome: z.enum(['eligible', 'soon', 'not_eligible', 'needs_review', 'held', 'used']),
  clauses: z.array(clause),
  reasons: z.array(z.object({ code: z.string(), text: z.string() })),
  missing: z.array(z.string()),
  flipsOn: z.nullable(localDate),
  /** Last day of the present window, if any. */
  until: z.nullable(localDate),
  service: z.nullable(serviceCode),
  hasVoucher: z.boolean(),
  forCouple: z.boolean(),
})
export type Standing = z.infer<typeof standing>

export const programmeCard = z.object({
  programme: programmeCode,
  title: z.string(),
  summary: z.string(),
  freeItems: z.array(z.string()),
  documents: z.array(z.string()),
  preparation: z.array(z.string()),
  window: z.string(),
  service: z.nullable(serviceCode),
  source: z.string(),
})
export type ProgrammeCard = z.infer<typeof programmeCard>

const byCode = z.object({ programme: programmeCode })

export const eligibilityActions = actions({
  'eligibility.catalogue': {
    summary: 'The public list of programmes of this city.',
    kind: 'read',
    access: anyone,
    input: empty,
    output: z.object({ items: z.array(programmeCard) }),
    errors: [],
  },
  'eligibility.mine': {
    summary: "Every programme with the caller's standing and its explanation.",
    kind: 'read',
    access: resident,
    input: empty,
    output: z.object({ items: z.array(standing) }),
    errors: [],
  },
  'eligibility.programme': {
    summary: "One programme: what is free, and the caller's standing.",
    kind: 'read',
    access: resident,
    input: byCode,
    output: z.object({ card: programmeCard, standing }),
    errors: ['NOT_FOUND'],
  },
  'lists.service': {
    summary:
      'Service guidance list (服务引导名单): who is entitled to a programme and has not used it, masked.',
    kind: 'read',
    access: staff('health_worker', 'manager'),
    input: z.object({ programme: programmeCode, ...pageInput }),
    output: z.object({
      total: z.number(),
      items: z.array(
        z.object({
          ref: z.string(),
          name: z.string(),
          age: z.number(),
          village: z.string(),
          phone: z.nullable(z.string()),
          since: localDate,
          reason: z.string(),
          message: z.nullable(
            z.enum(['queued', 'sent', 'failed', 'outcome_unknown', 'suppressed', 'phone_task']),
          ),
        }),
      ),
      ...pageOutput,
    }),
    errors: [],
  },
  'lists.programmes': {
    summary: 'Programmes with how many are entitled, need review, hold a voucher, have used it.',
    kind: 'read',
    access: staff('health_worker', 'manager'),
    input: empty,
    output: z.object({
      items: z.array(
        z.object({
          programme: programmeCode,
          title: z.string(),
          eligible: z.number(),
          review: z.number(),
          held: z.number(),
          used: z.number(),
        }),
      ),
      lastRun: z.nullable(
        z.object({ at: z.string(), people: z.number(), opened: z.number(), closed: z.number() }),
      ),
    }),
    errors: [],
  },
})
