/** What people's vouchers can hang on now. */
import type { CoupleId, PersonId, PregnancyId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'
import type { Ties } from '../rules/subject'

interface Row {
  me: PersonId
  couple_id: CoupleId | null
  home_person_id: PersonId | null
  partner_id: PersonId | null
  pregnancy_id: PregnancyId | null
}

export async function tiesOf(db: Db, people: readonly PersonId[]): Promise<ReadonlyMap<PersonId, Ties>> {
  const rows = await db.many<Row>(sql`
    select k.me, c.couple_id, c.home_person_id, c.partner_id, p.pregnancy_id
    from unnest(${people}::bigint[]) k(me)
    left join couple_member c on c.person_id = k.me and c.ended_on is null
    left join pregnancy p on p.person_id = k.me and p.state = 'ongoing'`)
  return new Map(rows.map(row => [row.me, tiesIn(row)]))
}

function tiesIn({
  me,
  couple_id: coupleId,
  home_person_id: home,
  partner_id: other,
  pregnancy_id,
}: Row): Ties {
  const couple =
    coupleId !== null && home !== null && other !== null
      ? { coupleId, home, partner: home === me ? other : me }
      : null
  return { couple, pregnancyId: pregnancy_id }
}
