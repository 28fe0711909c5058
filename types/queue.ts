/** The queue of a day at a clinic: numbers in the order of coming, calling the next, people without an appointment. */
import { actions, resident, staff } from './action'
import {
  appointmentId,
  empty,
  institutionId,
  pageInput,
  pageOutput,
  personId,
  serviceCode,
  timeOfDay,
  z,
} from './schema'

export const queueLine = z.object({
  service: serviceCode,
  serviceName: z.string(),
  /** Checked in and not called. */
  waiting: z.number(),
  /** The last number that was called; null before the first. */
  called: z.nullable(z.number()),
  /** Places of today's sessions that are not over. */
  free: z.number(),
})
export type QueueLine = z.infer<typeof queueLine>

const ticket = z.object({
  number: z.number(),
  /** Masked; two of a couple. */
  names: z.array(z.string()),
  /** Of the session that was booked. */
  starts: timeOfDay,
  walkIn: z.boolean(),
  called: z.boolean(),
  /** 绿色通道: called before the others. Why is nobody's business here. */
  priority: z.boolean(),
})
export type QueueTicket = z.infer<typeof ticket>

export const queueActions = actions({
  'queue.mine': {
    summary:
      'The number that the caller got at check-in, how many are called before her, and whether she was called.',
    kind: 'read',
    access: resident,
    input: z.object({ institutionId, appointmentId }),
    output: z.object({
      ticket: z.nullable(z.object({ number: z.number(), ahead: z.number(), called: z.boolean() })),
    }),
    errors: ['NOT_FOUND'],
  },
  'queue.lines': {
    summary: "Today's queues at the clerk's institution, by service.",
    kind: 'read',
    access: staff('clerk'),
    input: empty,
    output: z.object({ items: z.array(queueLine) }),
    errors: [],
  },
  'queue.line': {
    summary: 'Who is in one of them, by number, masked.',
    kind: 'read',
    access: staff('clerk'),
    input: z.object({ service: serviceCode, ...pageInput }),
    output: z.object({ items: z.array(ticket), ...pageOutput }),
    errors: [],
  },
  'queue.callNext': {
    summary: 'Call the lowest number that was not called, those of the green channel first.',
    kind: 'write',
    access: staff('clerk'),
    input: z.object({ service: serviceCode }),
    output: ticket,
    errors: ['QUEUE_EMPTY'],
  },
  'queue.walkIn': {
    summary:
      'Take in somebody who was found today by her document and has no appointment, while a session of today has a place.',
    kind: 'write',
    access: staff('clerk'),
    input: z.object({ personId, service: serviceCode }),
    output: ticket,
    errors: ['NOT_FOUND', 'NO_PLACE_TODAY', 'ALREADY_BOOKED', 'SITE_NO_CAPABILITY'],
  },
})
