/** Programmes as managers see them: versions, drafts, rehearsal, publishing by a second person. */
import { actions, staff } from './action'
import { empty, instant, localDate, programmeCode, z } from './schema'

export const draftId = z
  .string()
  .check(z.regex(/^[1-9]\d{0,18}$/))
  .brand<'DraftId'>()
export type DraftId = z.infer<typeof draftId>

/** editing → submitted → published or returned; returned is edited on; withdrawn ends it without publishing. */
export const draftState = z.enum(['editing', 'submitted', 'published', 'returned', 'withdrawn'])
export type DraftState = z.infer<typeof draftState>

/** A programme version as data, perhaps incomplete; its schema is the server's `programmeVersion`. */
const definition = z
  .record(z.string().check(z.maxLength(40)), z.unknown())
  .check(z.refine(value => JSON.stringify(value).length <= 60_000, '内容过长,请精简'))
export type Definition = z.infer<typeof definition>

const option = z.object({ value: z.string(), label: z.string() })

/** One field of a form. The kinds decide the control and the value. */
export const formField = z.object({
  name: z.string(),
  label: z.string(),
  /**
   * weeks: days, typed as weeks and days. days: a whole number of days. number: a whole number. age: `6h` `3d` `1m` `3y`.
   * choice: one of the options. choices: several of them. programme: {code, ordinal, title}. text: a line. texts: lines.
   * results: [{kind, result}], its options `kind.result`. programmes: codes of several programmes, perhaps the draft's own.
   * order: options in the order that is wanted, each at most once. date: YYYY-MM-DD. flag: yes or no. money: fen, typed in yuan.
   */
  kind: z.enum([
    'weeks',
    'days',
    'number',
    'age',
    'choice',
    'choices',
    'results',
    'programme',
    'programmes',
    'order',
    'text',
    'texts',
    'date',
    'flag',
    'money',
  ]),
  optional: z.boolean(),
  hint: z.nullable(z.string()),
  options: z.array(option),
})
export type FormField = z.infer<typeof formField>

/** A kind of condition that a manager can put on a card. */
export const conditionKind = z.object({
  is: z.string(),
  title: z.string(),
  group: z.string(),
  fields: z.array(formField),
  /** What a new card of this kind starts with. */
  initial: definition,
})
export type ConditionKind = z.infer<typeof conditionKind>

const fault = z.object({
  /** Where in the definition, e.g. `rule.of.2.toDays`. */
  path: z.string(),
  /** The place in words, e.g. 条件3 · 最晚. */
  place: z.string(),
  reason: z.string(),
})
export type DraftFault = z.infer<typeof fault>

const outcome = z.enum(['ELIGIBLE', 'NOT_ELIGIBLE', 'NEEDS_REVIEW'])
const exampleResult = z.object({
  title: z.string(),
  expect: outcome,
  got: outcome,
  passed: z.boolean(),
  /** Why not, or what is missing, as a resident would read it. */
  reasons: z.array(z.string()),
})
const check = z.object({
  faults: z.array(fault),
  examples: z.array(exampleResult),
  /** The conditions in words, when they can be read. */
  words: z.array(z.string()),
})
export type DraftCheck = z.infer<typeof check>

/** A part of a version in words; the lines of an older and a newer version are compared. */
const part = z.object({ key: z.string(), title: z.string(), lines: z.array(z.string()) })
export type VersionPart = z.infer<typeof part>
const change = z.object({ title: z.string(), removed: z.array(z.string()), added: z.array(z.string()) })
export type VersionChange = z.infer<typeof change>

const versionLine = z.object({
  version: z.number(),
  region: z.string(),
  regionName: z.string(),
  title: z.string(),
  effectiveFrom: localDate,
  /** Last day in force: its own end, or the day before its successor begins. */
  until: z.nullable(localDate),
  state: z.enum(['past', 'current', 'future']),
  /** Display names; null when the version came with the city's pack. */
  author: z.nullable(z.string()),
  approver: z.nullable(z.string()),
  publishedAt: z.nullable(instant),
})
export type VersionLine = z.infer<typeof versionLine>

