/** What she measures herself: blood pressure, weight, glucose, movements. Hers alone. */
import { actions, resident } from './action'
import { empty, instant, pageInput, pageOutput, z } from './schema'

const id = z.string().check(z.regex(/^[1-9]\d{0,18}$/))
export const selfRecordId = id.brand<'SelfRecordId'>()
export type SelfRecordId = z.infer<typeof selfRecordId>

/** Beyond these bounds a figure is a slip of the finger. */
const within = (least: number, most: number, words: string) =>
  z.number().check(z.gte(least, words), z.lte(most, words))
const whole = (least: number, most: number, words: string) =>
  z.int(words).check(z.gte(least, words), z.lte(most, words))

export const selfRecordValues = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('blood_pressure'),
    /** mmHg */
    systolic: whole(60, 260, '收缩压应在60至260'),
    diastolic: whole(30, 160, '舒张压应在30至160'),
  }),
  /** kg */
  z.object({ kind: z.literal('weight'), kg: within(30, 200, '体重应在30至200公斤') }),
  z.object({
    kind: z.literal('glucose'),
    /** mmol/L */
    mmol: within(1, 33.3, '血糖应在1至33.3'),
    when: z.enum(['fasting', 'after_1h', 'after_2h']),
  }),
  z.object({
    kind: z.literal('movement'),
    count: whole(0, 200, '胎动次数应在0至200'),
    minutes: whole(1, 180, '时长应在1至180分钟'),
  }),
])
export type SelfRecordValues = z.infer<typeof selfRecordValues>
export const selfRecordKind = z.enum(['blood_pressure', 'weight', 'glucose', 'movement'])
export type SelfRecordKind = z.infer<typeof selfRecordKind>

const selfRecord = z.object({
  recordId: selfRecordId,
  measuredAt: instant,
  values: selfRecordValues,
  /** today: see a doctor today; tell: show it at the next visit. */
  advice: z.enum(['today', 'tell', 'none']),
})
export type SelfRecord = z.infer<typeof selfRecord>

export const moodLevel = z.enum(['calm', 'watch', 'seek'])

export const diaryActions = actions({
  'diary.mine': {
    summary: "The caller's own records of one kind, newest first.",
    kind: 'read',
    access: resident,
    input: z.object({ kind: selfRecordKind, ...pageInput }),
    output: z.object({ items: z.array(selfRecord), ...pageOutput }),
    errors: [],
  },
  'diary.add': {
    summary:
      'Write a measurement down as of now, by the server; the answer says whether it asks for a doctor.',
    kind: 'write',
    access: resident,
    input: z.object({ values: selfRecordValues }),
    output: selfRecord,
    errors: [],
  },
  'diary.remove': {
    summary: 'Take a record of her own away for good.',
    kind: 'write',
    access: resident,
    input: z.object({ recordId: selfRecordId }),
    output: empty,
    errors: [],
  },
  'mood.questions': {
    summary: 'The ten questions of the self-check and whom to ring at any hour.',
    kind: 'read',
    access: resident,
    input: empty,
    output: z.object({
      questions: z.array(z.object({ text: z.string(), answers: z.array(z.string()) })),
      phones: z.array(z.object({ name: z.string(), phone: z.string() })),
      source: z.string(),
    }),
    errors: [],
  },
  'mood.take': {
    summary: 'Ten answers, by their place. Thoughts of harming herself ask a worker to ring within a day.',
    kind: 'write',
    access: resident,
    input: z.object({
      answers: z
        .array(z.int().check(z.gte(0), z.lte(3)))
        .check(z.minLength(10, '请回答全部10题'), z.maxLength(10)),
    }),
    output: z.object({
      score: z.number(),
      level: moodLevel,
      crisis: z.boolean(),
      /** Somebody was asked to ring her. */
      called: z.boolean(),
    }),
    errors: [],
  },
  'mood.call': {
    summary: 'She asks that somebody rings her; the worker reads nothing of her answers.',
    kind: 'write',
    access: resident,
    input: empty,
    output: empty,
    errors: [],
  },
  'mood.mine': {
    summary: 'When the caller checked, and what each came to, newest first.',
    kind: 'read',
    access: resident,
    input: z.object({ ...pageInput }),
    output: z.object({
      items: z.array(z.object({ takenAt: instant, score: z.number(), level: moodLevel })),
      ...pageOutput,
    }),
    errors: [],
  },
})
