/** Pairs of records that may be one person: found, listed, decided. */
import type { Instant, PersonId } from '../../../../types/schema'
import type { Db } from '../../../database/db'
import { sql } from '../../../database/sql'
import { pageSize } from '../../../service/page'

/** Walks the indexes of names; the rest is decided on the few that share one. */
export const insertPairs = (db: Db, ids: readonly PersonId[], at: Instant): Promise<number> =>
  db.run(sql`
    with namesake as (
      select distinct least(a.person_id, b.person_id) as person_id, greatest(a.person_id, b.person_id) as other_id,
             a.birth_date is not null and a.birth_date = b.birth_date as born,
             a.phone_index is not null and a.phone_index = b.phone_index as phone,
             a.birth_date is null or b.birth_date is null as unborn,
             exists (select 1 from couple_member m join couple_member n on n.person_id = b.person_id and n.partner_id = m.partner_id
                     where m.person_id = a.person_id) as spouse,
             exists (select 1 from identifier i where i.person_id in (a.person_id, b.person_id)
                     group by i.doc_type having count(distinct i.person_id) > 1) as same_document
      from person a join person b on b.name_index = a.name_index and b.person_id <> a.person_id and b.sex = a.sex
      where a.person_id = any(${ids}::bigint[]) and b.died_on is null and a.died_on is null
        and (a.birth_date = b.birth_date or a.birth_date is null or b.birth_date is null)
    ), scored as (
      select person_id, other_id,
             case when (born or unborn) and spouse then 80 when born and phone then 60 when born and not same_document then 40
                  when unborn and phone then 30 end::smallint as score,
             array_remove(array['name', case when born then 'birth' end, case when spouse then 'spouse' end,
                                case when phone then 'phone' end, case when not same_document then 'document' end], null) as grounds
      from namesake
    )
    insert into duplicate_pair (person_id, other_id, score, grounds, state, found_at)
    select person_id, other_id, score, grounds, 'open', ${at}::timestamptz from scored where score is not null
    order by person_id, other_id
    on conflict (person_id, other_id) do nothing`)

export interface PairRow {
  readonly person_id: PersonId
  readonly other_id: PersonId
  readonly score: number
  readonly grounds: string[]
  readonly found_at: Instant
}

/** Inclusive range of 12-digit village codes of the first or the other. */
export const openPairs = (
  db: Db,
  [from, to]: readonly [string, string],
  after: readonly string[] | null,
): Promise<PairRow[]> =>
  db.many<PairRow>(sql`
    select d.person_id, d.other_id, d.score, d.grounds, d.found_at from duplicate_pair d
    join person a on a.person_id = d.person_id join person b on b.person_id = d.other_id
    where d.state = 'open'
      and (rpad(coalesce(a.residence_village, a.hukou_village, 0)::text, 12, '0')::bigint between ${from}::bigint and ${to}::bigint
        or rpad(coalesce(b.residence_village, b.hukou_village, 0)::text, 12, '0')::bigint between ${from}::bigint and ${to}::bigint)
      and ${after === null ? sql`true` : sql`(-d.score, d.person_id, d.other_id) > (${after[0]}::int, ${after[1]}::bigint, ${after[2]}::bigint)`}
    order by -d.score, d.person_id, d.other_id limit ${pageSize + 1}`)

/**
 * Locked until the transaction ends; NOT_FOUND when it is decided or of another division.
 * @param which of the two must live in the division: to merge takes both, or somebody else's record would go
 */
export const lockPair = (
  db: Db,
  person: PersonId,
  other: PersonId,
  [from, to]: readonly [string, string],
  which: 'either' | 'both',
): Promise<PairRow> =>
  db.one<PairRow>(sql`
    select d.person_id, d.other_id, d.score, d.grounds, d.found_at from duplicate_pair d
    join person a on a.person_id = d.person_id join person b on b.person_id = d.other_id
    where d.person_id = least(${person}::bigint, ${other}::bigint) and d.other_id = greatest(${person}::bigint, ${other}::bigint)
      and d.state = 'open'
      and (select count(*) from unnest(array[coalesce(a.residence_village, a.hukou_village, 0), coalesce(b.residence_village, b.hukou_village, 0)]) v
           where rpad(v::text, 12, '0')::bigint between ${from}::bigint and ${to}::bigint) >= ${which === 'both' ? 2 : 1}
    for update of d`)

export const decidePair = (
  db: Db,
  pair: Pick<PairRow, 'person_id' | 'other_id'>,
  decision: {
    readonly state: 'merged' | 'different' | 'open'
    readonly at: Instant | null
    readonly by: string | null
    readonly reasonSealed: Buffer | null
  },
): Promise<number> =>
  db.run(sql`
    update duplicate_pair set state = ${decision.state}, decided_at = ${decision.at}, decided_by = ${decision.by},
           reason_sealed = ${decision.reasonSealed}
    where person_id = ${pair.person_id} and other_id = ${pair.other_id}`)
