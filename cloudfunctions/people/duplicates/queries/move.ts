/** Moves rows from one person to another and back, keeping each as it was; the rows never leave the database. */
import type { MergeId } from '../../../../types/imports'
import type { PersonId } from '../../../../types/schema'
import type { Db } from '../../../database/db'
import { rawSql, sql, type Query } from '../../../database/sql'
import type { Moved, Touched } from '../rows'

export interface Merge {
  readonly mergeId: MergeId
  readonly keep: PersonId
  readonly leave: PersonId
}

/** Names of tables and columns come from `rows.ts`, never from input. */
const name = (text: string): Query => rawSql(text)
const matches = (key: Readonly<Record<string, string>>, image: 'before' | 'after'): Query =>
  rawSql(
    Object.entries(key)
      .map(([column, type]) => `t.${column} = (c.${image} ->> '${column}')::${type}`)
      .join(' and '),
  )
const nextSeq = ({ keep, mergeId }: Merge): Query =>
  sql`(select coalesce(max(seq), 0)::int from merge_change where person_id = ${keep}::bigint and merge_id = ${mergeId}::bigint)`
const ofMerge = ({ keep, mergeId }: Merge): Query =>
  sql`c.person_id = ${keep}::bigint and c.merge_id = ${mergeId}::bigint`

/** Copies under the survivor's id; the old rows stay until `deleteRows`, because others refer to them. */
export const copyRows = (db: Db, merge: Merge, { table, twins, renames = [] }: Moved): Promise<number> =>
  db.run(sql`
    with old as (
      select to_jsonb(o) as before,
             to_jsonb(o) || jsonb_build_object(${rawSql(
               ['person_id', ...renames]
                 .map(
                   column => `'${column}', case when o.${column} = $1 then $2::bigint else o.${column} end`,
                 )
                 .join(', '),
               [merge.leave, merge.keep],
             )}) as after
      from ${name(table)} o where o.person_id = ${merge.leave}::bigint
    ), put as (
      insert into ${name(table)} as t
      select (jsonb_populate_record(null::${name(table)}, after)).* from old
      ${twins === 'dropped' ? sql`on conflict do nothing` : sql``}
      returning to_jsonb(t) as row
    )
    insert into merge_change (person_id, merge_id, seq, table_name, mode, before, after)
    select ${merge.keep}::bigint, ${merge.mergeId}::bigint, ${nextSeq(merge)} + (row_number() over (order by old.before::text))::int,
           ${table}::text, case when put.row is null then 'dropped' else 'moved' end, old.before, put.row
    from old left join put on put.row = old.after`)

export const deleteRows = (db: Db, table: string, person: PersonId): Promise<number> =>
  db.run(sql`delete from ${name(table)} where person_id = ${person}::bigint`)

/** The person's own row goes; its image is the first to come back. */
export const removePerson = (db: Db, merge: Merge): Promise<number> =>
  db.run(sql`
    with gone as (delete from person p where p.person_id = ${merge.leave}::bigint returning to_jsonb(p) as before)
    insert into merge_change (person_id, merge_id, seq, table_name, mode, before)
    select ${merge.keep}::bigint, ${merge.mergeId}::bigint, ${nextSeq(merge)} + 1, 'person', 'removed', before from gone`)

/**
 * Around a change of rows in place that the caller makes itself: their key and the columns that it changes, before and after.
 * @param where over `t`
 */
export async function inPlace(
  db: Db,
  merge: Merge,
  { table, key, columns }: Touched,
  where: Query,
  change: () => Promise<unknown>,
): Promise<void> {
  const image = rawSql(
    `jsonb_build_object(${[...Object.keys(key), ...columns].map(column => `'${column}', t.${column}`).join(', ')})`,
  )
  const { seq } = await db.one<{ seq: number }>(sql`select ${nextSeq(merge)} as seq`)
  const kept = await db.run(sql`
    insert into merge_change (person_id, merge_id, seq, table_name, mode, before)
    select ${merge.keep}::bigint, ${merge.mergeId}::bigint, ${seq}::int + (row_number() over ())::int, ${table}::text, 'changed', ${image}
    from ${name(table)} t where ${where}`)
  if (kept === 0) return
  await change()
  await db.run(sql`
    update merge_change c set after = ${image} from ${name(table)} t
    where ${ofMerge(merge)} and c.seq > ${seq} and c.table_name = ${table} and c.mode = 'changed' and c.after is null
      and ${matches(key, 'before')}`)
}

/** Whether a row is no longer as the merge left it: somebody went on from there. */
export const movedOn = async (
  db: Db,
  merge: Merge,
  table: string,
  mode: 'moved' | 'changed',
  key: Readonly<Record<string, string>>,
): Promise<boolean> =>
  (await db.maybe(sql`
    select 1 from merge_change c
    where ${ofMerge(merge)} and c.table_name = ${table} and c.mode = ${mode} and c.after is not null
      and not exists (
        select 1 from merge_change later
        where later.person_id = c.person_id and later.merge_id = c.merge_id and later.table_name = c.table_name
          and later.seq > c.seq and later.before @> c.after)
      and not exists (select 1 from ${name(table)} t where ${matches(key, 'after')} and to_jsonb(t) @> c.after)
    limit 1`)) !== undefined

/** What was removed, moved or dropped comes back under the id that it had. */
export const insertBefore = (db: Db, merge: Merge, table: string): Promise<number> =>
  db.run(sql`
    insert into ${name(table)}
    select (jsonb_populate_record(null::${name(table)}, c.before)).* from merge_change c
    where ${ofMerge(merge)} and c.table_name = ${table} and c.mode in ('moved', 'dropped', 'removed')
    order by c.seq`)

export const deleteAfter = (db: Db, merge: Merge, { table, key }: Moved): Promise<number> =>
  db.run(sql`
    delete from ${name(table)} t using merge_change c
    where ${ofMerge(merge)} and c.table_name = ${table} and c.mode = 'moved'
      and ${matches({ person_id: 'bigint', ...key }, 'after')}`)

/** One change in place after the other, the last one first. */
export const changesInPlace = (
  db: Db,
  merge: Merge,
): Promise<{ seq: number; table_name: string; columns: string[] }[]> =>
  db.many(sql`
    select c.seq, c.table_name, array(select jsonb_object_keys(c.before)) as columns from merge_change c
    where ${ofMerge(merge)} and c.mode = 'changed' order by c.seq desc`)

export const restoreIn = (
  db: Db,
  merge: Merge,
  seq: number,
  { table, key, columns }: Touched,
): Promise<number> =>
  db.run(sql`
    update ${name(table)} t
    set (${name(columns.join(', '))}) = (select ${name(columns.map(column => `b.${column}`).join(', '))} from jsonb_populate_record(t, c.before) b)
    from merge_change c
    where ${ofMerge(merge)} and c.seq = ${seq} and ${matches(key, 'before')}`)
