/** Which of some vouchers have been redeemed. */
import type { PersonId, VoucherId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'

export const redeemedVouchers = async (
  db: Db,
  vouchers: readonly { readonly home: PersonId; readonly voucherId: VoucherId }[],
): Promise<VoucherId[]> =>
  (
    await db.many<{ voucher_id: VoucherId }>(sql`
      select v.voucher_id
      from unnest(${vouchers.map(v => v.home)}::bigint[], ${vouchers.map(v => v.voucherId)}::bigint[]) w(person_id, voucher_id)
      join voucher v on v.person_id = w.person_id and v.voucher_id = w.voucher_id
      where v.redeemed_at is not null`)
  ).map(row => row.voucher_id)
