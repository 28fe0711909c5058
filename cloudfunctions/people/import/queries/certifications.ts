/** Certified categories (低保 and others) of the import. */
import type { LocalDate, PersonId } from '../../../../types/schema'
import type { Db } from '../../../database/db'
import { sql } from '../../../database/sql'
import type { Certification } from '../population'

interface CertificationRow {
  readonly person_id: PersonId
  readonly category: string
  readonly certified_on: LocalDate
  readonly ends_on: LocalDate | null
}

export async function certificationsOf(db: Db, ids: readonly PersonId[]): Promise<Certification[]> {
  const rows = await db.many<CertificationRow>(
    sql`select person_id, category, certified_on, ends_on from hardship where person_id = any(${ids}::bigint[])`,
  )
  return rows.map(row => ({
    personId: row.person_id,
    mark: 'same',
    category: row.category,
    certifiedOn: row.certified_on,
    endsOn: row.ends_on,
  }))
}

export async function insertCertifications(db: Db, all: readonly Certification[]): Promise<void> {
  await db.run(sql`
    insert into hardship (person_id, category, certified_on, source)
    select d.*, 'village'
    from unnest(${all.map(c => c.personId)}::bigint[], ${all.map(c => c.category)}::text[],
                ${all.map(c => c.certifiedOn)}::date[]) d`)
}
