/** The record of what a batch wrote: before-images taken before the write, after-images after it, one statement a set. */
import type { Instant } from '../../../../types/schema'
import type { Db } from '../../../database/db'
import { rawSql, sql, type Query } from '../../../database/sql'
import type { Ids } from '../../../platform/ids'
import { chunks } from '../chunks'
import type { Mark, Pending } from '../population'

export type ChangeKind = 'person' | 'couple' | 'pregnancy' | 'hardship'

/**
 * The columns that an import may write, of each kind of record: only these are kept, compared and put back, so that what
 * others own (a permit, the link of two in the app) neither blocks an undo nor is lost by one.
 */
const columns: Readonly<Record<ChangeKind, readonly string[]>> = {
  person: [
    'phone_sealed',
    'phone_index',
    'ethnicity',
    'marital_status',
    'hukou_village',
    'residence_village',
    'residence_since',
    'died_on',
    'moved_out_on',
    'review_reason',
    'updated_at',
  ],
  couple: ['married_on', 'office', 'ended_on', 'source'],
  pregnancy: [
    'state',
    'lmp',
    'edd',
    'dating_method',
    'dating_version',
    'booklet_on',
    'institution_id',
    'outcome',
    'outcome_on',
  ],
  hardship: ['ends_on', 'source'],
}

/**
 * How a kind of record is found by the person and the record's name. Compared as text: a cast of the name would also be tried
 * on changes of other kinds, in whatever order the planner joins.
 */
const place: Readonly<Record<ChangeKind, { readonly table: string; readonly match: string }>> = {
  person: { table: 'person', match: 't.person_id = c.person_id' },
  couple: { table: 'couple_member', match: 't.person_id = c.person_id and t.couple_id::text = c.record' },
  pregnancy: { table: 'pregnancy', match: 't.person_id = c.person_id and t.pregnancy_id::text = c.record' },
  hardship: {
    table: 'hardship',
    match:
      "t.person_id = c.person_id and t.category || ' ' || to_char(t.certified_on, 'YYYY-MM-DD') = c.record",
  },
}

/** `t` is the record. Names of columns come from the table above, never from input. */
export const imageOf = (kind: ChangeKind): Query =>
  rawSql(`jsonb_build_object(${columns[kind].map(column => `'${column}', t.${column}`).join(', ')})`)
export const sourceOf = (kind: ChangeKind): Query => rawSql(`${place[kind].table} t on ${place[kind].match}`)
export const columnsOf = (kind: ChangeKind): readonly string[] => columns[kind]
export const placeOf = (kind: ChangeKind) => place[kind]

interface Changed {
  readonly kind: ChangeKind
  readonly personId: string
  readonly record: string
  readonly mark: Mark
}

function recordsOf({ people, unions, pregnancies, certifications }: Pending): Changed[] {
  return [
    ...people.map(one => ({ kind: 'person' as const, personId: one.id, record: '', mark: one.mark })),
    ...unions.map(one => ({ kind: 'couple' as const, personId: one.home, record: one.id, mark: one.mark })),
    ...pregnancies.map(one => ({
      kind: 'pregnancy' as const,
      personId: one.personId,
      record: one.id,
      mark: one.mark,
    })),
    ...certifications.map(one => ({
      kind: 'hardship' as const,
      personId: one.personId,
      record: `${one.category} ${one.certifiedOn}`,
      mark: one.mark,
    })),
  ]
}

export interface Keeping {
  readonly batchId: string
  readonly ids: Ids
  readonly at: Instant
}

/** Before the write: records that are about to change, as they are. */
export async function keepBefore(db: Db, { batchId, ids, at }: Keeping, pending: Pending): Promise<void> {
  for (const [kind, all] of byKind(recordsOf(pending).filter(({ mark }) => mark === 'changed')))
    for (const some of chunks(all))
      await db.run(sql`
        insert into import_change (person_id, change_id, batch_id, kind, record, before, at)
        select c.person_id, c.change_id, ${batchId}::bigint, ${kind}::text, c.record, ${imageOf(kind)}, ${at}::timestamptz
        from unnest(${some.map(one => one.personId)}::bigint[], ${some.map(() => ids.next())}::bigint[],
                    ${some.map(one => one.record)}::text[]) as c(person_id, change_id, record)
        join ${sourceOf(kind)}`)
}

/** After the write: what changed, and what is new, as it became. */
export async function keepAfter(db: Db, { batchId, ids, at }: Keeping, pending: Pending): Promise<void> {
  for (const [kind, all] of byKind(recordsOf(pending))) {
    for (const some of chunks(all.filter(({ mark }) => mark === 'changed')))
      await db.run(sql`
        update import_change c set after = ${imageOf(kind)}
        from ${rawSql(`${place[kind].table} t`)}
        where c.person_id = any(${some.map(one => one.personId)}::bigint[]) and c.batch_id = ${batchId}::bigint
          and c.kind = ${kind}::text and c.after is null and ${rawSql(place[kind].match)}`)
    for (const some of chunks(all.filter(({ mark }) => mark === 'new')))
      await db.run(sql`
        insert into import_change (person_id, change_id, batch_id, kind, record, after, at)
        select c.person_id, c.change_id, ${batchId}::bigint, ${kind}::text, c.record, ${imageOf(kind)}, ${at}::timestamptz
        from unnest(${some.map(one => one.personId)}::bigint[], ${some.map(() => ids.next())}::bigint[],
                    ${some.map(one => one.record)}::text[]) as c(person_id, change_id, record)
        join ${sourceOf(kind)}`)
  }
}

function byKind(all: readonly Changed[]): [ChangeKind, Changed[]][] {
  const kinds: readonly ChangeKind[] = ['person', 'couple', 'pregnancy', 'hardship']
  return kinds.flatMap((kind): [ChangeKind, Changed[]][] => {
    const some = all.filter(one => one.kind === kind)
    return some.length > 0 ? [[kind, some]] : []
  })
}
