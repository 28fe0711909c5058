/** What the timer finds to do: offers whose time is over, sessions with room for somebody who waits, entries that are over. */
import type { Instant, InstitutionId, LocalDate, SlotId } from '../../../../types/schema'
import type { WaitingId } from '../../../../types/waiting'
import type { Db } from '../../../database/db'
import { sql } from '../../../database/sql'
import { dayIsOpen } from '../open-day'
import type { Moment } from '../../rules/moment'
import { places, wants } from './waiting-row'

export interface EntryKey {
  readonly institution_id: InstitutionId
  readonly waiting_id: WaitingId
}
export interface SlotKey {
  readonly institution_id: InstitutionId
  readonly slot_id: SlotId
}

export const lapsedOffers = (db: Db, now: Instant, atMost: number): Promise<EntryKey[]> =>
  db.many<EntryKey>(sql`
    select institution_id, waiting_id from held_offer
    where state = 'held' and expires_at <= ${now} order by expires_at, offer_id limit ${atMost}::int`)

export const entriesPast = (db: Db, today: LocalDate, atMost: number): Promise<EntryKey[]> =>
  db.many<EntryKey>(sql`
    select institution_id, waiting_id from waiting
    where state in ('waiting', 'offered') and last_day < ${today}::date order by last_day, waiting_id limit ${atMost}::int`)

/** Found from the line, which is short, and not from the sessions, which are many. */
export const slotsWithRoom = (db: Db, now: Moment, atMost: number): Promise<SlotKey[]> =>
  db.many<SlotKey>(sql`
    select distinct s.institution_id, s.slot_id
    from waiting w
    join slot s on ${wants}
    left join site_day x on x.institution_id = s.institution_id and x.day = s.day
    left join holiday h on h.day = s.day
    where w.state = 'waiting' and s.capacity - s.booked >= ${places} and ${dayIsOpen}
      and (s.day, s.starts) > (${now.day}::date, ${now.time}::time)
    order by 1, 2 limit ${atMost}::int`)
