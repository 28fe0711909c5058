/** What was wrong with which row, read page by page. */
import type { BatchId } from '../../../../types/imports'
import type { Db } from '../../../database/db'
import { sql } from '../../../database/sql'
import type { IssueCode } from '../issue'

export interface IssueRow {
  readonly row_no: number
  readonly column_name: string
  readonly outcome: 'refused' | 'review' | 'warning'
  readonly code: IssueCode
}

export const issuesPage = (
  db: Db,
  batchId: BatchId,
  after: readonly string[] | null,
  limit: number,
): Promise<IssueRow[]> =>
  db.many<IssueRow>(sql`
    select row_no, column_name, outcome, code from import_issue
    where batch_id = ${batchId}
      and ${after === null ? sql`true` : sql`(row_no, column_name, code) > (${after[0]}::int, ${after[1]}::text, ${after[2]}::text)`}
    order by row_no, column_name, code limit ${limit}`)

export const issueCounts = (
  db: Db,
  batchId: BatchId,
): Promise<{ code: IssueCode; outcome: IssueRow['outcome']; n: number }[]> =>
  db.many(sql`
    select code, outcome, count(*)::int as n from import_issue where batch_id = ${batchId}
    group by code, outcome order by n desc, code`)

export const deleteIssues = (db: Db, batchId: BatchId): Promise<number> =>
  db.run(sql`delete from import_issue where batch_id = ${batchId}`)
