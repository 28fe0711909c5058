/** Whether pregnancies and children are not to be shown to somebody unasked (domain F4, H8, H9). */
import type { LocalDate, PersonId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'
import { addYears } from '../../eligibility/rules/calendar'
import { guardedBy } from '../../people/children'

/**
 * A certified family, always; else, while she expects no child: her last pregnancy was lost, or a child died and none under three
 * lives. A partner's miscarriage is hers to tell (F3): his list stays as it was.
 */
export const isQuiet = async (db: Db, me: PersonId, day: LocalDate): Promise<boolean> =>
  (
    await db.one<{ quiet: boolean }>(sql`
      select exists (
               select 1 from hardship h where h.person_id = ${me} and h.category = 'special_family'
                 and h.certified_on <= ${day}::date and (h.ends_on is null or h.ends_on >= ${day}::date))
          or not exists (select 1 from pregnancy o where o.person_id = ${me} and o.state = 'ongoing') and (
               coalesce((select g.state = 'loss' from pregnancy g where g.person_id = ${me} order by g.pregnancy_id desc limit 1), false)
               or coalesce((
                 select bool_or(c.died_on is not null)
                        and not bool_or(c.died_on is null and n.born_at >= ${addYears(day, -3)}::date)
                 from newborn n join person c on c.person_id = n.person_id where ${guardedBy(me)}), false)) as quiet`)
  ).quiet
