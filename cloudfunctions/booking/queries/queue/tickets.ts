/** Numbers of a day: one appointment's, a page of them, and the next to be called. */
import type {
  AppointmentId,
  Instant,
  InstitutionId,
  LocalDate,
  PersonId,
  ServiceCode,
  TimeOfDay,
} from '../../../../types/schema'
import type { Db } from '../../../database/db'
import { sql, type Query } from '../../../database/sql'
import { pageSize } from '../../../service/page'

export interface TicketRow {
  readonly number: number
  readonly person_id: PersonId
  readonly partner_id: PersonId | null
  readonly starts: TimeOfDay
  readonly walk_in: boolean
  readonly called: boolean
  readonly priority: boolean
}

export interface Line {
  readonly institutionId: InstitutionId
  readonly service: ServiceCode
  readonly day: LocalDate
}

const ticketsOf = ({ institutionId, service, day }: Line): Query => sql`
  select q.number, a.person_id, a.partner_id, s.starts, a.walk_in, q.called_at is not null as called, q.priority
  from queue_ticket q
  join appointment a on a.institution_id = q.institution_id and a.appointment_id = q.appointment_id
  join slot s on s.institution_id = a.institution_id and s.slot_id = a.slot_id
  where q.institution_id = ${institutionId} and q.service = ${service} and q.day = ${day}::date`

export const tickets = (db: Db, line: Line, after: readonly string[] | null): Promise<TicketRow[]> =>
  db.many<TicketRow>(sql`
    ${ticketsOf(line)} and q.number > ${after?.[0] ?? 0}::smallint
    order by q.number limit ${pageSize + 1}::int`)

export const ticketNumbered = (db: Db, line: Line, number: number): Promise<TicketRow> =>
  db.one<TicketRow>(sql`${ticketsOf(line)} and q.number = ${number}::smallint`)

/** Two desks that call at once get two numbers; undefined when everybody was called. */
export const callNext = (
  db: Db,
  line: Line,
  by: string,
  at: Instant,
): Promise<{ number: number } | undefined> =>
  db.maybe<{ number: number }>(sql`
    with next as materialized (
      select number from queue_ticket
      where institution_id = ${line.institutionId} and service = ${line.service} and day = ${line.day}::date and called_at is null
      order by priority desc, number limit 1 for update skip locked
    )
    update queue_ticket q set called_at = ${at}, called_by = ${by} from next
    where q.institution_id = ${line.institutionId} and q.service = ${line.service} and q.day = ${line.day}::date
      and q.number = next.number
    returning q.number`)

export interface TicketOf {
  readonly number: number
  readonly ahead: number
  readonly called: boolean
}

export const ticketOf = (
  db: Db,
  institutionId: InstitutionId,
  appointmentId: AppointmentId,
): Promise<TicketOf | undefined> =>
  db.maybe<TicketOf>(sql`
    select q.number, q.called_at is not null as called, (
      select count(*)::int from queue_ticket b
      where b.institution_id = q.institution_id and b.service = q.service and b.day = q.day
        and (not b.priority, b.number) < (not q.priority, q.number) and b.called_at is null) as ahead
    from queue_ticket q where q.institution_id = ${institutionId} and q.appointment_id = ${appointmentId}`)

export interface LineRow {
  readonly service: ServiceCode
  readonly waiting: number
  readonly called: number | null
  readonly free: number
}

/** Services that have a session today or somebody in line. */
export const linesOf = (
  db: Db,
  institutionId: InstitutionId,
  day: LocalDate,
  time: TimeOfDay,
): Promise<LineRow[]> =>
  db.many<LineRow>(sql`
    select coalesce(s.service, q.service) as service, coalesce(q.waiting, 0) as waiting, q.called, coalesce(s.free, 0) as free
    from (
      select service, coalesce(sum(capacity - booked) filter (where ends > ${time}::time), 0)::int as free from slot
      where institution_id = ${institutionId} and day = ${day}::date and capacity > 0 group by service
    ) s
    full join (
      select service, count(*) filter (where called_at is null)::int as waiting,
             max(number) filter (where called_at is not null)::int as called
      from queue_ticket where institution_id = ${institutionId} and day = ${day}::date group by service
    ) q on q.service = s.service
    order by 1`)
