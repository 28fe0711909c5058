/** Codes that desks presented and that were refused: why, when, where, and nothing of whose they were. */
import type { ErrorCode } from '../../../types/errors'
import type { InstitutionId, Instant } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'
import { pageSize } from '../../service/page'
import { within, type DeskScope } from '../offline/scope'

export interface RefusedScan {
  readonly institutionId: InstitutionId
  readonly id: string
  readonly at: Instant
  readonly accountKey: string
  readonly reason: ErrorCode
}

export const insertRefusedScan = (db: Db, scan: RefusedScan): Promise<number> =>
  db.run(sql`
    insert into scan_refused (institution_id, refusal_id, at, account_key, reason)
    values (${scan.institutionId}, ${scan.id}, ${scan.at}, ${scan.accountKey}, ${scan.reason})`)

export interface RefusedScanRow {
  readonly refusal_id: string
  readonly at: Instant
  readonly institution: string
  readonly reason: ErrorCode
}

/** Newest first. @param after id of the last row seen */
export const refusedScans = (
  db: Db,
  scope: DeskScope,
  since: Instant,
  after: readonly string[] | null,
): Promise<RefusedScanRow[]> =>
  db.many<RefusedScanRow>(sql`
    select s.refusal_id, s.at, i.name as institution, s.reason
    from scan_refused s join institution i on i.institution_id = s.institution_id
    where s.at >= ${since} and ${within(scope, sql`s.institution_id`)}
      and ${after === null ? sql`true` : sql`s.refusal_id < ${after[0]}::bigint`}
    order by s.refusal_id desc limit ${pageSize + 1}`)
