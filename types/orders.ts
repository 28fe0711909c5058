/** Services that a certified family orders from its own contact persons (点单): the menu, an order's life, the desk's side. */
import { actions, resident, staff } from './action'
import { empty, instant, localDate, pageInput, pageOutput, timeOfDay, z } from './schema'

const id = z.string().check(z.regex(/^[1-9]\d{0,18}$/))
export const familyOrderId = id.brand<'FamilyOrderId'>()
export type FamilyOrderId = z.infer<typeof familyOrderId>

/**
 * | state     | from                            | by                                   | what it holds               |
 * | --------- | ------------------------------- | ------------------------------------ | --------------------------- |
 * | draft     | -                               | her, again and again                 | what she filled in so far   |
 * | submitted | draft                           | her                                  | accepted by: 1 working day  |
 * | accepted  | submitted                       | a worker, who is its name from now   | done by: the item's time    |
 * | scheduled | accepted, scheduled             | that worker or a manager             | day, time, how              |
 * | done      | scheduled                       | that worker or a manager, not before the day | a note              |
 * | rated     | done                            | her                                  | 1 to 5; below 3 opens a call |
 * | refused   | submitted, accepted             | a worker                             | a reason and an alternative |
 * | cancelled | draft, submitted, accepted, scheduled | her                            | -                           |
 */
export const orderState = z.enum([
  'draft',
  'submitted',
  'accepted',
  'scheduled',
  'done',
  'rated',
  'refused',
  'cancelled',
])
export type OrderState = z.infer<typeof orderState>

export const orderChannel = z.enum(['home', 'phone', 'video', 'place'])
export type OrderChannel = z.infer<typeof orderChannel>

const itemCode = z.string().check(z.regex(/^[a-z_]{2,30}$/))
const fieldCode = itemCode
const words = (most: number) =>
  z.string().check(z.trim(), z.minLength(1, '请填写'), z.maxLength(most, `最多${most}个字`))

/** What she filled in, by field of the item. */
const answers = z.record(fieldCode, z.string().check(z.trim(), z.maxLength(200, '最多200个字')))

const field = z.object({
  field: fieldCode,
  label: z.string(),
  optional: z.boolean(),
  /** Null for words of her own. */
  options: z.nullable(z.array(z.string())),
})

const menuItem = z.object({
  item: itemCode,
  name: z.string(),
  note: z.string(),
  /** How soon, in words. */
  within: z.string(),
  /** What comes first when it cannot wait. */
  callFirst: z.nullable(z.object({ phone: z.string(), when: z.string() })),
  /** From when she may wish it, null where no day is asked for. */
  earliest: z.nullable(localDate),
  fields: z.array(field),
})
export type OrderMenuItem = z.infer<typeof menuItem>

const contact = z.object({ name: z.string(), phone: z.string() })

const brief = z.object({
  orderId: familyOrderId,
  item: itemCode,
  name: z.string(),
  state: orderState,
  /** The last day of the next step: to be accepted, to be done, or the appointment. Null when nothing is waited for. */
  deadline: z.nullable(localDate),
})

const whole = z.object({
  ...brief.shape,
  answers: z.array(z.object({ label: z.string(), text: z.string() })),
  wantedOn: z.nullable(localDate),
  /** Who does it. */
  worker: z.nullable(z.string()),
  appointment: z.nullable(z.object({ day: localDate, time: timeOfDay, channel: orderChannel })),
  note: z.nullable(z.string()),
  refusal: z.nullable(z.object({ reason: z.string(), alternative: z.string() })),
  rating: z.nullable(z.number()),
  events: z.array(z.object({ state: orderState, at: instant })),
})
export type FamilyOrder = z.infer<typeof whole>

/** `MM-DD`, every year; 02-29 is the last day of February in other years. */
export const monthDay = z
  .string()
  .check(
    z.regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, '请选择日期'),
    z.refine(isDayOfYear, '没有这一天'),
  )
function isDayOfYear(text: string): boolean {
  const [month = 0, day = 0] = text.split('-').map(Number)
  return day <= (month === 2 ? 29 : [4, 6, 9, 11].includes(month) ? 30 : 31)
}
export const quietDays = z.array(monthDay).check(z.maxLength(12, '最多12天'))

const deskOrder = z.object({
  ...brief.shape,
  who: z.string(),
  village: z.string(),
  overdue: z.boolean(),
  worker: z.nullable(z.string()),
})
const changed = z.object({ state: orderState })
const desk = staff('health_worker', 'manager')

