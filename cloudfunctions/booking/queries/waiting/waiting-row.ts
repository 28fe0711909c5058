/** An entry in a line with its institution, the one session it may be for, and the offer that is held for it. */
import type {
  Instant,
  InstitutionId,
  LocalDate,
  PersonId,
  ServiceCode,
  SlotId,
  TimeOfDay,
} from '../../../../types/schema'
import type { DayPart, OfferId, WaitingId } from '../../../../types/waiting'
import { sql, type Query } from '../../../database/sql'
import { admitsThem } from '../open-day'

/**
 * | state   | comes from      | by                                                                    |
 * | ------- | --------------- | --------------------------------------------------------------------- |
 * | waiting | -               | joining                                                               |
 * | waiting | offered         | declining, or letting the offer lapse, the first and the second time  |
 * | offered | waiting         | a freed place that is held for it                                     |
 * | booked  | offered         | accepting                                                             |
 * | left    | waiting, offered | leaving, another appointment of the service, a pregnancy that ended  |
 * | over    | waiting, offered | its last day is past, or its third offer was not taken               |
 */
export type WaitingState = 'waiting' | 'offered' | 'booked' | 'left' | 'over'
export type EndedWhy = 'left' | 'booked_elsewhere' | 'given_up' | 'days_past' | 'offers_refused'

export interface WaitingRow {
  readonly institution_id: InstitutionId
  readonly waiting_id: WaitingId
  readonly service: ServiceCode
  readonly person_id: PersonId
  readonly partner_id: PersonId | null
  readonly first_day: LocalDate
  readonly last_day: LocalDate
  readonly part: DayPart
  readonly slot_id: SlotId | null
  readonly state: WaitingState
  readonly reason: EndedWhy | null
  readonly refused: number
  readonly ticket: number | null
  readonly institution: string
  /** Of the one session waited for. */
  readonly starts: TimeOfDay | null
  readonly ends: TimeOfDay | null
  readonly offer_id: OfferId | null
  readonly offer_slot_id: SlotId | null
  readonly offer_day: LocalDate | null
  readonly offer_starts: TimeOfDay | null
  readonly offer_ends: TimeOfDay | null
  readonly expires_at: Instant | null
}

export const waitingColumns = sql`
  w.institution_id, w.waiting_id, w.service, w.person_id, w.partner_id, w.first_day, w.last_day, w.part, w.slot_id, w.state,
  w.reason, w.refused, w.ticket, i.name as institution, s.starts, s.ends, o.offer_id, o.slot_id as offer_slot_id, f.day as offer_day,
  f.starts as offer_starts, f.ends as offer_ends, o.expires_at`

/** Needs `waiting w`. */
export const waitingTables = sql`
  join institution i on i.institution_id = w.institution_id
  left join slot s on s.institution_id = w.institution_id and s.slot_id = w.slot_id
  left join held_offer o on o.institution_id = w.institution_id and o.waiting_id = w.waiting_id and o.state = 'held'
  left join slot f on f.institution_id = o.institution_id and f.slot_id = o.slot_id`

/** Whether a session (s) is one that an entry (w) waits for, is for them, and was not asked about before. */
export const wants = sql`
  w.institution_id = s.institution_id and w.service = s.service and s.day between w.first_day and w.last_day
  and (w.slot_id is null or w.slot_id = s.slot_id) and ${admitsThem}
  and (w.part = 'any' or (w.part = 'morning') = (s.starts < '12:00'))
  and not exists (select 1 from held_offer b
                  where b.institution_id = w.institution_id and b.waiting_id = w.waiting_id and b.slot_id = s.slot_id)`

/** The order of the line; null tickets come last. Needs `waiting` under that name. */
export const lineOrder = (entry: 'a' | 'w'): Query =>
  entry === 'a'
    ? sql`coalesce(a.ticket, 2147483647), a.created_at, a.waiting_id`
    : sql`coalesce(w.ticket, 2147483647), w.created_at, w.waiting_id`

/** Places that an entry needs. */
export const places = sql`(1 + (w.partner_id is not null)::int)`
