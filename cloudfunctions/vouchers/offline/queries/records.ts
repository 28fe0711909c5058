/** What desks redeemed without a network, and what became of it. */
import type { DeskRecord } from '../../../../types/desk-record'
import type { ErrorCode, Params } from '../../../../types/errors'
import type { Instant, PersonId, VoucherId } from '../../../../types/schema'
import type { Db } from '../../../database/db'
import { sql } from '../../../database/sql'
import { pageSize } from '../../../service/page'
import { within, type DeskScope } from '../scope'
import type { Desk } from './devices'

export interface KnownRecord {
  readonly record_id: string
  readonly outcome: 'accepted' | 'conflict' | 'refused'
  readonly reason: ErrorCode | null
  readonly reason_params: Params | null
  readonly signature: Buffer
}

/** What was answered before, by record. */
export const knownRecords = async (
  db: Db,
  { institutionId, deviceId }: Desk,
  records: readonly DeskRecord[],
): Promise<ReadonlyMap<string, KnownRecord>> => {
  const rows = await db.many<KnownRecord>(sql`
    select record_id, outcome, reason, reason_params, signature from desk_record
    where institution_id = ${institutionId} and device_id = ${deviceId} and record_id = any(${records.map(({ recordId }) => recordId)}::text[])`)
  return new Map(rows.map(row => [row.record_id, row]))
}

export interface Outcome {
  readonly outcome: 'accepted' | 'conflict' | 'refused'
  readonly reason: ErrorCode | null
  readonly params: Params | null
  readonly voucher: { readonly person_id: PersonId; readonly voucher_id: VoucherId } | null
}

export const insertRecord = (
  db: Db,
  record: DeskRecord,
  { outcome, reason, params, voucher }: Outcome,
  by: Desk & { readonly accountKey: string; readonly at: Instant },
): Promise<number> =>
  db.run(sql`
    insert into desk_record (institution_id, device_id, record_id, list_id, outcome, reason, reason_params, event_at, synced_at,
                             account_key, person_id, voucher_id, signature)
    values (${by.institutionId}, ${by.deviceId}, ${record.recordId}, ${record.listId}, ${outcome}, ${reason},
            ${params === null ? null : JSON.stringify(params)}::jsonb, ${record.at}, ${by.at}, ${by.accountKey},
            ${voucher?.person_id ?? null}, ${voucher?.voucher_id ?? null}, ${Buffer.from(record.signature, 'base64url')})`)

/** Whether this device redeemed this voucher before by a record that was taken in at that time: then the second is no conflict of two desks. */
export const redeemedByDevice = async (
  db: Db,
  { institutionId, deviceId }: Desk,
  voucherId: VoucherId,
  at: Instant,
): Promise<boolean> =>
  (await db.maybe(sql`
    select 1 from desk_record where institution_id = ${institutionId} and device_id = ${deviceId} and voucher_id = ${voucherId}
      and outcome = 'accepted' and event_at = ${at}`)) !== undefined

export interface RefusedRow {
  readonly record_id: string
  readonly synced_at: Instant
  readonly event_at: Instant
  readonly institution: string
  readonly reason: ErrorCode
  readonly reason_params: Params
  readonly person_id: PersonId | null
  readonly partner_id: PersonId | null
  readonly programme: string | null
  readonly programme_version: number | null
}

/** Newest first. @param after synced_at and record of the last row seen */
export const refusedPage = (
  db: Db,
  scope: DeskScope,
  since: Instant,
  after: readonly string[] | null,
): Promise<RefusedRow[]> =>
  db.many<RefusedRow>(sql`
    select r.record_id, r.synced_at, r.event_at, i.name as institution, r.reason, r.reason_params,
           v.person_id, v.partner_id, v.programme, v.programme_version
    from desk_record r join institution i on i.institution_id = r.institution_id
    left join voucher v on v.person_id = r.person_id and v.voucher_id = r.voucher_id
    where r.outcome = 'refused' and r.synced_at >= ${since} and ${within(scope, sql`r.institution_id`)}
      and ${after === null ? sql`true` : sql`(r.synced_at, r.record_id) < (${after[0]}::timestamptz, ${after[1]}::text)`}
    order by r.synced_at desc, r.record_id desc limit ${pageSize + 1}`)
