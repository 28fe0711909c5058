/** Records that are held because two offices gave one number two names. */
import type { Instant, LocalDate, PersonId } from '../../../../types/schema'
import type { Db } from '../../../database/db'
import { sql, type Query } from '../../../database/sql'
import { pageSize } from '../../../service/page'

export interface HeldRow {
  readonly person_id: PersonId
  readonly name_sealed: Buffer
  readonly birth_date: LocalDate | null
  readonly village: string | null
}

/** Inclusive range of 12-digit village codes. */
const held = ([from, to]: readonly [string, string]): Query => sql`
  p.review_reason = 'NAME_DIFFERS'
  and rpad(coalesce(p.residence_village, p.hukou_village, 0)::text, 12, '0')::bigint between ${from}::bigint and ${to}::bigint`

export const heldPage = (
  db: Db,
  range: readonly [string, string],
  after: readonly string[] | null,
): Promise<HeldRow[]> =>
  db.many<HeldRow>(sql`
    select p.person_id, p.name_sealed, p.birth_date, coalesce(v.name, p.residence_village::text) as village
    from person p left join region v on v.code = p.residence_village
    where ${held(range)} and ${after === null ? sql`true` : sql`p.person_id > ${after[0]}::bigint`}
    order by p.person_id limit ${pageSize + 1}`)

/** Locked; NOT_FOUND when somebody has decided already, or the person lives in another division. */
export const lockHeld = (db: Db, id: PersonId, range: readonly [string, string]): Promise<HeldRow> =>
  db.one<HeldRow>(sql`
    select p.person_id, p.name_sealed, p.birth_date, null::text as village
    from person p where p.person_id = ${id} and ${held(range)} for update`)

export interface NameDecision {
  readonly personId: PersonId
  readonly decisionId: string
  readonly beforeSealed: Buffer
  readonly reasonSealed: Buffer
  readonly accountKey: string
  readonly at: Instant
  /** Null: the name on record was right. */
  readonly name: { readonly sealed: Buffer; readonly index: Buffer } | null
}

/** Keeps the decision, writes the name, and lifts the hold. */
export const settleHeld = (db: Db, one: NameDecision): Promise<number> =>
  db.run(sql`
    with decided as (
      insert into name_decision (person_id, decision_id, before_sealed, renamed, decided_at, account_key, reason_sealed)
      values (${one.personId}, ${one.decisionId}, ${one.beforeSealed}, ${one.name !== null}, ${one.at}, ${one.accountKey}, ${one.reasonSealed})
      returning person_id
    )
    update person p
    set review_reason = null, updated_at = ${one.at}, name_sealed = coalesce(${one.name?.sealed ?? null}::bytea, p.name_sealed),
        name_index = coalesce(${one.name?.index ?? null}::bytea, p.name_index)
    from decided d where p.person_id = d.person_id`)
