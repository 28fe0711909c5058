/** One record as the reviewer compares it: identity, ties and how much hangs on it. */
import type { DocType } from '../../sealed'
import type { Instant, LocalDate, PersonId } from '../../../../types/schema'
import type { Db } from '../../../database/db'
import { sql } from '../../../database/sql'

export interface RecordRow {
  readonly person_id: PersonId
  readonly sex: number
  readonly birth_date: LocalDate | null
  readonly name_sealed: Buffer
  readonly phone_sealed: Buffer | null
  readonly village: string | null
  readonly hukou: string | null
  readonly partner_id: PersonId | null
  readonly pregnancies: number
  readonly vouchers: number
  readonly appointments: number
  readonly account: boolean
  readonly created_at: Instant
}

export const recordsOf = (db: Db, ids: readonly PersonId[]): Promise<RecordRow[]> =>
  db.many<RecordRow>(sql`
    select p.person_id, p.sex, p.birth_date, p.name_sealed, p.phone_sealed, coalesce(v.name, p.residence_village::text) as village,
           coalesce(h.name, p.hukou_village::text) as hukou, c.partner_id,
           (select count(*) from pregnancy g where g.person_id = p.person_id)::int as pregnancies,
           (select count(*) from voucher o where o.person_id = p.person_id)::int as vouchers,
           (select count(*) from attendance a where a.person_id = p.person_id)::int as appointments,
           exists (select 1 from account a where a.person_id = p.person_id) as account, p.created_at
    from person p
    left join region v on v.code = p.residence_village
    left join region h on h.code = p.hukou_village
    left join couple_member c on c.person_id = p.person_id and c.ended_on is null
    where p.person_id = any(${ids}::bigint[]) order by p.person_id`)

export interface DocumentRow {
  readonly person_id: PersonId
  readonly number_index: Buffer
  readonly doc_type: DocType
  readonly number_sealed: Buffer
}
export const documentsOf = (db: Db, ids: readonly PersonId[]): Promise<DocumentRow[]> =>
  db.many<DocumentRow>(sql`
    select person_id, number_index, doc_type, number_sealed from identifier where person_id = any(${ids}::bigint[])
    order by person_id, doc_type, number_index`)
