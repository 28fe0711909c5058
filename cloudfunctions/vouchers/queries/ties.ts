/** What a person's vouchers can hang on now. */
import type { CoupleId, PersonId, PregnancyId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'
import type { Ties } from '../rules/subject'

interface Row {
  couple_id: CoupleId | null
  home_person_id: PersonId | null
  partner_id: PersonId | null
  pregnancy_id: PregnancyId | null
}

export async function tiesOf(db: Db, personId: PersonId): Promise<Ties> {
  const row = await db.one<Row>(sql`
    select c.couple_id, c.home_person_id, c.partner_id, p.pregnancy_id
    from (select ${personId}::bigint as me) k
    left join couple_member c on c.person_id = k.me and c.ended_on is null
    left join pregnancy p on p.person_id = k.me and p.state = 'ongoing'`)
  const { couple_id: coupleId, home_person_id: home, partner_id: other } = row
  return {
    couple:
      coupleId !== null && home !== null && other !== null
        ? { coupleId, home, partner: home === personId ? other : personId }
        : null,
    pregnancyId: row.pregnancy_id,
  }
}
