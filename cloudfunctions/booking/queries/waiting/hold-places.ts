/** Keeps freed places for somebody in line: they count as taken, so that nobody else can have them. */
import type { Instant } from '../../../../types/schema'
import type { OfferId } from '../../../../types/waiting'
import type { Db } from '../../../database/db'
import { sql } from '../../../database/sql'
import type { NextRow, OfferableSlot } from './next-in-line'

export const holdPlaces = (
  db: Db,
  slot: OfferableSlot,
  next: NextRow,
  offer: { readonly offerId: OfferId; readonly at: Instant; readonly until: Instant },
): Promise<number> =>
  db.run(sql`
    with kept as (
      update slot set booked = booked + ${next.places}::smallint
      where institution_id = ${slot.institution_id} and slot_id = ${slot.slot_id}
    ), made as (
      insert into held_offer (institution_id, offer_id, waiting_id, slot_id, places, state, offered_at, expires_at)
      values (${slot.institution_id}, ${offer.offerId}, ${next.waiting_id}, ${slot.slot_id}, ${next.places}, 'held', ${offer.at}, ${offer.until})
    )
    update waiting set state = 'offered'
    where institution_id = ${slot.institution_id} and waiting_id = ${next.waiting_id} and state = 'waiting'`)
