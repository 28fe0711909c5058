/** Who opened or changed a person's record, or that of a child of hers. */
import type { Instant, PersonId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'
import { pageSize } from '../../service/page'
import type { Relation } from '../rules/reader-words'

export interface ReaderRow {
  readonly audit_id: string
  readonly person_id: PersonId
  readonly at: Instant
  readonly role: string
  readonly action: string
  readonly institution: string | null
  readonly relation: Relation
}

/** Newest first. Ids grow with time, so the key alone is the order. @param before exclusive; null for the first page */
export const readersOf = (db: Db, personId: PersonId, before: string | null): Promise<ReaderRow[]> =>
  db.many(sql`
    select a.audit_id, a.person_id, a.at, a.role, a.action, i.name as institution,
           case when k.person_id = ${personId} then 'self' when k.person_id is not null and starts_with(a.action, 'helpers.') then 'helper'
                when k.person_id is not null then 'other' else 'unknown' end as relation
    from audit a
    left join account k on k.account_key = a.account_key
    left join staff s on s.account_key = a.account_key
    left join institution i on i.institution_id = s.institution_id
    where a.person_id in (select ${personId}::bigint union all select n.person_id from newborn n where n.mother_id = ${personId}) and (${before}::bigint is null or a.audit_id < ${before}::bigint)
    order by a.audit_id desc limit ${pageSize + 1}`)
