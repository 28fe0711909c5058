/** Home visits (访视) by class: what is due, the form, immutable cards, the report. */
import { actions, staff } from './action'
import { answer } from './feedback'
import { cardId, instant, localDate, pageInput, pageOutput, visitId, z } from './schema'

const visitClass = z.union([z.literal(1), z.literal(2), z.literal(3)])
export const outcome = z.enum(['done', 'refused', 'not_home', 'moved'])
export type VisitOutcome = z.infer<typeof outcome>

/** What may be handed out at the door; coils and implants are a clinic's. */
export const handedOut = z.enum(['pill', 'external', 'emergency_pill', 'condom'])
export type HandedOut = z.infer<typeof handedOut>
export const contraception = z.enum([
  'none',
  'pill',
  'external',
  'condom',
  'iud',
  'implant',
  'sterilised',
  'other',
])
export type Contraception = z.infer<typeof contraception>
export const formItem = z.enum(['counselling', 'education', 'contraceptives'])
export type FormItem = z.infer<typeof formItem>

const words = z.string().check(z.trim(), z.maxLength(200, '最多200个字'))
/** What the worker fills in. */
const form = {
  visitedOn: localDate,
  outcome,
  /** 生殖保健知识咨询 */
  counselled: z.boolean(),
  /** 优生优育科普 */
  educated: z.boolean(),
  /** 免费避孕药具发放 */
  contraceptives: z
    .array(z.object({ kind: handedOut, quantity: z.int().check(z.gte(1), z.lte(500)) }))
    .check(z.maxLength(4)),
  /** Method in use, if she told. */
  contraception: z.optional(contraception),
  /** Of a refusal or a correction. */
  reason: z.optional(words),
  note: z.optional(words),
  answer: z.optional(answer),
}

export const visitCard = z.object({
  cardId,
  /** The card that this one replaces. */
  corrects: z.nullable(cardId),
  corrected: z.boolean(),
  class: visitClass,
  title: z.string(),
  dueOn: localDate,
  visitedOn: localDate,
  outcome,
  counselled: z.boolean(),
  educated: z.boolean(),
  contraceptives: z.array(z.object({ kind: handedOut, quantity: z.int() })),
  contraception: z.nullable(contraception),
  reason: z.nullable(z.string()),
  note: z.nullable(z.string()),
  answer: z.nullable(answer),
  by: z.string(),
  archivedAt: instant,
  /** False when the card is not what was archived. */
  intact: z.boolean(),
})
export type VisitCard = z.infer<typeof visitCard>

const classCount = z.object({ class: visitClass, title: z.string(), open: z.int(), overdue: z.int() })
export const visitRow = z.object({
  visitId,
  name: z.string(),
  village: z.string(),
  class: visitClass,
  title: z.string(),
  dueOn: localDate,
  overdue: z.boolean(),
  attempts: z.int(),
  state: z.enum(['open', 'done', 'refused', 'not_home', 'moved', 'missed']),
})
export type VisitRow = z.infer<typeof visitRow>

export const visitDetail = z.object({
  visitId,
  name: z.string(),
  phone: z.nullable(z.string()),
  village: z.string(),
  class: visitClass,
  classTitle: z.string(),
  title: z.string(),
  opensOn: localDate,
  dueOn: localDate,
  attempts: z.int(),
  open: z.boolean(),
  form: z.array(formItem),
  contraception: z.nullable(contraception),
  /** The visit that is planned after this one, when this one is settled. */
  next: z.nullable(z.object({ title: z.string(), dueOn: localDate })),
  cards: z.array(visitCard),
})
export type VisitDetail = z.infer<typeof visitDetail>

const women = z.object({ class1: z.int(), class2: z.int(), class3: z.int() })
const performance = {
  due: z.int(),
  done: z.int(),
  onTime: z.int(),
  refused: z.int(),
  notHome: z.int(),
  moved: z.int(),
  missed: z.int(),
}

export const visitActions = actions({
  'visits.list': {
    summary: "Visits of the caller's division: open ones due within 30 days by deadline, or settled ones.",
    kind: 'read',
    access: staff('health_worker', 'manager'),
    input: z.object({
      class: z.optional(visitClass),
      show: z.optional(z.enum(['open', 'overdue', 'settled'])),
      ...pageInput,
    }),
    output: z.object({ classes: z.array(classCount), items: z.array(visitRow), ...pageOutput }),
    errors: [],
  },
  'visits.open': {
    summary: "Open one woman's visit with her plan and cards; logged, and she sees it.",
    kind: 'write',
    access: staff('health_worker'),
    input: z.object({ visitId }),
    output: visitDetail,
    errors: ['NOT_FOUND'],
  },
  'visits.record': {
    summary: 'Record a visit: a card is archived, her answer takes effect, the next visit is planned.',
    kind: 'write',
    access: staff('health_worker'),
    input: z.object({ visitId, ...form }),
    output: z.object({ cardId, next: z.nullable(localDate), says: z.array(z.string()) }),
    errors: ['NOT_FOUND', 'VISIT_CLOSED'],
  },
  'visits.correct': {
    summary: 'Correct a card: a new card that names the old one, which stays as it is.',
    kind: 'write',
    access: staff('health_worker'),
    input: z.object({ visitId, cardId, ...form, reason: words.check(z.minLength(2, '请写明更正原因')) }),
    output: z.object({ cardId, next: z.nullable(localDate) }),
    errors: ['NOT_FOUND', 'CARD_CORRECTED'],
  },
  'visits.report': {
    summary: 'Women by class, visits due in a period and how many were done on time, by division.',
    kind: 'read',
    access: staff('manager'),
    input: z.object({ from: localDate, to: localDate }),
    output: z.object({
      regions: z.array(z.object({ region: z.string(), name: z.string(), women, ...performance })),
      total: z.object({ women, ...performance }),
      handedOut: z.array(z.object({ kind: handedOut, quantity: z.int() })),
    }),
    errors: [],
  },
})
