/** Waiting for a place: the line of a service at an institution, and the places held for the next in it. */
import { actions, resident } from './action'
import { appointment } from './booking'
import { empty, institutionId, instant, localDate, serviceCode, slotId, timeOfDay, z } from './schema'

const id = z.string().check(z.regex(/^[1-9]\d{0,18}$/))
export const waitingId = id.brand<'WaitingId'>()
export type WaitingId = z.infer<typeof waitingId>
export const offerId = id.brand<'OfferId'>()
export type OfferId = z.infer<typeof offerId>

export const dayPart = z.enum(['any', 'morning', 'afternoon'])
export type DayPart = z.infer<typeof dayPart>

export const waitingEntry = z.object({
  waitingId,
  institutionId,
  institution: z.string(),
  service: serviceCode,
  serviceName: z.string(),
  firstDay: localDate,
  lastDay: localDate,
  part: dayPart,
  /** The one session waited for; null when any of the days will do. */
  session: z.nullable(z.object({ starts: timeOfDay, ends: timeOfDay })),
  /** 1, or 2 when the couple comes together. */
  people: z.number(),
  state: z.enum(['waiting', 'offered', 'over']),
  /** Place in line among those who wait for some of the same sessions; null once it is over. */
  place: z.nullable(z.number()),
  /** Its number in the release of that day; null for who joined without one. */
  ticket: z.nullable(z.number()),
  /** A place that is kept until an instant. */
  offer: z.nullable(
    z.object({
      day: localDate,
      starts: timeOfDay,
      ends: timeOfDay,
      until: instant,
      secondsLeft: z.number(),
    }),
  ),
  /** Why it is over. */
  reason: z.nullable(z.enum(['days_past', 'offers_refused'])),
})
export type WaitingEntry = z.infer<typeof waitingEntry>

const mine = z.object({ institutionId, waitingId })

export const waitingActions = actions({
  'waiting.join': {
    summary:
      'Wait for a place in the sessions of some days, alone or with the linked partner. Refused while one of them is free.',
    kind: 'write',
    access: resident,
    input: z.object({
      institutionId,
      service: serviceCode,
      firstDay: localDate,
      lastDay: localDate,
      part: dayPart,
      /** Only this session; the days are then its day. */
      slotId: z.optional(slotId),
      withPartner: z.boolean(),
    }),
    output: waitingEntry,
    errors: [
      'NOT_FOUND',
      'SITE_NO_CAPABILITY',
      'DATE_OUT_OF_RANGE',
      'PLACES_FREE',
      'TICKETED',
      'IN_LINE_ALREADY',
      'PARTNER_WAITING',
      'ALREADY_BOOKED',
      'PARTNER_BOOKED',
      'PARTNER_NOT_LINKED',
      'COUNTER_ONLY',
    ],
  },
  'waiting.mine': {
    summary: 'Where the caller waits, what is kept for her, and what ended by itself in the last seven days.',
    kind: 'read',
    access: resident,
    input: empty,
    output: z.object({ items: z.array(waitingEntry) }),
    errors: [],
  },
  'waiting.accept': {
    summary: 'Take the place that is kept: it becomes an appointment. Either of a couple may, for both.',
    kind: 'write',
    access: resident,
    input: mine,
    output: appointment,
    errors: ['NOT_FOUND', 'OFFER_GONE', 'ALREADY_BOOKED', 'PARTNER_BOOKED', 'PARTNER_NOT_LINKED'],
  },
  'waiting.decline': {
    summary: 'Let the place that is kept go to the next in line, and keep waiting for another.',
    kind: 'write',
    access: resident,
    input: mine,
    output: waitingEntry,
    errors: ['NOT_FOUND', 'OFFER_GONE'],
  },
  'waiting.leave': {
    summary: 'Wait no more; a place that is kept goes to the next in line.',
    kind: 'write',
    access: resident,
    input: mine,
    output: empty,
    errors: ['NOT_FOUND'],
  },
})
