/** A hospital's notice of a pregnancy, an examination or a birth: to the town, on to the village, and back (产检信息接收). */
import { actions, staff } from './action'
import { instant, localDate, pageInput, pageOutput, z } from './schema'

export const noticeId = z
  .string()
  .check(z.regex(/^[1-9]\d{0,18}$/))
  .brand<'NoticeId'>()
export type NoticeId = z.infer<typeof noticeId>

export const noticeKind = z.enum(['pregnancy', 'examination', 'birth'])
export type NoticeKind = z.infer<typeof noticeKind>

/** The states are explained in docs/notices.md. */
export const noticeState = z.enum(['received', 'acknowledged', 'forwarded', 'answered', 'withdrawn'])
export type NoticeState = z.infer<typeof noticeState>
export const noticeFeedback = z.enum(['visited', 'phoned', 'away', 'moved_out', 'not_found'])
export type NoticeFeedback = z.infer<typeof noticeFeedback>

export const notice = z.object({
  noticeId,
  kind: noticeKind,
  state: noticeState,
  /** Masked. */
  name: z.string(),
  institution: z.nullable(z.string()),
  village: z.string(),
  receivedAt: instant,
  /** Of the step that is next: the town's acknowledgement, or the village's answer. */
  dueOn: localDate,
  overdue: z.boolean(),
  acknowledgedAt: z.nullable(instant),
  forwardedAt: z.nullable(instant),
  villageAcknowledgedAt: z.nullable(instant),
  feedback: z.nullable(noticeFeedback),
})
export type Notice = z.infer<typeof notice>

const worker = staff('health_worker', 'manager')
const one = z.object({ noticeId })

export const noticeActions = actions({
  'notices.list': {
    summary:
      "Notices of the caller's town or village, overdue first; a village sees only what was forwarded to it.",
    kind: 'read',
    access: worker,
    input: z.object({ show: z.enum(['open', 'closed']), ...pageInput }),
    output: z.object({
      /** What the caller does here: a town acknowledges and forwards, a village answers. */
      level: z.enum(['town', 'village']),
      items: z.array(notice),
      ...pageOutput,
    }),
    errors: [],
  },
  'notices.open': {
    summary: 'One notice with name and phone; logged, and the resident sees it.',
    kind: 'write',
    access: staff('health_worker'),
    input: one,
    output: z.object({
      notice,
      name: z.string(),
      phone: z.nullable(z.string()),
      happenedOn: z.nullable(localDate),
      note: z.nullable(z.string()),
    }),
    errors: ['NOT_FOUND'],
  },
  'notices.acknowledge': {
    summary: 'The town, or the village, has taken note; the time is kept. Again changes nothing.',
    kind: 'write',
    access: staff('health_worker'),
    input: one,
    output: notice,
    errors: ['NOT_FOUND', 'NOTICE_STATE'],
  },
  'notices.forward': {
    summary: 'The town passes the notice on to the village of residence; acknowledges it if nobody has.',
    kind: 'write',
    access: staff('health_worker'),
    input: one,
    output: notice,
    errors: ['NOT_FOUND', 'NOTICE_STATE', 'VILLAGE_UNKNOWN'],
  },
  'notices.answer': {
    summary: 'The village says what it found; the notice is closed.',
    kind: 'write',
    access: staff('health_worker'),
    input: z.object({
      noticeId,
      feedback: noticeFeedback,
      note: z.optional(z.string().check(z.trim(), z.maxLength(200))),
    }),
    output: notice,
    errors: ['NOT_FOUND', 'NOTICE_STATE'],
  },
})
