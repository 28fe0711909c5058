/** The active or used voucher of an entitlement, if there is one. */
import type { Instant, LocalDate, PersonId, ProgrammeCode, VoucherId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'
import type { Subject } from '../rules/subject'

export interface ActiveVoucher {
  readonly voucher_id: VoucherId
  readonly state: 'claimed' | 'redeemed'
  readonly valid_until: LocalDate
  readonly redeemed_at: Instant | null
}

export const activeVoucher = (
  db: Db,
  home: PersonId,
  programme: ProgrammeCode,
  subject: Subject,
): Promise<ActiveVoucher | undefined> =>
  db.maybe<ActiveVoucher>(sql`
    select voucher_id, state, valid_until, redeemed_at from voucher
    where person_id = ${home} and programme = ${programme} and subject = ${subject} and state in ('claimed', 'redeemed')`)