const draftLine = z.object({
  draftId,
  programme: programmeCode,
  title: z.string(),
  state: draftState,
  author: z.string(),
  savedAt: instant,
  effectiveFrom: z.nullable(localDate),
  reason: z.nullable(z.string()),
})

/** Money in fen. A year without a quota has no budget. */
const budget = z.object({
  year: z.number(),
  places: z.nullable(z.number()),
  used: z.number(),
  unitCost: z.nullable(z.number()),
})
export type Budget = z.infer<typeof budget>

const draft = z.object({
  draftId,
  programme: programmeCode,
  state: draftState,
  revision: z.number(),
  definition,
  author: z.string(),
  submittedBy: z.nullable(z.string()),
  submittedAt: z.nullable(instant),
  decidedBy: z.nullable(z.string()),
  reason: z.nullable(z.string()),
  publishedVersion: z.nullable(z.number()),
  base: z.nullable(z.object({ version: z.number(), region: z.string(), effectiveFrom: localDate })),
  check,
  /** Against the version that it started from; empty for a new programme or while it cannot be read. */
  changes: z.array(change),
  /** False for its author, for whoever edited it last and for whoever submitted it. */
  mayDecide: z.boolean(),
})
export type Draft = z.infer<typeof draft>

const seen = { draftId, revision: z.int().check(z.gte(1)) }
const counts = {
  /** Entitled by the new version and not by the old. */
  gained: z.number(),
  lost: z.number(),
  /** In review by the new version and not by the old; `fromReview` the other way round. */
  toReview: z.number(),
  fromReview: z.number(),
}
const sampleClause = z.object({ text: z.string(), state: z.enum(['met', 'not_met', 'unknown']) })
const rehearsal = z.object({
  /** A condition that tells something of a person: no samples, and no place with fewer than ten people. */
  discreet: z.boolean(),
  on: localDate,
  before: z.nullable(z.object({ version: z.number(), title: z.string() })),
  people: z.number(),
  eligibleBefore: z.number(),
  eligibleAfter: z.number(),
  ...counts,
  /** Vouchers in people's hands: they keep the terms of their claim. */
  held: z.number(),
  areas: z.array(z.object({ region: z.string(), name: z.string(), ...counts })),
  cost: z.object({
    ...budget.shape,
    /** Share of the entitled that is expected to use it, 0 to 1; 1 when nothing is known. */
    uptake: z.number(),
    uptakeKnown: z.boolean(),
    /** Benefits of the year: used so far, and expected by the old and by the new version. */
    expectedBefore: z.number(),
    expectedAfter: z.number(),
    costBefore: z.nullable(z.number()),
    costAfter: z.nullable(z.number()),
  }),
  load: z.array(
    z.object({
      institution: z.string(),
      /** Places of the next 30 days, and how many of them are booked. */
      capacity: z.number(),
      booked: z.number(),
      /** Visits that the people who gain would bring. */
      added: z.number(),
    }),
  ),
  samples: z.array(
    z.object({
      change: z.enum(['gained', 'lost', 'toReview', 'fromReview']),
      name: z.string(),
      age: z.nullable(z.number()),
      area: z.string(),
      before: z.object({ outcome, clauses: z.array(sampleClause) }),
      after: z.object({ outcome, clauses: z.array(sampleClause) }),
    }),
  ),
})
export type Rehearsal = z.infer<typeof rehearsal>

const managers = staff('manager')

