/** The sessions that somebody would wait for, held against change until the end of the transaction. */
import type { LocalDate, SlotId, TimeOfDay } from '../../../../types/schema'
import type { Db } from '../../../database/db'
import { sql } from '../../../database/sql'
import { admitsThem, dayIsHeld, dayIsOpen } from '../open-day'
import type { Moment } from '../../rules/moment'
import type { Wish } from './join-line'

export interface WantedSession {
  readonly slot_id: SlotId
  readonly day: LocalDate
  readonly starts: TimeOfDay
  readonly free: number
}

/**
 * Those ahead, by time; `ticketed`: also of a day whose places are given by tickets first. The share lock waits for whoever is just freeing a place there, and makes whoever frees one later
 * wait until the new entry can be seen: without it a place could lie free while somebody waits.
 */
export const wantedSessions = (
  db: Db,
  wish: Wish,
  now: Moment,
  { ticketed = false }: { readonly ticketed?: boolean } = {},
): Promise<WantedSession[]> =>
  db.many<WantedSession>(sql`
    with held as materialized (
      select s.* from slot s
      cross join (values (${wish.personId}::bigint, ${wish.partnerId}::bigint)) w(person_id, partner_id)
      where s.institution_id = ${wish.institutionId} and s.service = ${wish.service}
        and s.day between ${wish.firstDay}::date and ${wish.lastDay}::date and s.capacity > 0
        and (s.day, s.starts) > (${now.day}::date, ${now.time}::time)
        and ${admitsThem}
        and (${wish.slotId}::bigint is null or s.slot_id = ${wish.slotId}::bigint)
        and (${wish.part} = 'any' or (${wish.part} = 'morning') = (s.starts < '12:00'))
      order by s.slot_id for share of s
    )
    select s.slot_id, s.day, s.starts, s.capacity - s.booked as free from held s
    left join site_day x on x.institution_id = s.institution_id and x.day = s.day
    left join holiday h on h.day = s.day
    where ${ticketed ? dayIsHeld : dayIsOpen}
    order by s.day, s.starts`)
