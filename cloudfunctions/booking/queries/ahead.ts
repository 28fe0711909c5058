/** What lies ahead of an institution: days decided otherwise, people who must move. */
import type { InstitutionId, LocalDate, ServiceCode } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'
import { pageSize } from '../../service/page'
import type { Moment } from '../rules/moment'
import type { Session } from '../rules/plan-of-day'
import { appointmentColumns, appointmentTables, type AppointmentRow } from './appointment-row'

export interface ExceptionRow {
  readonly day: LocalDate
  /** '' when it is the whole institution. */
  readonly service: ServiceCode | ''
  readonly open: boolean
  readonly sessions: readonly Session[]
  readonly reason: string
  readonly decided_by: string | null
}

/** By day, the whole institution first. @param after day and service of the last row seen */
export const exceptionsPage = (
  db: Db,
  institutionId: InstitutionId,
  from: LocalDate,
  after: readonly string[] | null,
): Promise<ExceptionRow[]> =>
  db.many<ExceptionRow>(sql`
    select e.day, e.service, e.open, e.sessions, e.reason, w.display_name as decided_by
    from (
      select day, '' as service, open, '[]'::jsonb as sessions, reason, decided_by from site_day
      where institution_id = ${institutionId} and day >= ${from}::date
      union all
      select p.from_day, p.service, count(s.starts) > 0,
             coalesce(jsonb_agg(jsonb_build_object(
               'weekday', s.weekday, 'starts', to_char(s.starts, 'HH24:MI'), 'ends', to_char(s.ends, 'HH24:MI'),
               'capacity', s.capacity, 'audience', s.audience, 'resourceId', s.resource_id::text) order by s.starts) filter (where s.starts is not null), '[]'),
             p.reason, p.decided_by
      from session_plan p
      left join planned_session s on s.institution_id = p.institution_id and s.service = p.service and s.kind = p.kind and s.from_day = p.from_day
      where p.institution_id = ${institutionId} and p.kind = 'day' and p.from_day >= ${from}::date
      group by p.service, p.from_day, p.reason, p.decided_by
    ) e
    left join staff w on w.account_key = e.decided_by
    where ${after === null ? sql`true` : sql`(e.day, e.service) > (${after[0]}::date, ${after[1]}::text)`}
    order by e.day, e.service limit ${pageSize + 1}`)

/** Booked in a session that is not held any more and has not begun; soonest first. */
export const toMovePage = (
  db: Db,
  institutionId: InstitutionId,
  now: Moment,
  after: readonly string[] | null,
): Promise<AppointmentRow[]> =>
  db.many<AppointmentRow>(sql`
    select ${appointmentColumns} from appointment a ${appointmentTables}
    where a.institution_id = ${institutionId} and a.state = 'booked' and not s.taking
      and (s.day, s.starts) > (${now.day}::date, ${now.time}::time)
      and ${after === null ? sql`true` : sql`(s.day, s.starts, a.appointment_id) > (${after[0]}::date, ${after[1]}::time, ${after[2]}::bigint)`}
    order by s.day, s.starts, a.appointment_id limit ${pageSize + 1}`)
