/** What a person can get, and why or why not. */
import { actions, anyone, resident, staff } from './action'
import {
  appealId,
  empty,
  instant,
  localDate,
  pageInput,
  pageOutput,
  personId,
  programmeCode,
  serviceCode,
  z,
} from './schema'

export const clause = z.object({
  /** The condition in words a resident understands. */
  text: z.string(),
  state: z.enum(['met', 'not_met', 'unknown']),
  /** The day from which this condition alone changes by itself, within 400 days. */
  flipsOn: z.nullable(localDate),
})

/** What would change the answer: in words, on which day if by itself, and where in the app it can be done. */
export const change = z.object({
  text: z.string(),
  on: z.nullable(localDate),
  /** A path of the app where she can do it now. */
  page: z.nullable(z.string()),
})
export type Change = z.infer<typeof change>

/** Something that is not known yet. fill: she knows it herself; bring: a counter must see it; partner: the other confirms it. */
export const gap = z.object({
  text: z.string(),
  how: z.enum(['fill', 'bring', 'partner']),
  page: z.nullable(z.string()),
})
export type Gap = z.infer<typeof gap>

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
  /** Told, never in the way. */
  warnings: z.array(z.object({ code: z.string(), text: z.string() })),
  missing: z.array(gap),
  changes: z.array(change),
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
  version: z.number(),
  /** The first day of this version. */
  since: localDate,
  /** What to do when it is hers. */
  next: z.string(),
})
export type ProgrammeCard = z.infer<typeof programmeCard>

/** A child under 3 whom the caller may act for; `child` goes into the input of what is about the child. */
export const ownChild = z.object({
  child: personId,
  /** Masked. */
  name: z.string(),
  /** 「3个月」, 「26天」 */
  age: z.string(),
})
export type OwnChild = z.infer<typeof ownChild>

/** A one-time notice (一次性告知): every reason and every missing paper at once, as it was given on its day. */
export const notice = z.object({
  number: z.string(),
  programme: programmeCode,
  title: z.string(),
  /** Masked name of whom it is about. */
  name: z.string(),
  /** About a small child, so that a parent is spoken to. Notices of before did not keep it. */
  forChild: z.optional(z.boolean()),
  givenOn: localDate,
  /** The city that answers for it. Notices of before did not keep it. */
  place: z.optional(z.string()),
  /** The counter that gave it; null when she opened it herself. */
  institution: z.nullable(z.string()),
  outcome: standing.shape.outcome,
  reasons: z.array(z.string()),
  missing: z.array(gap),
  changes: z.array(change),
  documents: z.array(z.string()),
  window: z.string(),
  version: z.number(),
  source: z.string(),
  phone: z.string(),
})
export type Notice = z.infer<typeof notice>

export const appealCategory = z.enum([
  'not_told_at_once',
  'hidden_condition',
  'bundled_charge',
  'made_difficult',
  'result',
])
export type AppealCategory = z.infer<typeof appealCategory>

export const appeal = z.object({
  appealId,
  programme: programmeCode,
  title: z.string(),
  category: appealCategory,
  said: z.string(),
  madeAt: instant,
  dueOn: localDate,
  answer: z.nullable(z.object({ text: z.string(), at: instant })),
})
export type Appeal = z.infer<typeof appeal>

const words = (max: number, empty: string) =>
  z.string().check(z.trim(), z.minLength(5, empty), z.maxLength(max, `最多${max}个字`))
/** Herself, or a child whom she may act for. */
const about = { child: z.optional(personId) }
const byCode = z.object({ programme: programmeCode, ...about })

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
    summary: "Every programme with the caller's standing, or her child's, and its explanation.",
    kind: 'read',
    access: resident,
    input: z.object(about),
    output: z.object({ today: localDate, items: z.array(standing), children: z.array(ownChild) }),
    errors: ['PROXY_NOT_AUTH'],
  },
  'eligibility.programme': {
    summary: "One programme: what is free, and the caller's standing or her child's.",
    kind: 'read',
    access: resident,
    input: byCode,
    output: z.object({
      card: programmeCard,
      standing,
      /** Those for whom the programme is meant: empty when it is for herself. */
      children: z.array(ownChild),
      /** Whom the standing is of; null: herself. */
      child: z.nullable(personId),
    }),
    errors: ['NOT_FOUND', 'PROXY_NOT_AUTH'],
  },
  'eligibility.history': {
    summary: 'When a programme opened and closed for her or her child, why, and by which version.',
    kind: 'read',
    access: resident,
    input: byCode,
    output: z.object({
      items: z.array(z.object({ on: localDate, change: z.string(), why: z.string(), version: z.number() })),
    }),
    errors: ['PROXY_NOT_AUTH'],
  },
  'eligibility.notice': {
    summary:
      'A numbered one-time notice (一次性告知) for herself or her child; the same answer on the same day is the same notice.',
    kind: 'write',
    access: resident,
    input: byCode,
    output: notice,
    errors: ['NOT_FOUND', 'PROXY_NOT_AUTH'],
  },
  'eligibility.appeal': {
    summary:
      'Object to an answer: kept with the programme version and the facts behind it, answered within working days.',
    kind: 'write',
    access: resident,
    input: z.object({
      programme: programmeCode,
      ...about,
      category: appealCategory,
      said: words(500, '请写下经过,至少5个字'),
    }),
    output: appeal,
    errors: ['NOT_FOUND', 'PROXY_NOT_AUTH', 'APPEAL_OPEN'],
  },
  'eligibility.appeals': {
    summary: "The caller's objections with their answers, newest first.",
    kind: 'read',
    access: resident,
    input: z.object({ ...pageInput }),
    output: z.object({ items: z.array(appeal), ...pageOutput }),
    errors: [],
  },
  'appeals.list': {
    summary: "Objections of the manager's region, open ones by their last day for an answer.",
    kind: 'read',
    access: staff('manager'),
    input: z.object({ state: z.enum(['open', 'answered']), ...pageInput }),
    output: z.object({
      items: z.array(
        z.object({ ...appeal.shape, name: z.string(), version: z.number(), overdue: z.boolean() }),
      ),
      ...pageOutput,
    }),
    errors: [],
  },
  'appeals.open': {
    summary:
      'One objection with the facts and the explanation of its moment; logged, and the resident sees it.',
    kind: 'write',
    access: staff('manager'),
    input: z.object({ appealId }),
    output: z.object({
      appeal,
      clauses: z.array(clause),
      reasons: z.array(z.string()),
      missing: z.array(z.string()),
    }),
    errors: ['NOT_FOUND'],
  },
  'appeals.answer': {
    summary: 'Answer an objection, once.',
    kind: 'write',
    access: staff('manager'),
    input: z.object({ appealId, answer: words(500, '请写明答复,至少5个字') }),
    output: z.object({ appealId }),
    errors: ['NOT_FOUND', 'APPEAL_ANSWERED'],
  },
})
