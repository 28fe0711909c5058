/** Service guidance lists (服务引导名单): who should get what and has not, by when, who looks after it, and what was done. */
import { actions, staff } from './action'
import { answer } from './feedback'
import { empty, instant, institutionId, localDate, pageInput, pageOutput, programmeCode, z } from './schema'

/** A line: person, programme and the day on which it opened. */
export const guidanceRef = z
  .string()
  .check(z.regex(/^[1-9]\d{0,18}\.[VS]_[A-Z0-9_]{2,30}\.\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/))
  .brand<'GuidanceRef'>()
export type GuidanceRef = z.infer<typeof guidanceRef>

export const guidanceState = z.enum([
  'open',
  'contacted',
  'handed_over',
  'accepted',
  'done',
  'declined',
  'unreachable',
  'moved',
  'closed',
])
export type GuidanceState = z.infer<typeof guidanceState>

export const contactOutcome = z.enum(['reached', 'unreachable', 'declined', 'moved'])
export type ContactOutcome = z.infer<typeof contactOutcome>

const messageState = z.enum(['queued', 'sent', 'failed', 'outcome_unknown', 'suppressed', 'phone_task'])
const region = z.string().check(z.regex(/^\d{6,12}$/, '请选择镇(街道)或村(社区)'))
const note = z.string().check(z.trim(), z.maxLength(200, '最多200个字'))
/** A staff login. */
const worker = z.string().check(z.minLength(1), z.maxLength(60))

/** All of them together; without a state, the lines on which something is still to be done. */
const filters = z.object({
  programme: z.optional(programmeCode),
  /** Division prefix inside the caller's own. */
  region: z.optional(region),
  institution: z.optional(institutionId),
  worker: z.optional(z.enum(['mine', 'all'])),
  state: z.optional(guidanceState),
  due: z.optional(z.enum(['overdue', 'week', 'month'])),
  /** A full name or a full identity number. */
  search: z.optional(z.string().check(z.trim(), z.maxLength(60, '最多60个字'))),
})
export type ListFilters = z.infer<typeof filters>

export const guidanceRow = z.object({
  ref: guidanceRef,
  programme: programmeCode,
  title: z.string(),
  /** Masked. */
  name: z.string(),
  /** Null when no document says it. */
  age: z.nullable(z.int()),
  village: z.string(),
  /** Masked; a child's is its guardian's. */
  phone: z.nullable(z.string()),
  /** Masked: the mother of a small child. */
  guardian: z.nullable(z.string()),
  since: localDate,
  dueOn: localDate,
  overdue: z.boolean(),
  owner: z.nullable(z.string()),
  mine: z.boolean(),
  state: guidanceState,
  institution: z.nullable(z.string()),
  reason: z.string(),
  message: z.nullable(messageState),
  answer: z.nullable(answer),
})
export type GuidanceRow = z.infer<typeof guidanceRow>

export const guidanceEvent = z.object({
  at: instant,
  kind: z.enum(['contact', 'assignment', 'hand_over', 'accept', 'return']),
  outcome: z.nullable(contactOutcome),
  institution: z.nullable(z.string()),
  /** Of an assignment: to whom. */
  owner: z.nullable(z.string()),
  note: z.nullable(z.string()),
  by: z.string(),
})
export type GuidanceEvent = z.infer<typeof guidanceEvent>

export const guidanceItem = z.object({
  ref: guidanceRef,
  programme: programmeCode,
  title: z.string(),
  name: z.string(),
  /** A child's is its guardian's. */
  phone: z.nullable(z.string()),
  guardian: z.nullable(z.string()),
  age: z.nullable(z.int()),
  village: z.string(),
  since: localDate,
  dueOn: localDate,
  overdue: z.boolean(),
  state: guidanceState,
  /** False when the entitlement has ended. */
  standing: z.boolean(),
  owner: z.nullable(z.string()),
  institution: z.nullable(z.string()),
  /** What must be met, without what nobody may learn from a list. */
  clauses: z.array(z.object({ text: z.string(), state: z.enum(['met', 'not_met', 'unknown']) })),
  message: z.nullable(messageState),
  answer: z.nullable(answer),
  history: z.array(guidanceEvent),
  /** Where it can be handed over to; empty for a clerk. */
  institutions: z.array(z.object({ institutionId, name: z.string() })),
  /** To whom the caller may assign it. */
  workers: z.array(z.object({ worker, name: z.string() })),
})

/** CSV for any program, or an Excel workbook. */
export const listFormat = z.enum(['csv', 'xlsx'])
export type ListFormat = z.infer<typeof listFormat>

