/** 一站式: registry, checks and folic acid in one visit, booked together or not at all. */
import { actions, resident } from './action'
import { institutionCard } from './booking'
import {
  appointmentId,
  institutionId,
  localDate,
  pageInput,
  pageOutput,
  programmeCode,
  serviceCode,
  slotId,
  timeOfDay,
  voucherId,
  z,
} from './schema'

const id = z.string().check(z.regex(/^[1-9]\d{0,18}$/))
export const itineraryId = id.brand<'ItineraryId'>()
export type ItineraryId = z.infer<typeof itineraryId>

const visit = {
  institutionId,
  day: localDate,
  withPartner: z.boolean(),
  /** The time of one's own appointment at the registry that day; no check is put beside it. */
  registryAt: z.nullable(timeOfDay),
}

/** What may be part of the visit, and whether it is free for her now. */
const plannedPart = z.object({
  programme: programmeCode,
  title: z.string(),
  /** Null for what is handed out. */
  service: z.nullable(serviceCode),
  free: z.boolean(),
  /** Why it is not free now, complete; empty when it is. */
  reasons: z.array(z.string()),
  /** Where what is missing can be filled in; null when it cannot be done on the phone. */
  page: z.nullable(z.string()),
  /** When it would be done; null when it is handed out, not free, or no time is left for it. */
  slot: z.nullable(z.object({ slotId, starts: timeOfDay, ends: timeOfDay })),
})
export type PlannedPart = z.infer<typeof plannedPart>

const part = z.object({
  programme: programmeCode,
  title: z.string(),
  voucherId,
  /** The voucher has been redeemed. */
  done: z.boolean(),
  appointment: z.nullable(
    z.object({
      appointmentId,
      starts: timeOfDay,
      ends: timeOfDay,
      /** Another day when it has been moved. */
      day: localDate,
      state: z.enum(['booked', 'cancelled', 'checked_in', 'no_show']),
    }),
  ),
})

export const itinerary = z.object({
  itineraryId,
  institutionId,
  institution: z.string(),
  address: z.string(),
  phone: z.string(),
  latitude: z.number(),
  longitude: z.number(),
  day: localDate,
  people: z.number(),
  registryAt: z.nullable(timeOfDay),
  parts: z.array(part),
  /** One code checks all of that day in; null when nothing is booked any more. */
  checkinCode: z.nullable(z.string()),
  preparation: z.array(z.string()),
  documents: z.array(z.string()),
})
export type Itinerary = z.infer<typeof itinerary>

export const oneStopActions = actions({
  'onestop.sites': {
    summary: 'Institutions where all checks are done, with the next days on which they fit into one visit.',
    kind: 'read',
    access: resident,
    input: z.object({ withPartner: z.boolean() }),
    output: z.object({
      items: z.array(z.object({ ...institutionCard.shape, days: z.array(localDate) })),
    }),
    errors: [],
  },
  'onestop.plan': {
    summary:
      'What a visit on one day would hold: each check at a time that fits, what is handed out, what is free.',
    kind: 'read',
    access: resident,
    input: z.object(visit),
    output: z.object({ parts: z.array(plannedPart) }),
    errors: ['NOT_FOUND', 'PARTNER_NOT_LINKED'],
  },
  'onestop.book': {
    summary: 'Books all chosen checks and claims all vouchers of the visit, or nothing.',
    kind: 'write',
    access: resident,
    input: z.object({
      ...visit,
      checks: z
        .array(z.object({ service: serviceCode, slotId }))
        .check(z.minLength(1, '请至少选择一项检查'), z.maxLength(5)),
      supplies: z.array(programmeCode).check(z.maxLength(5)),
    }),
    output: itinerary,
    errors: [
      'NOT_FOUND',
      'PART_NOT_FREE',
      'PARTS_OVERLAP',
      'SLOT_FULL',
      'SITE_CLOSED',
      'TICKETED',
      'SITE_NO_CAPABILITY',
      'COUNTER_ONLY',
      'ALREADY_BOOKED',
      'PARTNER_NOT_LINKED',
      'PARTNER_BOOKED',
      'SLOT_PAST',
    ],
  },
  'onestop.mine': {
    summary: "The caller's one-stop visits, and those that the partner booked for both; newest first.",
    kind: 'read',
    access: resident,
    input: z.object({ ...pageInput }),
    output: z.object({ items: z.array(itinerary), ...pageOutput }),
    errors: [],
  },
  'onestop.get': {
    summary: 'One visit.',
    kind: 'read',
    access: resident,
    input: z.object({ itineraryId }),
    output: itinerary,
    errors: ['NOT_FOUND'],
  },
  'onestop.cancel': {
    summary: 'Cancels every appointment of the visit that has not begun; the vouchers stay.',
    kind: 'write',
    access: resident,
    input: z.object({ itineraryId }),
    output: itinerary,
    errors: ['NOT_FOUND', 'APPOINTMENT_CLOSED'],
  },
})
