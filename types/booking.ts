/** Institutions, calendars, appointments for one or for two. */
import { actions, anyone, resident, staff } from './action'
import { audience } from './sessions'
import {
  appointmentId,
  empty,
  institutionId,
  localDate,
  pageInput,
  pageOutput,
  serviceCode,
  slotId,
  timeOfDay,
  z,
} from './schema'

export const institutionCard = z.object({
  institutionId,
  name: z.string(),
  address: z.string(),
  phone: z.string(),
  hours: z.string(),
  latitude: z.number(),
  longitude: z.number(),
  /** Metres in a straight line from the given position; null without one. */
  distance: z.nullable(z.number()),
  /** The next session with enough places, null when nothing is free in the next 60 days. */
  nextFree: z.nullable(z.object({ day: localDate, starts: timeOfDay })),
  services: z.array(serviceCode),
  /** How the city's policy calls it; empty where the city has no such names. */
  roles: z.array(z.string()),
})
export type InstitutionCard = z.infer<typeof institutionCard>

export const calendarDay = z.object({
  day: localDate,
  free: z.number(),
  capacity: z.number(),
  /** Why nothing can be booked: past, full, holiday (with its name), closed, no_session; tickets: see `tickets.day`. */
  closed: z.nullable(z.enum(['past', 'full', 'holiday', 'closed', 'no_session', 'tickets'])),
  mark: z.nullable(z.object({ kind: z.enum(['off', 'work']), name: z.string() })),
})
export type CalendarDay = z.infer<typeof calendarDay>

export const freeSlot = z.object({
  slotId,
  starts: timeOfDay,
  ends: timeOfDay,
  free: z.number(),
  capacity: z.number(),
  audience,
})

export const appointment = z.object({
  appointmentId,
  institutionId,
  institution: z.string(),
  address: z.string(),
  phone: z.string(),
  latitude: z.number(),
  longitude: z.number(),
  service: serviceCode,
  serviceName: z.string(),
  day: localDate,
  starts: timeOfDay,
  ends: timeOfDay,
  state: z.enum(['booked', 'cancelled', 'checked_in', 'no_show']),
  /** 1, or 2 when the couple comes together. */
  people: z.number(),
  partnerName: z.nullable(z.string()),
  /** Shown as QR for check-in, only while booked. */
  checkinCode: z.nullable(z.string()),
  preparation: z.array(z.string()),
  documents: z.array(z.string()),
  canChange: z.boolean(),
  /** Its session is not held any more: the person is asked to choose another. */
  toMove: z.boolean(),
})
export type Appointment = z.infer<typeof appointment>

const place = { institutionId, service: serviceCode }
const mine = z.object({ institutionId, appointmentId })

