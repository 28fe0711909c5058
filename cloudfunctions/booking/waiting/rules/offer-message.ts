/** What the people of an entry are told when a place is kept for them. */
import type { Instant, LocalDate, PersonId, TimeOfDay } from '../../../../types/schema'
import type { OfferId, WaitingId } from '../../../../types/waiting'
import { chineseDate } from '../../../eligibility/rules/calendar'
import { dateOf, timeOf } from '../../../platform/clock'
import type { NewMessage } from '../../../reminders/enqueue'

export interface Kept {
  readonly waitingId: WaitingId
  readonly offerId: OfferId
  readonly people: readonly PersonId[]
  readonly institution: string
  readonly serviceName: string
  readonly day: LocalDate
  readonly starts: TimeOfDay
  readonly until: Instant
}

/** Every message of an entry starts with this. */
export const offerPrefix = (waitingId: WaitingId): string => `waiting:${waitingId}:`

export function offerMessages(kept: Kept, now: Instant): NewMessage[] {
  const today = dateOf(now)
  const lastDay = dateOf(kept.until)
  return kept.people.map(personId => ({
    personId,
    dedupeKey: `${offerPrefix(kept.waitingId)}${kept.offerId}`,
    kind: 'appointment',
    template: 'appointment.kept',
    params: {
      institution: kept.institution,
      service: kept.serviceName,
      date: chineseDate(kept.day, today),
      time: kept.starts,
      until: `${chineseDate(lastDay, today)}${timeOf(kept.until)}`,
    },
    urgency: 'U3',
    lastDay,
    sendAt: now,
  }))
}
