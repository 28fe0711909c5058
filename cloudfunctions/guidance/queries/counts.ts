/** How the lines of a division stand, by programme, town and institution, in one scan. */
import type { InstitutionId, LocalDate, ProgrammeCode } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'
import { inSight, toBeDone, type Sight } from './lines'

export interface LineCount {
  readonly programme: ProgrammeCode
  /** Nine digits. */
  readonly town: string
  readonly town_name: string | null
  readonly institution_id: InstitutionId | null
  readonly institution: string | null
  readonly open: number
  readonly overdue: number
}

export const countByGroup = (db: Db, sight: Sight, today: LocalDate): Promise<LineCount[]> =>
  db.many<LineCount>(sql`
    select c.*, coalesce(w.name, d.name) as town_name, i.name as institution
    from (
      select g.programme, (g.region / 1000)::text as town, g.institution_id, count(*)::int as open,
             (count(*) filter (where g.due_on < ${today}::date))::int as overdue
      from guidance g
      where ${toBeDone(today)} and ${inSight(sight)}
      group by 1, 2, 3
    ) c
    left join region w on w.code = c.town::bigint
    left join region d on d.code = c.town::bigint / 1000
    left join institution i on i.institution_id = c.institution_id
    order by c.town, c.institution_id`)
