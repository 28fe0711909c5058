/** Puts back what a batch wrote, in sets of one kind: what was created goes, what was changed returns to its image. */
import type { BatchId } from '../../../../types/imports'
import type { Instant, PersonId } from '../../../../types/schema'
import type { Db } from '../../../database/db'
import { rawSql, sql, type Query } from '../../../database/sql'
import { columnsOf, imageOf, placeOf, type ChangeKind } from './changes'

export interface ChangeRow {
  readonly person_id: PersonId
  readonly change_id: string
  readonly record: string
  readonly created: boolean
  /** The record is there and as the batch left it. */
  readonly present: boolean
  readonly same: boolean
  readonly later_batch: boolean
  /** Putting it back makes a union or a pregnancy the present one again. */
  readonly opens: boolean
}

/** A stamp says nothing of what changed; a doubt is raised and settled by the review of duplicates, not by the person. */
const notCompared = ['updated_at', 'review_reason']

/**
 * The newest first, so that a union goes before the one that it had ended opens again; of a record that the batch wrote
 * twice only the later write, the earlier one is next.
 */
export const changesToUndo = (
  db: Db,
  batchId: BatchId,
  kind: ChangeKind,
  limit: number,
): Promise<ChangeRow[]> =>
  db.many<ChangeRow>(sql`
    select c.person_id, c.change_id, c.record, c.before is null as created, t.person_id is not null as present,
           coalesce(${imageOf(kind)} - ${notCompared}::text[] = c.after - ${notCompared}::text[], false) as same,
           exists (select 1 from import_change l
                   where l.person_id = c.person_id and l.kind = c.kind and l.record = c.record and l.change_id > c.change_id
                     and l.batch_id <> c.batch_id and l.undone_at is null) as later_batch,
           coalesce(c.before ->> 'state' = 'ongoing' or (c.kind = 'couple' and c.before is not null and c.before ->> 'ended_on' is null), false) as opens
    from import_change c left join ${rawSql(`${placeOf(kind).table} t on ${placeOf(kind).match}`)}
    where c.batch_id = ${batchId} and c.kind = ${kind} and c.undone_at is null and c.kept is null
      and not exists (select 1 from import_change n
                      where n.person_id = c.person_id and n.batch_id = c.batch_id and n.kind = c.kind and n.record = c.record
                        and n.change_id > c.change_id and n.undone_at is null and n.kept is null)
    order by c.change_id desc limit ${limit}`)

export const changesLeft = async (db: Db, batchId: BatchId): Promise<ReadonlyMap<ChangeKind, number>> =>
  new Map(
    (
      await db.many<{ kind: ChangeKind; n: number }>(sql`
        select kind, count(*)::int as n from import_change where batch_id = ${batchId} and undone_at is null and kept is null
        group by kind`)
    ).map(({ kind, n }) => [kind, n]),
  )

export interface Chosen {
  readonly person_id: PersonId
  readonly change_id: string
}
const of = (rows: readonly Chosen[]): Query =>
  sql`unnest(${rows.map(row => row.person_id)}::bigint[], ${rows.map(row => row.change_id)}::bigint[]) as u(person_id, change_id)
      join import_change c on c.person_id = u.person_id and c.change_id = u.change_id`

/** Both rows of a union carry the same columns, so both are found by its id. */
const match = (kind: ChangeKind): Query =>
  rawSql(
    kind === 'couple'
      ? 't.couple_id::text = c.record and t.person_id in (m.person_id, m.partner_id)'
      : placeOf(kind).match,
  )

const ofUnion = (kind: ChangeKind): Query =>
  kind === 'couple'
    ? sql`join couple_member m on m.person_id = c.person_id and m.couple_id::text = c.record`
    : sql``

