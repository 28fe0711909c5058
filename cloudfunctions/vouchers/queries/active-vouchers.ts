/** The active, used or revoked voucher of each of some entitlements, where there is one. */
import type { Instant, LocalDate, PersonId, ProgrammeCode, VoucherId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'
import type { Subject } from '../rules/subject'

export interface Entitled {
  readonly home: PersonId
  readonly programme: ProgrammeCode
  readonly subject: Subject
}

export interface ActiveVoucher {
  readonly voucher_id: VoucherId
  readonly state: 'claimed' | 'redeemed' | 'revoked'
  readonly valid_until: LocalDate
  readonly redeemed_at: Instant | null
}

/** In their order. */
export async function activeVouchers(
  db: Db,
  wanted: readonly Entitled[],
): Promise<readonly (ActiveVoucher | undefined)[]> {
  const rows = await db.many<ActiveVoucher & { readonly place: number }>(sql`
    select w.place::int, v.voucher_id, v.state, v.valid_until, v.redeemed_at
    from unnest(${wanted.map(w => w.home)}::bigint[], ${wanted.map(w => w.programme)}::text[], ${wanted.map(w => w.subject)}::text[])
      with ordinality w(home, programme, subject, place)
    join voucher v on v.person_id = w.home and v.programme = w.programme and v.subject = w.subject and v.state in ('claimed', 'redeemed', 'revoked')`)
  const found = new Map(rows.map(({ place, ...voucher }) => [place, voucher]))
  return wanted.map((_, i) => found.get(i + 1))
}
