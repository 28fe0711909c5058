/** The compare-and-set of a redemption, with its event. */
import type { Instant, InstitutionId, LocalDate, PersonId, VoucherId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'

export interface Redemption {
  readonly home: PersonId
  readonly voucherId: VoucherId
  readonly eventId: string
  readonly at: Instant
  readonly today: LocalDate
  readonly institutionId: InstitutionId
  readonly accountKey: string
}

/** False when it was not `claimed` or not valid today: of any number of presentations one finds it `claimed`. */
export async function markRedeemed(db: Db, redemption: Redemption): Promise<boolean> {
  const { home, voucherId, eventId, at, today, institutionId, accountKey } = redemption
  const written = await db.run(sql`
    with usable as (
      select person_id, voucher_id, coalesce(step, state) as was from voucher
      where person_id = ${home} and voucher_id = ${voucherId} and state = 'claimed' and ${today}::date between valid_from and valid_until
      for update),
    redeemed as (
      update voucher v set state = 'redeemed', step = null, redeemed_at = ${at}, redeemed_institution_id = ${institutionId}
      from usable u where v.person_id = u.person_id and v.voucher_id = u.voucher_id
      returning v.person_id, v.voucher_id, u.was)
    insert into voucher_event (person_id, voucher_id, event_id, from_state, to_state, at, account_key, institution_id)
    select person_id, voucher_id, ${eventId}::bigint, was, 'redeemed', ${at}::timestamptz, ${accountKey}::text, ${institutionId}::bigint
    from redeemed`)
  return written === 1
}