const line = z.object({ ref: guidanceRef, state: guidanceState })
const byRef = z.object({ ref: guidanceRef })
const working = staff('health_worker', 'manager')
const count = { open: z.int(), overdue: z.int() }

export const listActions = actions({
  'lists.programmes': {
    summary:
      'Programmes with how many are entitled, need review, hold a voucher, have used it, and lines of the list by town and institution.',
    kind: 'read',
    access: working,
    input: empty,
    output: z.object({
      items: z.array(
        z.object({
          programme: programmeCode,
          title: z.string(),
          eligible: z.int(),
          review: z.int(),
          held: z.int(),
          used: z.int(),
          /** Lines on which something is to be done; of these, past their day. */
          ...count,
        }),
      ),
      regions: z.array(z.object({ region, name: z.string(), ...count })),
      institutions: z.array(z.object({ institutionId, name: z.string(), ...count })),
      lastRun: z.nullable(
        z.object({ at: z.string(), people: z.number(), opened: z.number(), closed: z.number() }),
      ),
    }),
    errors: [],
  },
  'lists.service': {
    summary: 'Service guidance list (服务引导名单) of the caller’s division by due date, filtered, masked.',
    kind: 'read',
    access: working,
    input: z.object({ ...filters.shape, ...pageInput }),
    output: z.object({ total: z.int(), items: z.array(guidanceRow), ...pageOutput }),
    errors: [],
  },
  'lists.item': {
    summary:
      'Open one line: name and telephone in full, conditions, history; logged, and the resident sees it.',
    kind: 'write',
    access: staff('health_worker', 'manager', 'clerk'),
    input: byRef,
    output: guidanceItem,
    errors: ['NOT_FOUND'],
  },
  'lists.contact': {
    summary: 'Record that she was contacted, and how it went; a clinic, once it has accepted her.',
    kind: 'write',
    access: staff('health_worker', 'clerk'),
    input: z.object({ ref: guidanceRef, outcome: contactOutcome, note: z.optional(note) }),
    output: line,
    errors: ['NOT_FOUND', 'LINE_STATE'],
  },
  'lists.assign': {
    summary: 'Give a line to a health worker; a health worker may take it.',
    kind: 'write',
    access: working,
    input: z.object({ ref: guidanceRef, worker }),
    output: line,
    errors: ['NOT_FOUND', 'LINE_STATE'],
  },
  'lists.handOver': {
    summary: 'Hand a line over (转介) to an institution that gives the service.',
    kind: 'write',
    access: working,
    input: z.object({ ref: guidanceRef, institutionId, note: z.optional(note) }),
    output: line,
    errors: ['NOT_FOUND', 'LINE_STATE', 'SITE_NO_CAPABILITY'],
  },
  'lists.handedOver': {
    summary: 'Lines that were handed over to the clerk’s institution, by due date, masked.',
    kind: 'read',
    access: staff('clerk'),
    input: z.object({ state: z.enum(['handed_over', 'accepted']), ...pageInput }),
    output: z.object({
      items: z.array(
        z.object({
          ref: guidanceRef,
          title: z.string(),
          name: z.string(),
          phone: z.nullable(z.string()),
          dueOn: localDate,
          overdue: z.boolean(),
          from: z.string(),
          handedOverAt: instant,
        }),
      ),
      ...pageOutput,
    }),
    errors: [],
  },
  'lists.accept': {
    summary: 'The clinic takes a line that was handed over to it.',
    kind: 'write',
    access: staff('clerk'),
    input: byRef,
    output: line,
    errors: ['NOT_FOUND', 'LINE_STATE'],
  },
  'lists.decline': {
    summary: 'The clinic gives a line back with a reason; it is the health worker’s again.',
    kind: 'write',
    access: staff('clerk'),
    input: z.object({
      ref: guidanceRef,
      reason: note.check(z.minLength(2, '请写明退回原因')),
    }),
    output: line,
    errors: ['NOT_FOUND', 'LINE_STATE'],
  },
  'lists.export': {
    summary:
      'The filtered list as a file, masked, at most 2,000 rows a call; the purpose and the file are logged.',
    kind: 'write',
    access: working,
    input: z.object({
      ...filters.shape,
      purpose: note.check(z.minLength(4, '请写明用途,至少4个字')),
      format: listFormat,
      ...pageInput,
    }),
    output: z.object({
      name: z.string(),
      type: z.string(),
      /** Base64. */
      content: z.string(),
      rows: z.int(),
      ...pageOutput,
    }),
    errors: [],
  },
})
