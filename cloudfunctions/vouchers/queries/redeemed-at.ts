/** What an institution redeemed since an instant, newest first. */
import type { Instant, InstitutionId, PersonId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'

export interface RedeemedRow {
  readonly person_id: PersonId
  readonly partner_id: PersonId | null
  readonly programme: string
  readonly programme_version: number
  readonly at: Instant
  /** Of the whole day, the same in each row. */
  readonly count: number
}

/** At most 100 rows: a desk's day. `count` is complete. */
export const redeemedAt = (db: Db, institutionId: InstitutionId, since: Instant): Promise<RedeemedRow[]> =>
  db.many<RedeemedRow>(sql`
    select person_id, partner_id, programme, programme_version, redeemed_at as at, (count(*) over ())::int as count
    from voucher where redeemed_institution_id = ${institutionId} and redeemed_at >= ${since}
    order by redeemed_at desc, voucher_id desc limit 100`)
