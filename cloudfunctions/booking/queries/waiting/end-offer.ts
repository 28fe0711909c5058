/** An offer comes to its end. Its session's row and its entry must be locked. */
import type { Instant } from '../../../../types/schema'
import type { Db } from '../../../database/db'
import { sql } from '../../../database/sql'
import type { WaitingRow } from './waiting-row'

/** The places go to an appointment that the caller makes: the number taken stays. */
export const markAccepted = (db: Db, w: WaitingRow, at: Instant): Promise<number> =>
  db.run(sql`
    with taken as (
      update held_offer set state = 'accepted', ended_at = ${at}
      where institution_id = ${w.institution_id} and offer_id = ${w.offer_id} and state = 'held'
    ), settled as (
      update waiting set state = 'booked', ended_at = ${at}
      where institution_id = ${w.institution_id} and waiting_id = ${w.waiting_id}
    )
    update waiting_member set open = false
    where person_id = any(${[w.person_id, w.partner_id]}::bigint[]) and waiting_id = ${w.waiting_id}`)

/** The places are free again; the entry waits on. */
export const releaseOffer = (
  db: Db,
  w: WaitingRow,
  state: 'declined' | 'lapsed' | 'withdrawn',
  at: Instant,
): Promise<number> =>
  db.run(sql`
    with gone as (
      update held_offer set state = ${state}, ended_at = ${at}
      where institution_id = ${w.institution_id} and offer_id = ${w.offer_id} and state = 'held'
      returning institution_id, waiting_id, slot_id, places
    ), freed as (
      update slot s set booked = s.booked - g.places from gone g
      where s.institution_id = g.institution_id and s.slot_id = g.slot_id
    )
    update waiting w set state = 'waiting', refused = w.refused + (${state} <> 'withdrawn')::int from gone g
    where w.institution_id = g.institution_id and w.waiting_id = g.waiting_id`)
