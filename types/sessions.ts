/** What an institution offers and when: weekly sessions, single days, and what a change does to people who have booked. */
import { actions, staff } from './action'
import {
  appointmentId,
  institutionId,
  localDate,
  pageInput,
  pageOutput,
  serviceCode,
  timeOfDay,
  z,
} from './schema'

/** Who may book a session: `couples` means both together. */
export const audience = z.enum(['anyone', 'women', 'couples'])
export type Audience = z.infer<typeof audience>

export const resourceId = z
  .string()
  .check(z.regex(/^[1-9]\d{0,18}$/))
  .brand<'ResourceId'>()
export type ResourceId = z.infer<typeof resourceId>

/** What several services of an institution share; it serves so many people at one time. */
const resourceParts = {
  name: z.string().check(z.trim(), z.minLength(2, '请填写名称'), z.maxLength(20, '最多20个字')),
  kind: z.enum(['room', 'device', 'doctor', 'desk']),
  places: z.int().check(z.gte(1, '至少1人'), z.lte(200, '最多200人')),
}
const resource = z.object({ resourceId, ...resourceParts })
export type Resource = z.infer<typeof resource>

const session = z.object({
  /** ISO 8601: 1 Monday … 7 Sunday. */
  weekday: z.int().check(z.gte(1), z.lte(7)),
  starts: timeOfDay,
  ends: timeOfDay,
  /** Places, one a person. */
  capacity: z.int().check(z.gte(1, '至少1个名额'), z.lte(200, '最多200个名额')),
  audience,
  /** What it uses of the institution's resources. */
  resourceId: z.optional(z.nullable(resourceId)),
})
export type SessionRow = z.infer<typeof session>
const sessions = z.array(session).check(z.maxLength(80))

/**
 * | kind   | means                                                                   | taken back with  |
 * | ------ | ----------------------------------------------------------------------- | ---------------- |
 * | weekly | from that day on, every week                                            | another plan     |
 * | day    | one service on one day: other times or places; without sessions: closed | `sessions: null` |
 * | site   | the whole institution on one day, against weekdays and holidays         | `open: null`     |
 */
export const sessionChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('weekly'), service: serviceCode, from: localDate, sessions }),
  z.object({
    kind: z.literal('day'),
    service: serviceCode,
    day: localDate,
    sessions: z.nullable(sessions),
  }),
  z.object({ kind: z.literal('site'), day: localDate, open: z.nullable(z.boolean()) }),
])
export type SessionChange = z.infer<typeof sessionChange>

/** Left out by a clerk, who works at one institution. */
const where = { institutionId: z.optional(institutionId) }
const reason = z.string().check(z.trim(), z.minLength(2, '请写明原因'), z.maxLength(60, '最多60个字'))

export const sessionEffect = z.object({
  opens: z.number(),
  changes: z.number(),
  closes: z.number(),
  /** People who have booked a session that will not be held; each is asked to move. */
  people: z.number(),
  touched: z.array(
    z.object({
      service: serviceCode,
      name: z.string(),
      day: localDate,
      starts: timeOfDay,
      people: z.number(),
    }),
  ),
})
export type SessionEffect = z.infer<typeof sessionEffect>

const workers = staff('clerk', 'manager')

export const sessionActions = actions({
  'sessions.institutions': {
    summary: "The active institutions of the manager's division.",
    kind: 'read',
    access: staff('manager'),
    input: z.object({ ...pageInput }),
    output: z.object({ items: z.array(z.object({ institutionId, name: z.string() })), ...pageOutput }),
    errors: [],
  },
  'sessions.week': {
    summary:
      'The weekly sessions of an institution for each service that it can do, and what is planned next.',
    kind: 'read',
    access: workers,
    input: z.object(where),
    output: z.object({
      institutionId,
      name: z.string(),
      today: localDate,
      /** Sessions are open until this day. */
      until: localDate,
      services: z.array(
        z.object({
          service: serviceCode,
          name: z.string(),
          /** Fasting services have mornings only. */
          morningOnly: z.boolean(),
          /** Since when the institution's own plan holds; null while the city's pack does. */
          since: z.nullable(localDate),
          sessions,
          next: z.nullable(z.object({ from: localDate, sessions })),
        }),
      ),
    }),
    errors: ['NOT_FOUND'],
  },
  'sessions.exceptions': {
    summary: 'Days ahead on which the institution decided otherwise.',
    kind: 'read',
    access: workers,
    input: z.object({ ...where, ...pageInput }),
    output: z.object({
      items: z.array(
        z.object({
          day: localDate,
          /** Null when it is the whole institution. */
          service: z.nullable(serviceCode),
          name: z.nullable(z.string()),
          open: z.boolean(),
          sessions,
          reason: z.string(),
          decidedBy: z.string(),
        }),
      ),
      ...pageOutput,
    }),
    errors: ['NOT_FOUND'],
  },
  'sessions.proposals': {
    summary:
      'Days of the coming year on which registries open although the institution, which does premarital checks, would not.',
    kind: 'read',
    access: workers,
    input: z.object(where),
    output: z.object({ items: z.array(z.object({ day: localDate, name: z.string() })) }),
    errors: ['NOT_FOUND'],
  },
  'sessions.preview': {
    summary: 'What a change would do to the sessions that are open, without making it.',
    kind: 'read',
    access: workers,
    input: z.object({ ...where, change: sessionChange }),
    output: sessionEffect,
    errors: ['NOT_FOUND', 'SITE_NO_CAPABILITY', 'RESOURCE_SHORT'],
  },
  'sessions.change': {
    summary: 'Change sessions; everybody who has booked one that is not held any more is asked to move.',
    kind: 'write',
    access: workers,
    input: z.object({ ...where, change: sessionChange, reason }),
    output: sessionEffect,
    errors: ['NOT_FOUND', 'SITE_NO_CAPABILITY', 'RESOURCE_SHORT'],
  },
  'sessions.resources': {
    summary: 'Rooms, devices and people of an institution that its sessions share.',
    kind: 'read',
    access: workers,
    input: z.object(where),
    output: z.object({ items: z.array(resource) }),
    errors: ['NOT_FOUND'],
  },
  'sessions.putResource': {
    summary: 'Add a resource, or change one; never to fewer places than its sessions use.',
    kind: 'write',
    access: workers,
    input: z.object({ ...where, resourceId: z.optional(resourceId), ...resourceParts }),
    output: resource,
    errors: ['NOT_FOUND', 'RESOURCE_SHORT', 'RESOURCE_NAMED'],
  },
  'sessions.toMove': {
    summary: 'Appointments ahead whose session is not held any more, masked.',
    kind: 'read',
    access: workers,
    input: z.object({ ...where, ...pageInput }),
    output: z.object({
      items: z.array(
        z.object({
          appointmentId,
          name: z.string(),
          day: localDate,
          starts: timeOfDay,
          /** Masked. */
          names: z.array(z.string()),
        }),
      ),
      ...pageOutput,
    }),
    errors: ['NOT_FOUND'],
  },
})
