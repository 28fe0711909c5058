/** New codes for a claimed voucher; those before are void from now on. */
import type { Instant, PersonId, VoucherId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'

/** False when it is not claimed any more. */
export const replaceCode = async (
  db: Db,
  voucher: { readonly home: PersonId; readonly voucherId: VoucherId },
  code: { readonly index: Buffer; readonly sealed: Buffer },
  event: { readonly id: string; readonly at: Instant; readonly accountKey: string },
): Promise<boolean> =>
  (await db.run(sql`
    with replaced as (
      update voucher set code_index = ${code.index}, code_sealed = ${code.sealed}, code_version = code_version + 1,
                         code_replaced_at = ${event.at}
      where person_id = ${voucher.home} and voucher_id = ${voucher.voucherId} and state = 'claimed'
      returning person_id, voucher_id, coalesce(step, state) as now)
    insert into voucher_event (person_id, voucher_id, event_id, from_state, to_state, at, account_key, reason)
    select person_id, voucher_id, ${event.id}::bigint, now, now, ${event.at}::timestamptz, ${event.accountKey}::text, 'code_replaced'
    from replaced`)) === 1
