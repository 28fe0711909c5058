/** Who is to be called first on a day. */
import type { LocalDate, PersonId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'
import { validOn } from './family'

export const onGreenChannel = async (
  db: Db,
  people: readonly PersonId[],
  day: LocalDate,
): Promise<readonly PersonId[]> => {
  const rows = await db.many<{ person_id: PersonId }>(sql`
    select p.person_id from unnest(${people}::bigint[]) p(person_id)
    where exists (
      select 1 from hardship h where h.person_id = p.person_id and h.category = 'special_family' and ${validOn(day)})
    or exists (
      select 1 from family_order o where o.person_id = p.person_id and o.item = 'green_channel'
        and o.state in ('accepted', 'scheduled') and coalesce(o.scheduled_on, o.wanted_on) = ${day}::date)`)
  return rows.map(row => row.person_id)
}
