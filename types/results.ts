/** Results of premarital and pre-pregnancy checks: entered, released by a doctor, explained, read and shared (domain F3). */
import { actions, resident, staff } from './action'
import { empty, instant, localDate, pageInput, pageOutput, personId, serviceCode, z } from './schema'

const id = z.string().check(z.regex(/^[1-9]\d{0,18}$/))
export const resultId = id.brand<'ResultId'>()
export type ResultId = z.infer<typeof resultId>
export const followUpId = id.brand<'FollowUpId'>()
export type FollowUpId = z.infer<typeof followUpId>

/** Domain B1: advice only; none of them forbids anything. */
export const medicalOpinion = z.enum([
  'nothing_found',
  'measures_advised',
  'postpone_advised',
  'no_birth_advised',
  'no_marriage_advised',
])
export type MedicalOpinion = z.infer<typeof medicalOpinion>

export const examValue = z.object({
  /** Code of catalog/exam-items.ts. */
  item: z.string().check(z.maxLength(40)),
  value: z.string().check(z.trim(), z.maxLength(60, '最多60个字')),
  /** not_done: left out, with the reason as value (possible pregnancy, period). */
  finding: z.enum(['usual', 'noted', 'not_done']),
})
export type ExamValue = z.infer<typeof examValue>

const advice = z.string().check(z.trim(), z.maxLength(500, '最多500个字'))
const words = z.string().check(z.trim(), z.minLength(4, '请写明'), z.maxLength(200, '最多200个字'))
const which = z.object({ personId, resultId })
const entered = {
  service: serviceCode,
  examinedOn: localDate,
  items: z.array(examValue).check(z.minLength(1, '请至少填写一项'), z.maxLength(60)),
  opinion: medicalOpinion,
  advice,
}
/** As its clinic sees it. */
export const examResult = z.object({
  personId,
  resultId,
  /** Masked. */
  name: z.string(),
  sex: z.int(),
  serviceName: z.string(),
  ...entered,
  state: z.enum(['entered', 'released', 'replaced']),
  /** The caller entered it, so somebody else releases it. */
  mine: z.boolean(),
  releasedAt: z.nullable(instant),
  explained: z.nullable(z.object({ how: z.enum(['in_person', 'video']), at: instant })),
  /** Why this version was made. */
  reason: z.nullable(z.string()),
})
export type ExamResult = z.infer<typeof examResult>

/** Of what the partner shared alone: what is missing was not shared, or not examined, and nobody can tell which. */
const partnerLine = z.object({ item: z.string(), name: z.string(), value: z.string() })

