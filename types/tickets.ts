/** Tickets for a popular day (放号): numbers in order of arrival; the places are kept for them in that order, then booked as on any day. */
import { actions, anyone, resident, staff } from './action'
import { empty, instant, institutionId, localDate, pageInput, pageOutput, serviceCode, z } from './schema'
import { dayPart, waitingEntry } from './waiting'

/**
 * | state     | means                                                            |
 * | --------- | ---------------------------------------------------------------- |
 * | announced | no tickets yet                                                   |
 * | taking    | tickets are given; nobody books                                  |
 * | open      | places were kept for the tickets; the rest is booked as ever     |
 */
export const releaseState = z.enum(['announced', 'taking', 'open'])

const times = { ticketsFrom: instant, opensAt: instant }

export const release = z.object({
  day: localDate,
  ...times,
  state: releaseState,
  /** Seconds until then by the server's clock; 0 when it is past. */
  ticketsIn: z.number(),
  opensIn: z.number(),
  /** Places of the day that are free now. */
  places: z.number(),
  /** Tickets taken so far. */
  tickets: z.number(),
})
export type Release = z.infer<typeof release>

/** A random name that a device gives itself; only a keyed hash is kept. */
export const deviceName = z.string().check(z.regex(/^[0-9A-Za-z_-]{16,64}$/))

const whichDay = { institutionId, service: serviceCode, day: localDate }
/** Left out by a clerk, who works at one institution. */
const where = { institutionId: z.optional(institutionId) }
const workers = staff('clerk', 'manager')

export const ticketActions = actions({
  'tickets.day': {
    summary: 'The release of a day; null when the day is booked without tickets.',
    kind: 'read',
    access: anyone,
    input: z.object(whichDay),
    output: z.object({ release: z.nullable(release) }),
    errors: ['NOT_FOUND'],
  },
  'tickets.take': {
    summary:
      'Take the next number of a release, alone or with the linked partner. One a person, two a device, and so many tries a minute.',
    kind: 'write',
    access: resident,
    input: z.object({ ...whichDay, part: dayPart, withPartner: z.boolean(), device: deviceName }),
    output: waitingEntry,
    errors: [
      'NOT_FOUND',
      'SITE_NO_CAPABILITY',
      'TICKETS_LATER',
      'TICKETS_OVER',
      'DEVICE_TICKETS_FULL',
      'TOO_FAST',
      'DATE_OUT_OF_RANGE',
      'IN_LINE_ALREADY',
      'PARTNER_WAITING',
      'ALREADY_BOOKED',
      'PARTNER_BOOKED',
      'PARTNER_NOT_LINKED',
      'COUNTER_ONLY',
    ],
  },
  'tickets.releases': {
    summary: 'Releases of an institution that are ahead, and those of the last week.',
    kind: 'read',
    access: workers,
    input: z.object({ ...where, ...pageInput }),
    output: z.object({
      items: z.array(
        z.object({
          service: serviceCode,
          serviceName: z.string(),
          ...release.shape,
          /** Tickets that became appointments. */
          booked: z.number(),
        }),
      ),
      ...pageOutput,
    }),
    errors: ['NOT_FOUND'],
  },
  'tickets.release': {
    summary: 'Give the places of a day by tickets, or change the times while no ticket is taken.',
    kind: 'write',
    access: workers,
    input: z.object({ ...where, service: serviceCode, day: localDate, ...times }),
    output: release,
    errors: ['NOT_FOUND', 'SITE_NO_CAPABILITY', 'TICKETS_TAKEN'],
  },
  'tickets.withdraw': {
    summary: 'Book the day as any other; only while no ticket is taken.',
    kind: 'write',
    access: workers,
    input: z.object({ ...where, service: serviceCode, day: localDate }),
    output: empty,
    errors: ['NOT_FOUND', 'TICKETS_TAKEN'],
  },
})
