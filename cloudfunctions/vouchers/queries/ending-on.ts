/** Who holds vouchers that end on some days: the holder, the partner who confirmed, whoever claimed it for a child. */
import type { LocalDate, PersonId, ProgrammeCode, VoucherId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'

export interface Ending {
  /** Who is told. */
  readonly person_id: PersonId
  readonly voucher_id: VoucherId
  readonly programme: ProgrammeCode
  readonly valid_until: LocalDate
}

/** Through the index on the last day of claimed vouchers. */
export const endingOn = (db: Db, days: readonly LocalDate[]): Promise<Ending[]> =>
  db.many<Ending>(sql`
    select told.person_id, v.voucher_id, v.programme, v.valid_until
    from voucher v
    cross join lateral (
      select v.claimed_by as person_id
      union
      select m.person_id from couple_member m
      where v.partner_id is not null and m.person_id in (v.person_id, v.partner_id) and m.ended_on is null and m.confirmed_at is not null
    ) told
    where v.state = 'claimed' and v.valid_until = any(${days}::date[])
    order by told.person_id, v.valid_until, v.voucher_id`)