export const bookingActions = actions({
  'institutions.list': {
    summary: 'Institutions that offer a service, nearest first when a position is given.',
    kind: 'read',
    access: anyone,
    input: z.object({
      service: serviceCode,
      people: z.optional(z.int().check(z.gte(1), z.lte(2))),
      latitude: z.optional(z.number().check(z.gte(-90), z.lte(90))),
      longitude: z.optional(z.number().check(z.gte(-180), z.lte(180))),
      ...pageInput,
    }),
    output: z.object({ items: z.array(institutionCard), ...pageOutput }),
    errors: [],
  },
  'booking.calendar': {
    summary: "One month of an institution's days with free places, holidays and 调休.",
    kind: 'read',
    access: anyone,
    input: z.object({
      ...place,
      month: z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])$/)),
      /** 2 counts only sessions with room for both. */
      people: z.optional(z.int().check(z.gte(1), z.lte(2))),
    }),
    output: z.object({ month: z.string(), days: z.array(calendarDay), preparation: z.array(z.string()) }),
    errors: ['NOT_FOUND', 'SITE_NO_CAPABILITY'],
  },
  'booking.slots': {
    summary: 'The sessions of one day with their free places.',
    kind: 'read',
    access: anyone,
    input: z.object({ ...place, day: localDate }),
    output: z.object({ items: z.array(freeSlot) }),
    errors: ['NOT_FOUND', 'SITE_NO_CAPABILITY'],
  },
  'booking.book': {
    summary:
      'Book one appointment for the caller, or for the caller and the linked partner together: both or neither.',
    kind: 'write',
    access: resident,
    input: z.object({ institutionId, slotId, service: serviceCode, withPartner: z.boolean() }),
    output: appointment,
    errors: [
      'NOT_FOUND',
      'SLOT_FULL',
      'SITE_CLOSED',
      'SITE_NO_CAPABILITY',
      'ALREADY_BOOKED',
      'PARTNER_NOT_LINKED',
      'PARTNER_BOOKED',
      'SLOT_PAST',
      'COUNTER_ONLY',
      'SLOT_WOMEN_ONLY',
      'SLOT_COUPLES_ONLY',
      'TICKETED',
    ],
  },
  'booking.mine': {
    summary: "The caller's appointments, next first.",
    kind: 'read',
    access: resident,
    input: z.object({ ...pageInput }),
    output: z.object({ items: z.array(appointment), ...pageOutput }),
    errors: [],
  },
  'booking.get': {
    summary: 'One appointment of the caller.',
    kind: 'read',
    access: resident,
    input: mine,
    output: appointment,
    errors: ['NOT_FOUND'],
  },
  'booking.reschedule': {
    summary:
      'Move an appointment to another session of the same service; the old place is freed only if the new one is had.',
    kind: 'write',
    access: resident,
    input: z.object({ institutionId, appointmentId, slotId }),
    output: appointment,
    errors: [
      'NOT_FOUND',
      'SLOT_FULL',
      'SITE_CLOSED',
      'SITE_NO_CAPABILITY',
      'SLOT_PAST',
      'SLOT_WOMEN_ONLY',
      'SLOT_COUPLES_ONLY',
      'TICKETED',
      'PAST_WINDOW',
      'APPOINTMENT_CLOSED',
    ],
  },
  'booking.cancel': {
    summary: 'Cancel an appointment; its places are free at once.',
    kind: 'write',
    access: resident,
    input: mine,
    output: appointment,
    errors: ['NOT_FOUND', 'APPOINTMENT_CLOSED'],
  },
  'desk.today': {
    summary: "The appointments of one day at the caller's institution, masked.",
    kind: 'read',
    access: staff('clerk'),
    input: z.object({ day: z.optional(localDate), ...pageInput }),
    output: z.object({
      day: localDate,
      items: z.array(
        z.object({
          appointmentId,
          starts: timeOfDay,
          serviceName: z.string(),
          names: z.array(z.string()),
          state: z.enum(['booked', 'cancelled', 'checked_in', 'no_show']),
          /** 绿色通道: to be called before the others. Why is nobody's business here. */
          priority: z.boolean(),
        }),
      ),
      ...pageOutput,
    }),
    errors: [],
  },
  'desk.checkIn': {
    summary: 'Check an appointment in by its code; a second scan says when the first was.',
    kind: 'write',
    access: staff('clerk'),
    input: z.object({ code: z.string().check(z.minLength(6), z.maxLength(200)) }),
    output: z.object({
      appointmentId,
      serviceName: z.string(),
      starts: timeOfDay,
      day: localDate,
      names: z.array(z.string()),
      checkedInAt: z.string(),
      /** In the queue of the day; null when another part of the same visit has it. */
      number: z.nullable(z.number()),
      priority: z.boolean(),
      already: z.boolean(),
    }),
    errors: ['NOT_FOUND', 'WRONG_INSTITUTION', 'WRONG_DAY', 'APPOINTMENT_CLOSED'],
  },
  'institutions.get': {
    summary: 'One institution.',
    kind: 'read',
    access: anyone,
    input: z.object({ institutionId }),
    output: institutionCard,
    errors: ['NOT_FOUND'],
  },
  'booking.services': {
    summary: 'The bookable services with their Chinese names and preparation notes.',
    kind: 'read',
    access: anyone,
    input: empty,
    output: z.object({
      items: z.array(
        z.object({
          service: serviceCode,
          name: z.string(),
          preparation: z.array(z.string()),
          documents: z.array(z.string()),
          forTwo: z.boolean(),
        }),
      ),
    }),
    errors: [],
  },
})
