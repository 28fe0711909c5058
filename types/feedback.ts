/** Answers to messages, calls and visits, ratings of services, and what follows from them. */
import { actions, resident, staff } from './action'
import { empty, localDate, messageId, pageInput, pageOutput, taskId, voucherId, z } from './schema'

export const answer = z.enum(['done_elsewhere', 'not_now', 'inconvenient', 'wrong_data', 'call_me'])
export type Answer = z.infer<typeof answer>

/** What she answered, what happens now, and whether she may still change it (within a day). */
const given = z.object({ answer, says: z.array(z.string()), changeable: z.boolean() })

const rating = z.object({ stars: z.int(), words: z.nullable(z.string()), changeable: z.boolean() })
const stars = z.int().check(z.gte(1), z.lte(5))
const month = z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])$/, '请选择月份'))
/** Programme code, or the key of a stage that belongs to no programme. */
const topic = z.string().check(z.regex(/^[A-Z][A-Z0-9_]{2,30}$/))
/** Village, town or district: 6 to 12 digits. */
const region = z.string().check(z.regex(/^\d{6,12}$/))

/** One count an answer. Null: fewer than ten, and whoever asks may not open the list behind it. */
const count = z.nullable(z.int())
export const answerCounts = z.object({
  done_elsewhere: count,
  not_now: count,
  inconvenient: count,
  wrong_data: count,
  call_me: count,
})
export type AnswerCounts = z.infer<typeof answerCounts>
const line = z.object({ key: z.string(), title: z.string(), total: count, counts: answerCounts })

/** Of so many with enough time behind them, so many claimed or used the benefit; `without` is the share among people told of the same and not treated so. */
const effect = z.object({
  days: z.int(),
  people: z.int(),
  claimed: z.int(),
  redeemed: z.int(),
  without: z.nullable(z.object({ people: z.int(), claimed: z.number(), redeemed: z.number() })),
})

export const feedbackActions = actions({
  'feedback.mine': {
    summary: 'For these messages of mine: which answers are offered, and what I answered.',
    kind: 'read',
    access: resident,
    input: z.object({ messages: z.array(messageId).check(z.maxLength(40)) }),
    output: z.object({
      items: z.array(z.object({ messageId, choices: z.array(answer), given: z.nullable(given) })),
    }),
    errors: [],
  },
  'feedback.answer': {
    summary: 'Answer a message: one answer a message, which may be changed within a day.',
    kind: 'write',
    access: resident,
    input: z.object({ messageId, answer }),
    output: given,
    errors: ['NOT_FOUND', 'FEEDBACK_SETTLED', 'ANSWER_NOT_OFFERED'],
  },
  'feedback.undo': {
    summary: 'Take an answer back within a day: what followed from it is undone.',
    kind: 'write',
    access: resident,
    input: z.object({ messageId }),
    output: empty,
    errors: ['NOT_FOUND', 'FEEDBACK_SETTLED'],
  },
  'feedback.rating': {
    summary: 'My rating of a used voucher, and whether one is asked for.',
    kind: 'read',
    access: resident,
    input: z.object({ voucherId }),
    output: z.object({ asks: z.boolean(), rating: z.nullable(rating) }),
    errors: [],
  },
  'feedback.rate': {
    summary: 'Rate a service used, 1 to 5, with words if wanted; below 3 a human calls.',
    kind: 'write',
    access: resident,
    input: z.object({
      voucherId,
      stars,
      words: z.optional(z.string().check(z.trim(), z.maxLength(200, '最多200个字'))),
    }),
    output: z.object({ says: z.string() }),
    errors: ['NOT_FOUND', 'FEEDBACK_SETTLED'],
  },
  'feedback.record': {
    summary: 'Enter what somebody answered on the telephone, on her behalf; in her record of access.',
    kind: 'write',
    access: staff('health_worker'),
    input: z.object({ taskId, answer }),
    output: z.object({ says: z.array(z.string()) }),
    errors: ['NOT_FOUND', 'FEEDBACK_SETTLED', 'ANSWER_NOT_OFFERED'],
  },
  'feedback.summary': {
    summary: 'Answers by service, region and month, ratings, the strategies in force and their effect.',
    kind: 'read',
    access: staff('manager', 'administrator'),
    input: z.object({ from: month, to: month, topic: z.optional(topic), region: z.optional(region) }),
    output: z.object({
      mayList: z.boolean(),
      services: z.array(line),
      regions: z.array(line),
      months: z.array(line),
      ratings: z.array(
        z.object({ programme: z.string(), title: z.string(), people: count, mean: z.nullable(z.number()) }),
      ),
      strategies: z.array(
        z.object({
          key: z.string(),
          title: z.string(),
          answer,
          does: z.string(),
          topics: z.array(z.string()),
          applied: count,
          effects: z.array(effect),
        }),
      ),
    }),
    errors: ['INVALID_INPUT'],
  },
  'feedback.list': {
    summary: 'The answers behind a number, masked; each person shown is in her own record of access.',
    kind: 'write',
    access: staff('manager', 'health_worker'),
    input: z.object({
      from: month,
      to: month,
      topic: z.optional(topic),
      region: z.optional(region),
      answer: z.optional(answer),
      strategy: z.optional(z.string().check(z.maxLength(41))),
      ...pageInput,
    }),
    output: z.object({
      items: z.array(
        z.object({
          ref: z.string(),
          name: z.string(),
          village: z.string(),
          service: z.string(),
          answer,
          source: z.enum(['resident', 'phone', 'visit']),
          on: localDate,
          followed: z.array(z.string()),
        }),
      ),
      ...pageOutput,
    }),
    errors: [],
  },
})
