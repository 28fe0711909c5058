/** What residents told of themselves, and the columns of the person that it reaches. */
import type { DeclarationKind } from '../../../types/evidence'
import type { CoupleId, Instant, LocalDate, PersonId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql, type Query } from '../../database/sql'
import { pageSize } from '../../service/page'

export type DeclarationState = 'taken' | 'awaiting' | 'verified' | 'refused' | 'replaced'

export interface DeclaredRow {
  readonly kind: DeclarationKind
  readonly day: LocalDate
  readonly state: DeclarationState
}

export interface RecordRow {
  readonly plans_pregnancy: LocalDate | null
  readonly plans_registration: LocalDate | null
  readonly residence_since: LocalDate | null
  readonly permit_until: LocalDate | null
  /** The newest of each kind that was not told anew. */
  readonly declared: readonly DeclaredRow[]
}

/** What is on record and what was told, in one round trip. */
export const recordOf = (db: Db, personId: PersonId): Promise<RecordRow> =>
  db.one(sql`
    select p.plans_pregnancy_on as plans_pregnancy, coalesce(c.married_on, c.plans_registration_on) as plans_registration,
           p.residence_since, p.permit_until,
           coalesce((
             select jsonb_agg(jsonb_build_object('kind', d.kind, 'day', d.day, 'state', d.state)) from (
               select distinct on (kind) kind, day, state from declaration
               where person_id = p.person_id and state <> 'replaced'
               order by kind, declaration_id desc) d), '[]'::jsonb) as declared
    from person p
    left join couple_member c on c.person_id = p.person_id and c.ended_on is null
    where p.person_id = ${personId}`)

/** What is open of this kind gives way to what is told now. */
export const replaceOpen = (db: Db, personId: PersonId, kind: DeclarationKind): Promise<number> =>
  db.run(sql`
    update declaration set state = 'replaced'
    where person_id = ${personId} and kind = ${kind} and state in ('taken', 'awaiting')`)

export const insertDeclaration = (
  db: Db,
  told: {
    readonly personId: PersonId
    readonly id: string
    readonly kind: DeclarationKind
    readonly day: LocalDate
    readonly state: 'taken' | 'awaiting'
    readonly at: Instant
  },
): Promise<number> =>
  db.run(sql`
    insert into declaration (person_id, declaration_id, kind, day, state, region, declared_at)
    select p.person_id, ${told.id}, ${told.kind}, ${told.day}, ${told.state},
           rpad(coalesce(p.residence_village, p.hukou_village, 0)::text, 12, '0')::bigint, ${told.at}
    from person p where p.person_id = ${told.personId}`)

export const planPregnancy = (
  db: Db,
  personId: PersonId,
  day: LocalDate | null,
  at: Instant,
): Promise<number> =>
  db.run(sql`update person set plans_pregnancy_on = ${day}, updated_at = ${at} where person_id = ${personId}`)

export interface Union {
  readonly couple_id: CoupleId
  readonly partner_id: PersonId
  readonly married_on: LocalDate | null
}

export const openUnion = (db: Db, personId: PersonId): Promise<Union | undefined> =>
  db.maybe(sql`
    select couple_id, partner_id, married_on from couple_member where person_id = ${personId} and ended_on is null`)

/** On both rows of the union: the plan is the couple's. */
export const planRegistration = (
  db: Db,
  personId: PersonId,
  { couple_id, partner_id }: Union,
  day: LocalDate | null,
): Promise<number> =>
  db.run(sql`
    update couple_member set plans_registration_on = ${day}
    where person_id in (${personId}, ${partner_id}) and couple_id = ${couple_id}`)

export const setResidence = (
  db: Db,
  personId: PersonId,
  {
    residenceSince,
    permitUntil,
  }: { residenceSince?: LocalDate | undefined; permitUntil?: LocalDate | undefined },
  at: Instant,
): Promise<number> =>
  db.run(sql`
    update person set residence_since = coalesce(${residenceSince ?? null}::date, residence_since),
                      permit_until = coalesce(${permitUntil ?? null}::date, permit_until), updated_at = ${at}
    where person_id = ${personId}`)

/** The day that was awaiting; undefined when nothing was. */
export const decideOpen = (
  db: Db,
  personId: PersonId,
  kind: DeclarationKind,
  decision: { readonly to: 'verified' | 'refused'; readonly at: Instant; readonly accountKey: string },
): Promise<{ day: LocalDate } | undefined> =>
  db.maybe(sql`
    update declaration set state = ${decision.to}, decided_at = ${decision.at}, decided_by = ${decision.accountKey}
    where person_id = ${personId} and kind = ${kind} and state = 'awaiting'
    returning day`)

export interface AwaitingRow {
  readonly person_id: PersonId
  readonly declaration_id: string
  readonly kind: DeclarationKind
  readonly day: LocalDate
  readonly declared_at: Instant
}

/** Oldest first. @param scope over `f.village` */
export const awaitingPage = (db: Db, scope: Query, after: string | null): Promise<AwaitingRow[]> =>
  db.many(sql`
    select f.person_id, f.declaration_id, f.kind, f.day, f.declared_at
    from (select d.*, d.region as village from declaration d where d.state = 'awaiting') f
    where ${scope} and (${after}::bigint is null or f.declaration_id > ${after}::bigint)
    order by f.declaration_id limit ${pageSize + 1}`)
