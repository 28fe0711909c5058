/** Takes claimed vouchers out of use, writes their events and gives their places back. */
import type { Instant, LocalDate, PersonId, ProgrammeCode, VoucherId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql, type Query } from '../../database/sql'
import type { Ids } from '../../platform/ids'
import type { Subject } from '../rules/subject'
import { giveBackPlaces, type Place } from './give-back-places'

export interface EndedVoucher {
  readonly person_id: PersonId
  readonly partner_id: PersonId | null
  readonly voucher_id: VoucherId
  readonly programme: string
  readonly quota_period: string
  readonly quota_region: string
  /** State or step that it left. */
  readonly was: string
}

/** @param due claimed vouchers `v`: which, in which order, and how they are locked */
const end = (db: Db, to: Ending['to'], due: Query): Promise<EndedVoucher[]> =>
  db.many<EndedVoucher>(sql`
    update voucher v set state = ${to}, step = null
    from (select v.person_id, v.voucher_id, coalesce(v.step, v.state) as was from voucher v where v.state = 'claimed' and ${due}) due
    where v.person_id = due.person_id and v.voucher_id = due.voucher_id
    returning v.person_id, v.partner_id, v.voucher_id, v.programme, v.quota_period, v.quota_region, due.was`)

export const closeClaimed = (db: Db, home: PersonId, subject: Subject): Promise<EndedVoucher[]> =>
  end(db, 'closed', sql`v.person_id = ${home} and v.subject = ${subject} order by v.voucher_id for update`)

/** What somebody holds alone or as one of a couple. A child's are the child's. */
export const closeClaimedOf = (db: Db, personId: PersonId): Promise<EndedVoucher[]> =>
  end(
    db,
    'closed',
    sql`(v.person_id = ${personId} or v.partner_id = ${personId}) order by v.person_id, v.voucher_id for update`,
  )

/** At most `limit`, and never one that another transaction holds (a clerk redeems it at this moment). */
export const expireClaimed = (db: Db, today: LocalDate, limit: number): Promise<EndedVoucher[]> =>
  end(
    db,
    'expired',
    sql`v.valid_until < ${today} order by v.valid_until limit ${limit} for update skip locked`,
  )

export const endOne = (
  db: Db,
  to: Ending['to'],
  personId: PersonId,
  voucherId: VoucherId,
): Promise<EndedVoucher[]> =>
  end(db, to, sql`v.person_id = ${personId} and v.voucher_id = ${voucherId} for update`)

export interface Ending {
  readonly to: 'closed' | 'expired' | 'revoked'
  readonly reason: string | null
  readonly accountKey: string
  readonly at: Instant
}

/**
 * One statement each for the events and for the places.
 * @param alsoFree places that the same change frees: budgets are locked once, last and in order
 */
export async function recordEnding(
  db: Db,
  ids: Ids,
  ended: readonly EndedVoucher[],
  ending: Ending,
  alsoFree: readonly Place[] = [],
): Promise<void> {
  await noteEnding(db, ids, ended, ending)
  await giveBackPlaces(db, [
    ...ended.map(row => ({ programme: row.programme, period: row.quota_period, region: row.quota_region })),
    ...alsoFree,
  ])
}

async function noteEnding(
  db: Db,
  ids: Ids,
  ended: readonly EndedVoucher[],
  { to, reason, accountKey, at }: Ending,
): Promise<void> {
  if (ended.length === 0) return
  const events = ended.map(row => ({ p: row.person_id, v: row.voucher_id, e: ids.next(), was: row.was }))
  await db.run(sql`
    insert into voucher_event (person_id, voucher_id, event_id, from_state, to_state, at, account_key, reason)
    select p, v, e, was, ${to}::text, ${at}::timestamptz, ${accountKey}::text, ${reason}::text
    from jsonb_to_recordset(${JSON.stringify(events)}::jsonb) as r(p bigint, v bigint, e bigint, was text)`)
}

/** What the end of a pregnancy, or her death, closed at or after that moment and is still good today; in the order of the budgets. */
export const closedSince = (
  db: Db,
  personId: PersonId,
  since: Instant,
  today: LocalDate,
): Promise<(Omit<EndedVoucher, 'was'> & { readonly programme: ProgrammeCode })[]> =>
  db.many(sql`
    select v.person_id, v.partner_id, v.voucher_id, v.programme, v.quota_period, v.quota_region from voucher v
    where (v.person_id = ${personId} or v.partner_id = ${personId}) and v.state = 'closed' and v.valid_until >= ${today}
      and exists (
        select 1 from voucher_event e
        where e.person_id = v.person_id and e.voucher_id = v.voucher_id and e.to_state = 'closed' and e.at >= ${since}
          and e.reason in ('pregnancy_ended', 'died'))
    order by v.programme, v.quota_period, v.quota_region, v.voucher_id for update of v`)

/** Already claimed again when the caller has put the row back: the answer is the same. */
export const reopenOne = (
  db: Db,
  personId: PersonId,
  voucherId: VoucherId,
): Promise<Omit<EndedVoucher, 'was'> & { readonly programme: ProgrammeCode }> =>
  db.one(sql`
    update voucher set state = 'claimed'
    where person_id = ${personId} and voucher_id = ${voucherId} and state in ('closed', 'claimed')
    returning person_id, partner_id, voucher_id, programme, quota_period, quota_region`)

export const recordReopening = (
  db: Db,
  ids: Ids,
  row: Pick<EndedVoucher, 'person_id' | 'voucher_id'>,
  { at, reason }: { readonly at: Instant; readonly reason: string },
): Promise<number> =>
  db.run(sql`
    insert into voucher_event (person_id, voucher_id, event_id, from_state, to_state, at, account_key, reason)
    values (${row.person_id}, ${row.voucher_id}, ${ids.next()}, 'closed', 'claimed', ${at}, 'system', ${reason})`)
