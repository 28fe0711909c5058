/** Places of a year and how many are taken. */
import type { ProgrammeCode } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'

export interface QuotaRow {
  readonly programme: ProgrammeCode
  readonly total: number
  readonly used: number
}

export const quotasOf = (db: Db, city: string, year: number): Promise<QuotaRow[]> =>
  db.many(sql`
    select programme, total, used from quota where region = ${city}::bigint and period = ${String(year)}::text`)
