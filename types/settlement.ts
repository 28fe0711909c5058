/** Monthly statements of what institutions redeemed, and the figures of vouchers. */
import { actions, staff } from './action'
import { instant, institutionId, pageInput, pageOutput, programmeCode, z } from './schema'

export const month = z.string().check(z.regex(/^20\d{2}-(0[1-9]|1[0-2])$/, '请选择月份,如 2026-11'))
const id = z.string().check(z.regex(/^[1-9]\d{0,18}$/))
const which = z.object({ institutionId, month })
const words = z
  .string()
  .check(z.trim(), z.minLength(4, '请写明原因,至少4个字'), z.maxLength(200, '最多200个字'))

export const difference = z.enum([
  'reversed',
  'outside_window',
  'double',
  'capability_ended',
  'no_cost',
  'no_appointment',
  'cost_changed',
])
export type Difference = z.infer<typeof difference>

/**
 * | state | who moves it | to |
 * |---|---|---|
 * | draft | a clerk of the institution | confirmed, disputed |
 * | disputed | a manager, after answering | draft |
 * | confirmed | a manager who is not the one who confirmed | checked |
 * | checked | a manager; earlier months first | settled |
 * | settled | nobody | |
 */
export const statementState = z.enum(['draft', 'disputed', 'confirmed', 'checked', 'settled'])
export type StatementState = z.infer<typeof statementState>

/** Fen. redeemed = settled + held + open. */
const totals = {
  lines: z.int(),
  flagged: z.int(),
  redeemed: z.int(),
  settled: z.int(),
  held: z.int(),
  open: z.int(),
}
const head = z.object({ institutionId, institution: z.string(), month, state: statementState, ...totals })
export type StatementHead = z.infer<typeof head>

const line = z.object({
  /** Of the event; with the statement it names the line. */
  eventId: id,
  kind: z.enum(['redemption', 'reversal']),
  at: instant,
  programme: programmeCode,
  title: z.string(),
  /** Masked. */
  name: z.string(),
  amount: z.int(),
  flags: z.array(difference),
  standing: z.enum(['open', 'held', 'settled']),
})
export type StatementLine = z.infer<typeof line>

const moved = z.object({ state: statementState })
const stateErrors = ['NOT_FOUND', 'STATEMENT_STATE'] as const

export const settlementActions = actions({
  'settlement.make': {
    summary:
      'Make the statements of a month that has ended, for every institution of the division; again changes nothing.',
    kind: 'write',
    access: staff('manager'),
    input: z.object({ month }),
    output: z.object({ statements: z.int(), lines: z.int() }),
    errors: ['MONTH_NOT_OVER'],
  },
  'settlement.list': {
    summary: 'Statements: of the clerk’s institution, or of the manager’s division; newest month first.',
    kind: 'read',
    access: staff('clerk', 'manager'),
    input: z.object({ month: z.optional(month), ...pageInput }),
    output: z.object({ items: z.array(head), ...pageOutput }),
    errors: [],
  },
  'settlement.get': {
    summary: 'One statement with its sums by programme.',
    kind: 'read',
    access: staff('clerk', 'manager'),
    input: which,
    output: z.object({
      ...head.shape,
      dispute: z.nullable(z.string()),
      confirmedAt: z.nullable(instant),
      checkedAt: z.nullable(instant),
      settledAt: z.nullable(instant),
      programmes: z.array(
        z.object({ programme: programmeCode, title: z.string(), lines: z.int(), amount: z.int() }),
      ),
    }),
    errors: ['NOT_FOUND'],
  },
  'settlement.lines': {
    summary: 'The lines of a statement in order of time, all or only those with differences.',
    kind: 'read',
    access: staff('clerk', 'manager'),
    input: z.object({ ...which.shape, flagged: z.boolean(), ...pageInput }),
    output: z.object({ items: z.array(line), ...pageOutput }),
    errors: ['NOT_FOUND'],
  },
  'settlement.confirm': {
    summary: 'The institution agrees with its statement.',
    kind: 'write',
    access: staff('clerk'),
    input: which,
    output: moved,
    errors: stateErrors,
  },
  'settlement.dispute': {
    summary: 'The institution disagrees and says why.',
    kind: 'write',
    access: staff('clerk'),
    input: z.object({ ...which.shape, reason: words }),
    output: moved,
    errors: stateErrors,
  },
  'settlement.reopen': {
    summary: 'A manager has looked at what the institution disputed: it is asked to confirm again.',
    kind: 'write',
    access: staff('manager'),
    input: which,
    output: moved,
    errors: stateErrors,
  },
  'settlement.decide': {
    summary: 'Pay a line that is held, or hold one that is not, until the statement is checked.',
    kind: 'write',
    access: staff('manager'),
    input: z.object({ ...which.shape, eventId: id, pay: z.boolean(), reason: words }),
    output: z.object({ standing: line.shape.standing }),
    errors: stateErrors,
  },
  'settlement.check': {
    summary: 'A second person has checked what the institution confirmed.',
    kind: 'write',
    access: staff('manager'),
    input: which,
    output: moved,
    errors: [...stateErrors, 'STATEMENT_SAME_PERSON'],
  },
  'settlement.settle': {
    summary: 'Settle a checked statement; it is never changed again. Earlier months first.',
    kind: 'write',
    access: staff('manager'),
    input: which,
    output: moved,
    errors: [...stateErrors, 'STATEMENT_ORDER'],
  },
  'settlement.export': {
    summary:
      'A statement as a file, names masked, at most 2,000 lines a call; the purpose and the file are logged.',
    kind: 'write',
    access: staff('clerk', 'manager'),
    input: z.object({ ...which.shape, purpose: words, format: z.enum(['csv', 'xlsx']), ...pageInput }),
    output: z.object({
      name: z.string(),
      type: z.string(),
      /** Base64. */
      content: z.string(),
      rows: z.int(),
      ...pageOutput,
    }),
    errors: ['NOT_FOUND'],
  },
})
