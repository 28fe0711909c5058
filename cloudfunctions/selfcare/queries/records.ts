/** Her own records and self-checks: written, read by her, taken away. */
import type { SelfRecordId, SelfRecordKind } from '../../../types/diary'
import type { Instant, PersonId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'
import { pageSize } from '../../service/page'

export interface RecordRow {
  readonly record_id: SelfRecordId
  readonly measured_at: Instant
  readonly values_sealed: Buffer
}

/** @param after measured_at and record of the last row seen */
export const recordsOf = (
  db: Db,
  me: PersonId,
  kind: SelfRecordKind,
  after: readonly string[] | null,
): Promise<RecordRow[]> =>
  db.many<RecordRow>(sql`
    select record_id, measured_at, values_sealed from self_record
    where person_id = ${me} and kind = ${kind}
      and ${after === null ? sql`true` : sql`(measured_at, record_id) < (${after[0]}::timestamptz, ${after[1]}::bigint)`}
    order by measured_at desc, record_id desc limit ${pageSize + 1}`)

export const insertRecord = (
  db: Db,
  me: PersonId,
  row: RecordRow & { readonly kind: SelfRecordKind },
): Promise<number> =>
  db.run(sql`
    insert into self_record (person_id, record_id, kind, measured_at, values_sealed)
    values (${me}, ${row.record_id}, ${row.kind}, ${row.measured_at}, ${row.values_sealed})`)

export const removeRecord = (db: Db, me: PersonId, id: SelfRecordId): Promise<number> =>
  db.run(sql`delete from self_record where person_id = ${me} and record_id = ${id}`)

export interface CheckRow {
  readonly check_id: string
  readonly taken_at: Instant
  readonly answers_sealed: Buffer
}

export const checksOf = (db: Db, me: PersonId, after: readonly string[] | null): Promise<CheckRow[]> =>
  db.many<CheckRow>(sql`
    select check_id, taken_at, answers_sealed from mood_check
    where person_id = ${me} and ${after === null ? sql`true` : sql`check_id < ${after[0]}::bigint`}
    order by check_id desc limit ${pageSize + 1}`)

export const insertCheck = (db: Db, me: PersonId, row: CheckRow): Promise<number> =>
  db.run(sql`
    insert into mood_check (person_id, check_id, taken_at, answers_sealed)
    values (${me}, ${row.check_id}, ${row.taken_at}, ${row.answers_sealed})`)

/** 12 digits, where a worker of hers is found; '0' when nothing says where she lives. */
export const villageOf = async (db: Db, me: PersonId): Promise<string> =>
  (
    await db.one<{ village: string }>(sql`
      select rpad(coalesce(residence_village, hukou_village, 0)::text, 12, '0') as village from person where person_id = ${me}`)
  ).village