export const orderActions = actions({
  'orders.menu': {
    summary:
      'What this family may order, and whom it may ring. Empty for anybody without a certified category.',
    kind: 'read',
    access: resident,
    input: empty,
    output: z.object({ contacts: z.array(contact), items: z.array(menuItem) }),
    errors: [],
  },
  'orders.mine': {
    summary: "The caller's orders, newest first.",
    kind: 'read',
    access: resident,
    input: z.object({ ...pageInput }),
    output: z.object({ items: z.array(brief), ...pageOutput }),
    errors: [],
  },
  'orders.get': {
    summary: 'One order of the caller with all that happened to it.',
    kind: 'read',
    access: resident,
    input: z.object({ orderId: familyOrderId }),
    output: whole,
    errors: ['NOT_FOUND'],
  },
  'orders.save': {
    summary: 'Keep what is filled in so far; one draft an item. Fields may still be missing.',
    kind: 'write',
    access: resident,
    input: z.object({ item: itemCode, answers, wantedOn: z.nullable(localDate) }),
    output: z.object({ orderId: familyOrderId }),
    errors: ['ORDER_NOT_OFFERED'],
  },
  'orders.draft': {
    summary: 'What was filled in for an item and not sent yet; null without a draft.',
    kind: 'read',
    access: resident,
    input: z.object({ item: itemCode }),
    output: z.object({
      draft: z.nullable(
        z.object({
          orderId: familyOrderId,
          answers: z.record(z.string(), z.string()),
          wantedOn: z.nullable(localDate),
        }),
      ),
    }),
    errors: [],
  },
  'orders.submit': {
    summary: 'Send a complete draft; a named worker accepts it within one working day.',
    kind: 'write',
    access: resident,
    input: z.object({ orderId: familyOrderId }),
    output: changed,
    errors: ['NOT_FOUND', 'ORDER_STATE', 'ORDER_NOT_OFFERED'],
  },
  'orders.cancel': {
    summary: 'Cancel a draft or an order that is not done yet.',
    kind: 'write',
    access: resident,
    input: z.object({ orderId: familyOrderId }),
    output: changed,
    errors: ['NOT_FOUND', 'ORDER_STATE'],
  },
  'orders.rate': {
    summary: 'Say how it was, once; below 3 somebody of the district rings.',
    kind: 'write',
    access: resident,
    input: z.object({ orderId: familyOrderId, rating: z.int().check(z.gte(1), z.lte(5)) }),
    output: changed,
    errors: ['NOT_FOUND', 'ORDER_STATE'],
  },
  'orders.quietDays': {
    summary: 'Days of the year on which the family wants no message.',
    kind: 'read',
    access: resident,
    input: empty,
    output: z.object({ days: z.array(monthDay) }),
    errors: [],
  },
  'orders.keepQuietDays': {
    summary: 'Set these days; no reason is asked.',
    kind: 'write',
    access: resident,
    input: z.object({ days: quietDays }),
    output: z.object({ days: z.array(monthDay) }),
    errors: [],
  },
  'orderDesk.list': {
    summary:
      'Orders that wait for somebody, most overdue first: of families one is named for, or of the region (domain F3).',
    kind: 'read',
    access: desk,
    input: z.object({ ...pageInput }),
    output: z.object({ items: z.array(deskOrder), ...pageOutput }),
    errors: [],
  },
  'orderDesk.open': {
    summary: 'One order with name, phone and what was filled in; each opening is recorded.',
    kind: 'read',
    access: desk,
    input: z.object({ orderId: familyOrderId }),
    output: z.object({ ...whole.shape, who: z.string(), phone: z.nullable(z.string()), mine: z.boolean() }),
    errors: ['NOT_FOUND'],
  },
  'orderDesk.accept': {
    summary: "Take an order on; the caller's name is shown to the family.",
    kind: 'write',
    access: desk,
    input: z.object({ orderId: familyOrderId }),
    output: changed,
    errors: ['NOT_FOUND', 'ORDER_STATE'],
  },
  'orderDesk.schedule': {
    summary: 'Agree on a day, a time and a way; again to move it. The family is told.',
    kind: 'write',
    access: desk,
    input: z.object({ orderId: familyOrderId, day: localDate, time: timeOfDay, channel: orderChannel }),
    output: changed,
    errors: ['NOT_FOUND', 'ORDER_STATE', 'DATE_OUT_OF_RANGE'],
  },
  'orderDesk.done': {
    summary: 'Note that it was done, from its day on.',
    kind: 'write',
    access: desk,
    input: z.object({ orderId: familyOrderId, note: words(200) }),
    output: changed,
    errors: ['NOT_FOUND', 'ORDER_STATE', 'DATE_OUT_OF_RANGE'],
  },
  'orderDesk.refuse': {
    summary: 'Refuse with a reason and with what can be done instead.',
    kind: 'write',
    access: desk,
    input: z.object({ orderId: familyOrderId, reason: words(200), alternative: words(200) }),
    output: changed,
    errors: ['NOT_FOUND', 'ORDER_STATE'],
  },
})
