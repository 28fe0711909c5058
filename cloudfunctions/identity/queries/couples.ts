/** Open unions, always as their two rows. */
import type { CoupleId, Instant, LocalDate, PersonId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'

export interface UnionRow {
  readonly person_id: PersonId
  readonly partner_id: PersonId
  readonly couple_id: CoupleId
  readonly source: 'civil_affairs' | 'invitation' | 'desk'
  readonly confirmed_at: Instant | null
}

/** Locked in the order of people, so that two who invite each other at once do not deadlock. */
export const lockUnionsOf = (db: Db, personIds: readonly PersonId[]): Promise<UnionRow[]> =>
  db.many(sql`
    select person_id, partner_id, couple_id, source, confirmed_at from couple_member
    where person_id = any(${personIds}::bigint[]) and ended_on is null
    order by person_id for update`)

export const confirmUnion = (
  db: Db,
  { person_id, partner_id, couple_id }: UnionRow,
  at: Instant | null,
): Promise<number> =>
  db.run(sql`
    update couple_member set confirmed_at = ${at}
    where person_id in (${person_id}, ${partner_id}) and couple_id = ${couple_id}`)

export const endUnion = (
  db: Db,
  { person_id, partner_id, couple_id }: UnionRow,
  on: LocalDate,
): Promise<number> =>
  db.run(sql`
    update couple_member set ended_on = ${on}
    where person_id in (${person_id}, ${partner_id}) and couple_id = ${couple_id}`)

/** Vouchers of the couple hang on the woman; without exactly one woman, on the one who invited. */
export const insertUnion = (
  db: Db,
  union: { coupleId: CoupleId; inviter: PersonId; invited: PersonId; at: Instant },
): Promise<number> =>
  db.run(sql`
    insert into couple_member (person_id, couple_id, partner_id, home_person_id, source, confirmed_at)
    select u.me, ${union.coupleId}::bigint, u.other,
           case when b.sex = 2 and a.sex <> 2 then b.person_id else a.person_id end, 'invitation', ${union.at}::timestamptz
    from person a
    join person b on b.person_id = ${union.invited}
    cross join lateral (values (a.person_id, b.person_id), (b.person_id, a.person_id)) as u(me, other)
    where a.person_id = ${union.inviter}
    order by u.me`)
