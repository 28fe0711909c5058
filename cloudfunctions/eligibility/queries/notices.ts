/** Written notices as they were given, one after another for each case. */
import type { InstitutionId, Instant, LocalDate, PersonId, ProgrammeCode } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'

export interface GivenRow {
  readonly notice_id: string
  readonly given_on: LocalDate
  readonly institution_id: InstitutionId | null
  readonly content_sealed: Buffer
}

export interface Case {
  readonly personId: PersonId
  readonly programme: ProgrammeCode
  readonly key: string
}

/** In the order in which they were given. */
export const noticesOf = (db: Db, { personId, programme, key }: Case): Promise<GivenRow[]> =>
  db.many(sql`
    select notice_id, given_on, institution_id, content_sealed from notice_given
    where person_id = ${personId} and programme = ${programme} and case_key = ${key}
    order by ordinal`)

export interface NewNotice {
  readonly id: string
  readonly of: Case
  readonly version: number
  readonly ordinal: number
  readonly on: LocalDate
  readonly at: Instant
  readonly accountKey: string
  readonly institutionId: InstitutionId | null
  readonly content: Buffer
  readonly supervisorReason: string | null
}

/** Breaks `notice_given_in_order` when another one of the case was written meanwhile. */
export const insertNotice = (db: Db, notice: NewNotice): Promise<number> =>
  db.run(sql`
    insert into notice_given (person_id, notice_id, programme, programme_version, case_key, ordinal, given_on, given_at,
                              account_key, institution_id, content_sealed, supervisor_reason)
    values (${notice.of.personId}, ${notice.id}, ${notice.of.programme}, ${notice.version}, ${notice.of.key}, ${notice.ordinal},
            ${notice.on}, ${notice.at}, ${notice.accountKey}, ${notice.institutionId}, ${notice.content}, ${notice.supervisorReason})`)

export const institutionName = async (db: Db, id: InstitutionId): Promise<string | null> =>
  (await db.maybe<{ name: string }>(sql`select name from institution where institution_id = ${id}`))?.name ??
  null