export const policyActions = actions({
  'policy.programmes': {
    summary:
      "Every programme of the city: the version in force, those to come, open drafts, this year's budget.",
    kind: 'read',
    access: managers,
    input: empty,
    output: z.object({
      items: z.array(
        z.object({
          programme: programmeCode,
          title: z.string(),
          current: z.nullable(versionLine),
          future: z.array(versionLine),
          budget,
        }),
      ),
      drafts: z.array(draftLine),
    }),
    errors: [],
  },
  'policy.version': {
    summary: 'One published version in words, its history, and what it changed against the one before it.',
    kind: 'read',
    access: managers,
    input: z.object({
      programme: programmeCode,
      /** The one in force unless said, or else the next. */
      version: z.optional(z.int().check(z.gte(1))),
    }),
    output: z.object({
      programme: programmeCode,
      line: versionLine,
      parts: z.array(part),
      changes: z.array(change),
      history: z.array(versionLine),
      budget,
      drafts: z.array(draftLine),
    }),
    errors: ['NOT_FOUND'],
  },
  'policy.form': {
    summary:
      'What the draft form is made of: kinds of conditions, fields of a programme, facts of an example.',
    kind: 'read',
    access: managers,
    input: empty,
    output: z.object({
      conditions: z.array(conditionKind),
      sections: z.array(z.object({ title: z.string(), fields: z.array(formField) })),
      /** Of the programme too: what a resident is told who does not meet the conditions. */
      telling: z.array(formField),
      facts: z.array(formField),
      /** Of an example, besides the answer. */
      expected: z.array(formField),
      refusals: z.array(option),
      programmes: z.array(z.object({ code: programmeCode, ordinal: z.number(), title: z.string() })),
      /** The first day on which a version may begin: tomorrow. */
      earliest: localDate,
    }),
    errors: [],
  },
  'policy.draft.start': {
    summary: 'Begin a draft from the newest published version of a programme, or from nothing.',
    kind: 'write',
    access: managers,
    input: z.object({ programme: z.nullable(programmeCode) }),
    output: z.object({ draftId }),
    errors: ['NOT_FOUND', 'QUOTA_PROGRAMMES'],
  },
  'policy.draft.get': {
    summary: 'One draft with its faults, its examples tried, and what it changes.',
    kind: 'read',
    access: managers,
    input: z.object({ draftId }),
    output: draft,
    errors: ['NOT_FOUND'],
  },
  'policy.draft.save': {
    summary: 'Keep what the form holds, complete or not; its faults are listed and not refused.',
    kind: 'write',
    access: managers,
    input: z.object({ ...seen, definition }),
    output: z.object({ revision: z.number(), check }),
    errors: ['NOT_FOUND', 'DRAFT_CHANGED', 'DRAFT_CLOSED'],
  },
  'policy.draft.check': {
    summary: 'Faults, examples and words of a definition that is not saved.',
    kind: 'read',
    access: managers,
    input: z.object({ draftId, definition }),
    output: check,
    errors: ['NOT_FOUND'],
  },
  'policy.rehearse': {
    summary:
      'A draft tried on the whole city as it stands today: who gains, who loses, cost, load, samples explained.',
    kind: 'read',
    access: managers,
    input: z.object({ draftId }),
    output: rehearsal,
    errors: ['NOT_FOUND', 'DRAFT_INVALID'],
  },
  'policy.draft.submit': {
    summary: 'Ask a second person to publish it. An invalid draft is refused with each place and reason.',
    kind: 'write',
    access: managers,
    input: z.object(seen),
    output: z.object({ revision: z.number() }),
    errors: ['NOT_FOUND', 'DRAFT_CHANGED', 'DRAFT_CLOSED', 'DRAFT_INVALID'],
  },
  'policy.draft.decide': {
    summary:
      'Publish a submitted draft as the next version, or return it with the reason. Never by its author.',
    kind: 'write',
    access: managers,
    input: z.object({
      ...seen,
      decision: z.enum(['publish', 'return']),
      reason: z.optional(z.string().check(z.trim(), z.minLength(2, '请写明原因'), z.maxLength(200))),
    }),
    output: z.object({ state: draftState, version: z.nullable(z.number()) }),
    errors: ['NOT_FOUND', 'DRAFT_CHANGED', 'DRAFT_CLOSED', 'DRAFT_INVALID', 'SECOND_PERSON'],
  },
  'policy.draft.withdraw': {
    summary: 'End a draft without publishing it.',
    kind: 'write',
    access: managers,
    input: z.object(seen),
    output: z.object({ state: draftState }),
    errors: ['NOT_FOUND', 'DRAFT_CHANGED', 'DRAFT_CLOSED'],
  },
})
