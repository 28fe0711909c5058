/** Today's sessions that are not over, have a place and are for this person: the one that runs first. */
import type { InstitutionId, PersonId, ServiceCode, SlotId } from '../../../../types/schema'
import type { Db } from '../../../database/db'
import { sql } from '../../../database/sql'
import type { Moment } from '../../rules/moment'
import { admitsThem, dayIsOpen } from '../open-day'

export const sessionsNow = (
  db: Db,
  institutionId: InstitutionId,
  service: ServiceCode,
  personId: PersonId,
  now: Moment,
): Promise<{ slot_id: SlotId }[]> =>
  db.many(sql`
    select s.slot_id from slot s
    cross join (values (${personId}::bigint, null::bigint)) w(person_id, partner_id)
    left join site_day x on x.institution_id = s.institution_id and x.day = s.day
    left join holiday h on h.day = s.day
    where s.institution_id = ${institutionId} and s.service = ${service} and s.day = ${now.day}::date
      and s.ends > ${now.time}::time and s.booked < s.capacity and ${dayIsOpen} and ${admitsThem}
    order by s.starts`)
