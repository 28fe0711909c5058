/** Messages that came, what is next, phone tasks, the outbox. */
import { actions, resident, staff } from './action'
import { instant, localDate, messageId, pageInput, pageOutput, taskId, z } from './schema'

const state = z.enum(['queued', 'sent', 'failed', 'outcome_unknown', 'suppressed', 'phone_task'])
const channel = z.nullable(z.enum(['wechat', 'sms', 'phone']))

export const received = z.object({
  messageId,
  title: z.string(),
  body: z.string(),
  why: z.string(),
  at: instant,
  channel,
  state,
})
export type Received = z.infer<typeof received>
export const upcoming = z.object({ stage: z.string(), title: z.string(), on: localDate, closesOn: localDate })
export type Upcoming = z.infer<typeof upcoming>

/** A subscribe-message template that the client may ask permission for. */
export const template = z.object({
  key: z.string(),
  templateId: z.string(),
  title: z.string(),
  left: z.number(),
})
export type Template = z.infer<typeof template>

export const reminderActions = actions({
  'reminders.mine': {
    summary: 'What came to me, why and by which channel, and what is planned next.',
    kind: 'read',
    access: resident,
    input: z.object({ ...pageInput }),
    output: z.object({
      paused: z.boolean(),
      came: z.array(received),
      upcoming: z.array(upcoming),
      templates: z.array(template),
      ...pageOutput,
    }),
    errors: [],
  },
  'reminders.granted': {
    summary:
      'Count the subscribe messages that she accepted in the WeChat prompt (a hint only: WeChat decides at send).',
    kind: 'write',
    access: resident,
    input: z.object({ accepted: z.array(z.string()).check(z.maxLength(3)) }),
    output: z.object({ templates: z.array(template) }),
    errors: [],
  },
  'reminders.pause': {
    summary: 'Pause or resume everything automatic.',
    kind: 'write',
    access: resident,
    input: z.object({ paused: z.boolean() }),
    output: z.object({ paused: z.boolean() }),
    errors: [],
  },
  'tasks.list': {
    summary: "Open phone and care tasks of the caller's region, by deadline.",
    kind: 'read',
    access: staff('health_worker', 'manager'),
    input: z.object({ ...pageInput }),
    output: z.object({
      items: z.array(
        z.object({
          taskId,
          kind: z.string(),
          name: z.string(),
          village: z.string(),
          dueOn: localDate,
          overdue: z.boolean(),
          reason: z.string(),
          /** The caller may open it: a worker any, an officer those for the district itself. */
          opens: z.boolean(),
        }),
      ),
      ...pageOutput,
    }),
    errors: [],
  },
  'tasks.open': {
    summary: 'Open one task with the phone number; logged, and the resident sees it.',
    kind: 'write',
    access: staff('health_worker', 'manager'),
    input: z.object({ taskId }),
    output: z.object({
      taskId,
      name: z.string(),
      phone: z.nullable(z.string()),
      reason: z.string(),
      guidance: z.array(z.string()),
    }),
    errors: ['NOT_FOUND'],
  },
  'tasks.close': {
    summary: 'Close a task: done, refused, unreachable, moved.',
    kind: 'write',
    access: staff('health_worker', 'manager'),
    input: z.object({
      taskId,
      outcome: z.enum(['done', 'refused', 'unreachable', 'moved']),
      note: z.optional(z.string().check(z.maxLength(200))),
    }),
    output: z.object({ taskId }),
    errors: ['NOT_FOUND'],
  },
  'outbox.list': {
    summary: 'Messages of the city, newest first, with rendered text and outcome, masked.',
    kind: 'read',
    access: staff('manager', 'administrator'),
    input: z.object({ state: z.optional(state), ...pageInput }),
    output: z.object({
      counts: z.array(z.object({ state, count: z.number() })),
      items: z.array(
        z.object({
          messageId,
          name: z.string(),
          kind: z.string(),
          title: z.string(),
          body: z.string(),
          channel,
          state,
          reason: z.nullable(z.string()),
          sendAt: instant,
          sentAt: z.nullable(instant),
        }),
      ),
      ...pageOutput,
    }),
    errors: [],
  },
})
