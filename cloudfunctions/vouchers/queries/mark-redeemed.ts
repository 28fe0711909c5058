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
    with redeemed as (
      update voucher set state = 'redeemed', redeemed_at = ${at}, redeemed_institution_id = ${institutionId}
      where person_id = ${home} and voucher_id = ${voucherId} and state = 'claimed' and ${today}::date between valid_from and valid_until
      returning person_id, voucher_id)
    insert into voucher_event (person_id, voucher_id, event_id, from_state, to_state, at, account_key, institution_id)
    select person_id, voucher_id, ${eventId}::bigint, 'claimed', 'redeemed', ${at}::timestamptz, ${accountKey}::text, ${institutionId}::bigint
    from redeemed`)
  return written === 1
}
