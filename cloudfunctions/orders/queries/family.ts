/** What the menu depends on, and the people whom a family may ring. */
import type { HardshipCategory } from '../../../types/families'
import type { LocalDate, PersonId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql, type Query } from '../../database/sql'

/** Over `h`, a row of hardship: valid on this day. */
export const validOn = (day: LocalDate): Query =>
  sql`h.certified_on <= ${day}::date and (h.ends_on is null or h.ends_on >= ${day}::date)`

export interface FamilyRow {
  readonly categories: readonly HardshipCategory[]
  readonly pregnant: boolean
  readonly birth_date: LocalDate | null
  /** 12 digits. */
  readonly village: string
}

export const familyOf = (db: Db, personId: PersonId, day: LocalDate): Promise<FamilyRow> =>
  db.one<FamilyRow>(sql`
    select array(select distinct h.category from hardship h where h.person_id = p.person_id and ${validOn(day)} order by 1) as categories,
           exists (select 1 from pregnancy g where g.person_id = p.person_id and g.state = 'ongoing') as pregnant, p.birth_date,
           rpad(coalesce(p.residence_village, p.hukou_village, 0)::text, 12, '0') as village
    from person p where p.person_id = ${personId}`)

export interface ContactRow {
  readonly person_id: PersonId
  readonly login: string
  readonly name: string
  readonly phone: string
}

/** Active ones only: somebody who left is not rung. */
export const contactsOf = (db: Db, personIds: readonly PersonId[]): Promise<ContactRow[]> =>
  db.many<ContactRow>(sql`
    select c.person_id, s.login, s.display_name as name, c.phone
    from family_contact c join staff s on s.account_key = c.account_key and s.active
    where c.person_id = any(${personIds}::bigint[]) order by c.person_id, c.place`)
