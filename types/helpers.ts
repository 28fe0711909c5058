/** A relative who may book for somebody: the mandate is hers to give and to take back, and shows what was booked, nothing else. */
import { actions, resident } from './action'
import {
  appointmentId,
  empty,
  institutionId,
  instant,
  localDate,
  serviceCode,
  slotId,
  timeOfDay,
  z,
} from './schema'

export const helperId = z
  .string()
  .check(z.regex(/^[1-9]\d{0,18}$/))
  .brand<'HelperId'>()
export type HelperId = z.infer<typeof helperId>

/** Somebody who may book for the caller, or is asked to. */
const mandate = z.object({
  helperId,
  /** Masked; null until the code was taken up. */
  name: z.nullable(z.string()),
  until: localDate,
  /** To hand over; null once it was taken up. */
  code: z.nullable(z.object({ text: z.string(), until: instant })),
})
export type Mandate = z.infer<typeof mandate>

export const helped = z.object({
  institutionId,
  appointmentId,
  institution: z.string(),
  serviceName: z.string(),
  day: localDate,
  starts: timeOfDay,
  /** Until the session begins. */
  canCancel: z.boolean(),
})
export type Helped = z.infer<typeof helped>

const somebody = z.object({
  helperId,
  /** Masked, of the one whom the caller helps. */
  name: z.string(),
  until: localDate,
  /** Coming appointments that the caller booked for her. */
  booked: z.array(helped),
})
export type Somebody = z.infer<typeof somebody>

export const helperActions = actions({
  'helpers.mine': {
    summary: 'Who may book for the caller, and for whom the caller may book.',
    kind: 'read',
    access: resident,
    input: empty,
    output: z.object({ mine: z.array(mandate), others: z.array(somebody) }),
    errors: [],
  },
  'helpers.ask': {
    summary: 'Give a mandate: a code that one relative takes up within a day, for 30, 90 or 365 days.',
    kind: 'write',
    access: resident,
    input: z.object({ days: z.union([z.literal(30), z.literal(90), z.literal(365)]) }),
    output: mandate,
    errors: ['HELPERS_FULL'],
  },
  'helpers.accept': {
    summary: 'Take a mandate up by its code.',
    kind: 'write',
    access: resident,
    input: z.object({ code: z.string().check(z.minLength(8), z.maxLength(40)) }),
    output: somebody,
    errors: ['INVITATION_UNKNOWN', 'OWN_INVITATION', 'ALREADY_LINKED'],
  },
  'helpers.end': {
    summary: 'End a mandate at once, by her who gave it or by the helper. Nobody is told.',
    kind: 'write',
    access: resident,
    input: z.object({ helperId }),
    output: empty,
    errors: ['NOT_FOUND'],
  },
  'helpers.book': {
    summary: 'Book for somebody else by her mandate, under the rules that hold for her.',
    kind: 'write',
    access: resident,
    input: z.object({ helperId, institutionId, slotId, service: serviceCode }),
    output: helped,
    errors: [
      'PROXY_NOT_AUTH',
      'NOT_FOUND',
      'SLOT_FULL',
      'SITE_CLOSED',
      'TICKETED',
      'SITE_NO_CAPABILITY',
      'ALREADY_BOOKED',
      'SLOT_PAST',
      'COUNTER_ONLY',
    ],
  },
  'helpers.cancel': {
    summary: 'Cancel what the caller booked for her.',
    kind: 'write',
    access: resident,
    input: z.object({ helperId, institutionId, appointmentId }),
    output: empty,
    errors: ['PROXY_NOT_AUTH', 'NOT_FOUND', 'APPOINTMENT_CLOSED'],
  },
})
