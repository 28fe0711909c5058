/** What hangs on records that an undo would take away. Any table that refers to a person counts, also one that is made later. */
import type { PersonId } from '../../../../types/schema'
import type { Db } from '../../../database/db'
import { rawSql, sql } from '../../../database/sql'

/** Made from the other tables, or a history that stays readable without the person: these hold nobody back. */
const followers: ReadonlySet<string> = new Set([
  'audit',
  'duplicate_pair',
  'entitlement_event',
  'guidance',
  'identifier',
  'import_change',
  'message',
  'message_hold',
  'notice',
  'outbox',
  'person',
  'person_fact',
  'reminder',
  'task',
  'visit_plan',
  'visit_subject',
])
const columns = [
  'person_id',
  'partner_id',
  'home_person_id',
  'mother_id',
  'claimed_by',
  'answered_by',
] as const

export interface Reference {
  readonly table_name: string
  readonly column_name: string
}

/** Tables and columns of this schema that refer to people. Names come from the catalogue of the database itself. */
export const referencesToPeople = async (db: Db): Promise<readonly Reference[]> =>
  (
    await db.many<Reference>(sql`
      select c.relname::text as table_name, a.attname::text as column_name
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and a.attname = any(${columns}::text[]) and a.atttypid = 'int8'::regtype
      order by 1, 2`)
  ).filter(({ table_name }) => !followers.has(table_name))

/** Of these people those whom something refers to. */
export async function referredTo(
  db: Db,
  references: readonly Reference[],
  ids: readonly PersonId[],
): Promise<ReadonlySet<PersonId>> {
  const held = new Set<PersonId>()
  for (const { table_name: table, column_name: column } of references) {
    const rows = await db.many<{ id: PersonId }>(
      rawSql(`select distinct ${column} as id from ${table} where ${column} = any($1::bigint[])`, [ids]),
    )
    for (const { id } of rows) held.add(id)
  }
  return held
}

export interface OpenElsewhere {
  readonly record: string
  readonly other: string
}

/** Other open unions of the members of these, other ongoing pregnancies of these women. */
export async function openElsewhere(
  db: Db,
  kind: 'couple' | 'pregnancy',
  records: readonly { readonly person_id: PersonId; readonly record: string }[],
): Promise<readonly OpenElsewhere[]> {
  const pairs = sql`unnest(${records.map(one => one.person_id)}::bigint[], ${records.map(one => one.record)}::bigint[]) as u(person_id, record)`
  return kind === 'couple'
    ? db.many<OpenElsewhere>(sql`
          select distinct u.record, m.couple_id as other from ${pairs}
          join couple_member own on own.person_id = u.person_id and own.couple_id = u.record
          join couple_member m on m.person_id in (own.person_id, own.partner_id) and m.couple_id <> u.record and m.ended_on is null`)
    : db.many<OpenElsewhere>(sql`
          select distinct u.record, g.pregnancy_id as other from ${pairs}
          join pregnancy g on g.person_id = u.person_id and g.pregnancy_id <> u.record and g.state = 'ongoing'`)
}

export async function extraDocuments(db: Db, ids: readonly PersonId[]): Promise<ReadonlySet<PersonId>> {
  const rows = await db.many<{ person_id: PersonId }>(sql`
    select person_id from identifier where person_id = any(${ids}::bigint[]) group by person_id having count(*) > 1`)
  return new Set(rows.map(row => row.person_id))
}

/** Facts are made from the other tables. */
export const forgetDerived = (db: Db, ids: readonly PersonId[]): Promise<number> =>
  db.run(sql`delete from person_fact where person_id = any(${ids}::bigint[])`)
