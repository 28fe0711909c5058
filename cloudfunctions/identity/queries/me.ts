/** What is linked to an account, in two reads. */
import type { InstitutionId, Instant, LocalDate, PersonId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'

export interface MeRow {
  readonly sex: number
  readonly partner_id: PersonId | null
  readonly confirmed_at: Instant | null
  readonly invited: boolean
  readonly consents: string[]
  readonly certified: boolean
}

export const readMe = (db: Db, personId: PersonId, now: Instant, day: LocalDate): Promise<MeRow> =>
  db.one(sql`
    select p.sex, c.partner_id, c.confirmed_at,
           exists (select 1 from partner_invitation i where i.person_id = p.person_id and i.state = 'open' and i.expires_at > ${now}) as invited,
           array(select purpose from consent k where k.person_id = p.person_id and k.withdrawn_at is null order by purpose) as consents,
           exists (select 1 from hardship h where h.person_id = p.person_id and h.certified_on <= ${day}::date
                   and (h.ends_on is null or h.ends_on >= ${day}::date)) as certified
    from person p
    left join couple_member c on c.person_id = p.person_id and c.ended_on is null and c.confirmed_at is not null
    where p.person_id = ${personId}`)

export const institutionName = async (db: Db, id: InstitutionId): Promise<string | null> =>
  (await db.maybe<{ name: string }>(sql`select name from institution where institution_id = ${id}`))?.name ??
  null
