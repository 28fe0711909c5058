/** Unions of the import: two rows each, one for each of the two. */
import type { CoupleId, LocalDate, PersonId } from '../../../../types/schema'
import type { Db } from '../../../database/db'
import { sql } from '../../../database/sql'
import type { Union } from '../population'

interface UnionRow {
  readonly person_id: PersonId
  readonly couple_id: CoupleId
  readonly partner_id: PersonId
  readonly home_person_id: PersonId
  readonly married_on: LocalDate | null
  readonly linked_on: LocalDate | null
  readonly office: string | null
  readonly ended_on: LocalDate | null
}

export async function unionsOf(db: Db, ids: readonly PersonId[]): Promise<Union[]> {
  const rows = await db.many<UnionRow>(sql`
    select person_id, couple_id, partner_id, home_person_id, married_on, office, ended_on,
           (confirmed_at at time zone 'Asia/Shanghai')::date as linked_on
    from couple_member where person_id = any(${ids}::bigint[])`)
  return rows.map(row => ({
    id: row.couple_id,
    mark: 'same',
    members: [row.person_id, row.partner_id],
    home: row.home_person_id,
    marriedOn: row.married_on,
    linkedOn: row.linked_on,
    office: row.office,
    endedOn: row.ended_on,
  }))
}

interface Side {
  readonly person: PersonId
  readonly partner: PersonId
  readonly union: Union
}
const bothSides = (unions: readonly Union[]): readonly Side[] =>
  unions.flatMap(union => {
    const [a, b] = union.members
    return [
      { person: a, partner: b, union },
      { person: b, partner: a, union },
    ]
  })

export async function insertUnions(db: Db, unions: readonly Union[]): Promise<void> {
  const sides = bothSides(unions)
  const of = <T>(pick: (union: Union) => T): T[] => sides.map(({ union }) => pick(union))
  await db.run(sql`
    insert into couple_member (person_id, couple_id, partner_id, home_person_id, married_on, office, ended_on, source)
    select d.*, 'civil_affairs'
    from unnest(${sides.map(side => side.person)}::bigint[], ${of(u => u.id)}::bigint[], ${sides.map(side => side.partner)}::bigint[],
                ${of(u => u.home)}::bigint[], ${of(u => u.marriedOn)}::date[], ${of(u => u.office)}::text[], ${of(u => u.endedOn)}::date[]) d`)
}

/** A link that was made in the app becomes civil affairs' own when the registration arrives. */
export async function updateUnions(db: Db, unions: readonly Union[]): Promise<void> {
  const sides = bothSides(unions)
  const of = <T>(pick: (union: Union) => T): T[] => sides.map(({ union }) => pick(union))
  await db.run(sql`
    update couple_member m set married_on = d.married_on, office = d.office, ended_on = d.ended_on,
           source = case when m.married_on is null and d.married_on is not null then 'civil_affairs' else m.source end
    from unnest(${sides.map(side => side.person)}::bigint[], ${of(u => u.id)}::bigint[], ${of(u => u.marriedOn)}::date[],
                ${of(u => u.office)}::text[], ${of(u => u.endedOn)}::date[]) as d(person_id, couple_id, married_on, office, ended_on)
    where m.person_id = d.person_id and m.couple_id = d.couple_id`)
}
