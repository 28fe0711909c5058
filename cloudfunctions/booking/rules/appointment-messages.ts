/** The two messages of an appointment: the confirmation now, the preparation on the evening before. */
import type { AppointmentId, Instant, LocalDate, PersonId, TimeOfDay } from '../../../types/schema'
import { addDays, chineseDate } from '../../eligibility/rules/calendar'
import { epochOf, instantAt } from '../../platform/clock'
import type { NewMessage } from '../../reminders/enqueue'

export interface Announced {
  readonly appointmentId: AppointmentId
  readonly movedCount: number
  readonly people: readonly PersonId[]
  readonly day: LocalDate
  readonly starts: TimeOfDay
  readonly institution: string
  readonly serviceName: string
  readonly preparation: readonly string[]
  readonly documents: readonly string[]
}

/** Every message of an appointment starts with this, whichever move it belongs to. */
export const messagePrefix = (appointmentId: AppointmentId): string => `appointment:${appointmentId}:`

/** Every call about moving one appointment starts with this. */
export const moveTaskPrefix = (appointmentId: AppointmentId): string => `move:${appointmentId}:`

/** The session is not held any more: once a day at most, until it would have been. */
export const moveMessages = (
  appointmentId: AppointmentId,
  people: readonly PersonId[],
  params: NewMessage['params'],
  lastDay: LocalDate,
  now: Instant,
  today: LocalDate,
): NewMessage[] =>
  people.map(personId => ({
    personId,
    dedupeKey: `${messagePrefix(appointmentId)}move:${today}`,
    kind: 'appointment',
    template: 'appointment.move',
    params,
    urgency: 'U3',
    lastDay,
    sendAt: now,
  }))

const evening = '18:00' as TimeOfDay

/**
 * Parameters: institution, service, date (12月3日), time (08:00), preparation and documents joined by 「;」. No names. When
 * the evening before has passed, the confirmation alone carries the preparation.
 */
export function appointmentMessages(a: Announced, now: Instant, today: LocalDate): NewMessage[] {
  const params = {
    institution: a.institution,
    service: a.serviceName,
    date: chineseDate(a.day, today),
    time: a.starts,
    preparation: a.preparation.join(';'),
    documents: a.documents.join(';'),
  }
  const key = `${messagePrefix(a.appointmentId)}${a.movedCount}`
  const eve = addDays(a.day, -1)
  const eveAt = instantAt(eve, evening)
  return a.people.flatMap(personId => {
    const common = { personId, kind: 'appointment', params } as const
    const booked: NewMessage = {
      ...common,
      dedupeKey: `${key}:booked`,
      template: 'appointment.booked',
      urgency: 'U1',
      lastDay: a.day,
      sendAt: now,
    }
    if (epochOf(eveAt) <= epochOf(now)) return [booked]
    const tomorrow: NewMessage = {
      ...common,
      dedupeKey: `${key}:tomorrow`,
      template: 'appointment.tomorrow',
      urgency: 'U2',
      lastDay: eve,
      sendAt: eveAt,
    }
    return [booked, tomorrow]
  })
}
