/** Free sessions of several services at institutions that do them all. */
import type {
  InstitutionId,
  LocalDate,
  PersonId,
  ServiceCode,
  SlotId,
  TimeOfDay,
} from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'
import type { Moment } from '../rules/moment'
import { admits, dayIsOpen } from './open-day'

export interface FreeSession {
  readonly institution_id: InstitutionId
  readonly service: ServiceCode
  readonly day: LocalDate
  readonly slot_id: SlotId
  readonly starts: TimeOfDay
  readonly ends: TimeOfDay
}

/** @param of one institution, or all of them when null; `people` places each. Sessions for women are those of a woman alone. */
export const freeSessions = (
  db: Db,
  wanted: {
    readonly of: InstitutionId | null
    readonly services: readonly ServiceCode[]
    readonly capabilities: readonly string[]
    readonly people: number
    readonly personId: PersonId
    readonly now: Moment
    readonly from: LocalDate
    readonly until: LocalDate
  },
): Promise<FreeSession[]> =>
  db.many<FreeSession>(sql`
    select s.institution_id, s.service, s.day, s.slot_id, s.starts, s.ends
    from slot s
    join institution i on i.institution_id = s.institution_id and i.active and i.capabilities @> ${wanted.capabilities}::text[]
    left join site_day x on x.institution_id = s.institution_id and x.day = s.day
    left join holiday h on h.day = s.day
    where s.service = any(${wanted.services}::text[]) and s.day between ${wanted.from}::date and ${wanted.until}::date
      and (${wanted.of}::bigint is null or s.institution_id = ${wanted.of}::bigint)
      and s.capacity - s.booked >= ${wanted.people}::int and ${admits(wanted.people)} and ${dayIsOpen}
      and (s.audience <> 'women' or exists (select 1 from person p where p.person_id = ${wanted.personId} and p.sex = 2))
      and (s.day, s.starts) > (${wanted.now.day}::date, ${wanted.now.time}::time)
    order by s.institution_id, s.day, s.starts, s.slot_id`)