/** Changed records return to their images. `updated_at` returns only where nobody has stamped it since. */
export const restore = (db: Db, kind: ChangeKind, rows: readonly Chosen[]): Promise<number> =>
  db.run(sql`
    update ${rawSql(placeOf(kind).table)} t
    set (${rawSql(columnsOf(kind).join(', '))}) = (select ${rawSql(
      columnsOf(kind)
        .map(column => `b.${column}`)
        .join(', '),
    )} from jsonb_populate_record(t, ${kind === 'person' ? keptStamp : sql`c.before`}) b)
    from ${of(rows)} ${ofUnion(kind)}
    where ${match(kind)}`)

const keptStamp = sql`case when to_jsonb(t.updated_at) = c.after -> 'updated_at' then c.before else c.before - 'updated_at' end`

/** What a batch created goes; for a pregnancy its datings and reminders, for a person the documents too. */
export async function remove(db: Db, kind: ChangeKind, rows: readonly Chosen[]): Promise<void> {
  if (kind === 'pregnancy') {
    await db.run(sql`
      delete from reminder r using ${of(rows)} where r.person_id = c.person_id and r.course = 'pregnancy' and r.about_id::text = c.record`)
    await db.run(sql`
      delete from pregnancy_dating d using ${of(rows)} where d.person_id = c.person_id and d.pregnancy_id::text = c.record`)
  }
  if (kind === 'person') {
    const ids = rows.map(row => row.person_id)
    await db.run(sql`delete from identifier where person_id = any(${ids}::bigint[])`)
  }
  await db.run(sql`
    delete from ${rawSql(placeOf(kind).table)} t using ${of(rows)} ${ofUnion(kind)} where ${match(kind)}`)
}

/** Datings that the batch wrote over an older one. */
export const removeDatings = (db: Db, rows: readonly Chosen[]): Promise<number> =>
  db.run(sql`
    delete from pregnancy_dating d using ${of(rows)}
    where d.person_id = c.person_id and d.pregnancy_id::text = c.record
      and d.dating_version > (c.before ->> 'dating_version')::smallint`)

export const markUndone = (db: Db, rows: readonly Chosen[], at: Instant): Promise<number> =>
  db.run(sql`
    update import_change c set undone_at = ${at}
    from unnest(${rows.map(row => row.person_id)}::bigint[], ${rows.map(row => row.change_id)}::bigint[]) as u(person_id, change_id)
    where c.person_id = u.person_id and c.change_id = u.change_id`)

export const markKept = (db: Db, rows: readonly (Chosen & { readonly why: string })[]): Promise<number> =>
  db.run(sql`
    update import_change c set kept = u.why
    from unnest(${rows.map(row => row.person_id)}::bigint[], ${rows.map(row => row.change_id)}::bigint[],
                ${rows.map(row => row.why)}::text[]) as u(person_id, change_id, why)
    where c.person_id = u.person_id and c.change_id = u.change_id`)

export const undoCounts = (db: Db, batchId: BatchId): Promise<{ restored: number; kept: number }> =>
  db.one(sql`
    select count(*) filter (where undone_at is not null)::int as restored, count(*) filter (where kept is not null)::int as kept
    from import_change where batch_id = ${batchId}`)

export const unionMembers = (
  db: Db,
  records: readonly string[],
): Promise<{ person_id: PersonId; couple_id: string; confirmed: boolean }[]> =>
  db.many(sql`
    select m.person_id, m.couple_id, m.confirmed_at is not null as confirmed
    from couple_member o join couple_member m on m.couple_id = o.couple_id and m.person_id in (o.person_id, o.partner_id)
    where o.couple_id = any(${records}::bigint[]) and o.home_person_id = o.person_id`)

export interface KeptRow {
  readonly person_id: PersonId
  readonly change_id: string
  readonly kind: ChangeKind
  readonly kept: string
}
export const keptPage = (
  db: Db,
  batchId: BatchId,
  after: readonly string[] | null,
  limit: number,
): Promise<KeptRow[]> =>
  db.many<KeptRow>(sql`
    select person_id, change_id, kind, kept from import_change
    where batch_id = ${batchId} and kept is not null and ${after === null ? sql`true` : sql`change_id > ${after[0]}::bigint`}
    order by change_id limit ${limit}`)