export const resultActions = actions({
  'results.waiting': {
    summary: 'People examined here in the last 90 days without a result, the longest waiting first.',
    kind: 'read',
    access: staff('clerk', 'doctor'),
    input: z.object({ ...pageInput }),
    output: z.object({
      items: z.array(
        z.object({
          personId,
          /** Masked. */
          name: z.string(),
          sex: z.int(),
          service: serviceCode,
          serviceName: z.string(),
          examinedOn: localDate,
          /** More than 28 days ago. */
          late: z.boolean(),
        }),
      ),
      ...pageOutput,
    }),
    errors: [],
  },
  'results.items': {
    summary: 'What is examined of a man or a woman, for the form.',
    kind: 'read',
    access: staff('clerk', 'doctor'),
    input: z.object({ sex: z.int() }),
    output: z.object({
      items: z.array(z.object({ item: z.string(), name: z.string(), unit: z.string(), usual: z.string() })),
    }),
    errors: [],
  },
  'results.enter': {
    summary:
      'Enter the result of somebody examined here, or correct one with a reason: nobody reads it before a doctor releases it.',
    kind: 'write',
    access: staff('clerk', 'doctor'),
    input: z.object({ personId, ...entered, reason: z.optional(words) }),
    output: z.object({ resultId }),
    errors: ['NOT_FOUND', 'REASON_NEEDED'],
  },
  'results.import': {
    summary:
      'Enter the results of a file: one row a person, one column an item. What is wrong is said by row and column and not entered; a second run enters nothing twice.',
    kind: 'write',
    access: staff('clerk', 'doctor'),
    input: z.object({
      service: serviceCode,
      /** Base64 of a CSV or Excel file of at most 1 MB. */
      file: z.string().check(z.minLength(4, '请选择文件'), z.maxLength(1_400_000, '文件不能超过1MB')),
      /** Says what would be entered, and enters nothing. */
      tryOnly: z.boolean(),
    }),
    output: z.object({
      rows: z.int(),
      entered: z.int(),
      /** Entered before with the same content. */
      same: z.int(),
      errors: z.array(z.object({ row: z.int(), column: z.string(), text: z.string() })),
    }),
    errors: [],
  },
  'results.entered': {
    summary:
      'Results that wait for a doctor of this institution, or that were released and not explained yet.',
    kind: 'read',
    access: staff('doctor'),
    input: z.object({ which: z.enum(['to_release', 'to_explain']), ...pageInput }),
    output: z.object({
      items: z.array(
        z.object({
          personId,
          resultId,
          name: z.string(),
          serviceName: z.string(),
          examinedOn: localDate,
          mine: z.boolean(),
        }),
      ),
      ...pageOutput,
    }),
    errors: [],
  },
  'results.open': {
    summary:
      'One result, opened by a doctor of the institution that examined, for a named purpose; logged, and the person can see it.',
    kind: 'write',
    access: staff('doctor'),
    input: z.object({ ...which.shape, purpose: z.enum(['release', 'explain', 'follow_up', 'correct']) }),
    output: examResult,
    errors: ['NOT_FOUND'],
  },
  'results.release': {
    summary: 'A doctor who did not enter it releases it. Everybody is told in the same words.',
    kind: 'write',
    access: staff('doctor'),
    input: which,
    output: empty,
    errors: ['NOT_FOUND', 'RELEASE_SAME_PERSON'],
  },
  'results.explain': {
    summary: 'It was explained, in person or by video: from now on the person reads it on the phone.',
    kind: 'write',
    access: staff('doctor'),
    input: z.object({ ...which.shape, how: z.enum(['in_person', 'video']) }),
    output: empty,
    errors: ['NOT_FOUND'],
  },
  'results.followUp': {
    summary: 'A doctor wants it looked at again by a day; only doctors of the institution see it.',
    kind: 'write',
    access: staff('doctor'),
    input: z.object({ ...which.shape, dueOn: localDate, words }),
    output: z.object({ followUpId }),
    errors: ['NOT_FOUND', 'DATE_IMPLAUSIBLE'],
  },
  'results.followUps': {
    summary: 'Follow-ups of this institution that are open, the earliest day first.',
    kind: 'read',
    access: staff('doctor'),
    input: z.object({ ...pageInput }),
    output: z.object({
      items: z.array(
        z.object({
          followUpId,
          personId,
          resultId,
          name: z.string(),
          serviceName: z.string(),
          dueOn: localDate,
          late: z.boolean(),
          words: z.string(),
        }),
      ),
      ...pageOutput,
    }),
    errors: [],
  },
  'results.followedUp': {
    summary: 'A follow-up is done, with what came of it.',
    kind: 'write',
    access: staff('doctor'),
    input: z.object({ personId, followUpId, words }),
    output: empty,
    errors: ['NOT_FOUND'],
  },
  'results.mine': {
    summary:
      'Her own checks: being reported, or with the one line that everybody reads, or open to read. Whether the partner was examined.',
    kind: 'read',
    access: resident,
    input: empty,
    output: z.object({
      items: z.array(
        z.object({
          resultId: z.nullable(resultId),
          serviceName: z.string(),
          institution: z.string(),
          phone: z.string(),
          examinedOn: localDate,
          state: z.enum(['making', 'told', 'open']),
        }),
      ),
      partner: z.nullable(
        z.object({
          name: z.string(),
          checks: z.array(
            z.object({ serviceName: z.string(), examinedOn: localDate, lines: z.array(partnerLine) }),
          ),
        }),
      ),
    }),
    errors: [],
  },
  'results.read': {
    summary: 'Her own result once it was explained; the opening is logged.',
    kind: 'write',
    access: resident,
    input: z.object({ resultId }),
    output: z.object({
      serviceName: z.string(),
      institution: z.string(),
      examinedOn: localDate,
      opinion: medicalOpinion,
      advice: z.string(),
      items: z.array(
        z.object({
          item: z.string(),
          name: z.string(),
          value: z.string(),
          unit: z.string(),
          usual: z.string(),
          finding: examValue.shape.finding,
          shared: z.boolean(),
          /** Left out of "share all". */
          intimate: z.boolean(),
        }),
      ),
      /** A linked partner to share with. */
      canShare: z.boolean(),
    }),
    errors: ['NOT_FOUND', 'RESULT_NOT_EXPLAINED'],
  },
  'results.share': {
    summary: 'Let the partner read these items, or not any more. Taking back is silent and at once.',
    kind: 'write',
    access: resident,
    input: z.object({
      resultId,
      items: z.array(z.string().check(z.maxLength(40))).check(z.minLength(1), z.maxLength(60)),
      shared: z.boolean(),
    }),
    output: empty,
    errors: ['NOT_FOUND', 'RESULT_NOT_EXPLAINED', 'PARTNER_NOT_LINKED'],
  },
})
