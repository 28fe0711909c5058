/** Institutions with their distance and their next free session. */
import type { InstitutionId, LocalDate, ServiceCode, TimeOfDay } from '../../../types/schema'
import type { Db } from '../../database/db'
import { distance, type Position } from '../../database/distance'
import { sql, type Query } from '../../database/sql'
import { pageSize } from '../../service/page'
import type { Moment } from '../rules/moment'
import { admits, dayIsOpen } from './open-day'

export interface InstitutionRow {
  readonly institution_id: InstitutionId
  readonly name: string
  readonly address: string
  readonly phone: string
  readonly hours: string
  readonly latitude: number
  readonly longitude: number
  readonly capabilities: readonly string[]
  /** Whole metres; null without a position. */
  readonly distance: number | null
  readonly next_day: LocalDate | null
  readonly next_starts: TimeOfDay | null
}

export interface Search {
  readonly services: readonly ServiceCode[]
  /** 1 or 2: a couple needs two places in the same session. */
  readonly people: number
  readonly position: Position | null
  readonly now: Moment
  /** The last day that is looked at. */
  readonly until: LocalDate
}

const cards = ({ services, people, position, now, until }: Search): Query => sql`
  select i.institution_id, i.name, i.address, i.phone, i.hours, i.latitude, i.longitude, i.capabilities,
         ${distance(position)} as distance, f.day as next_day, f.starts as next_starts
  from institution i
  left join lateral (
    select s.day, s.starts
    from slot s
    left join site_day x on x.institution_id = s.institution_id and x.day = s.day
    left join holiday h on h.day = s.day
    where s.institution_id = i.institution_id and s.service = any(${services}::text[])
      and s.capacity - s.booked >= ${people}::int and ${admits(people)} and ${dayIsOpen}
      and (s.day, s.starts) > (${now.day}::date, ${now.time}::time) and s.day <= ${until}::date
    order by s.day, s.starts
    limit 1
  ) f on true
  where i.active`

/** One page, nearest first, or by id without a position; one row more than a page when there is a next. */
export const institutionsNear = (
  db: Db,
  search: Search,
  capability: string,
  after: readonly string[] | null,
): Promise<InstitutionRow[]> =>
  db.many<InstitutionRow>(sql`
    select * from (${cards(search)} and ${capability}::text = any(i.capabilities)) c
    where (coalesce(c.distance, 0), c.institution_id) > (${after?.[0] ?? -1}::int, ${after?.[1] ?? 0}::bigint)
    order by coalesce(c.distance, 0), c.institution_id
    limit ${pageSize + 1}::int`)

export const institutionCardById = (
  db: Db,
  search: Search,
  institutionId: InstitutionId,
): Promise<InstitutionRow> =>
  db.one<InstitutionRow>(sql`${cards(search)} and i.institution_id = ${institutionId}`)
