/** Places of a service ahead, for rooms that must know how full the institutions are. */
import type { LocalDate, ServiceCode } from '../../types/schema'
import { sql } from '../database/sql'
import type { Services } from '../service/context'

export interface CapacityAhead {
  readonly name: string
  readonly region: string
  readonly capacity: number
  readonly booked: number
}

/** Every active institution with the capability, also one without a session in that time. Both days count. */
export const capacityAhead = (
  { db }: Pick<Services, 'db'>,
  ahead: { service: ServiceCode; capability: string; from: LocalDate; until: LocalDate },
): Promise<readonly CapacityAhead[]> =>
  db.many<CapacityAhead>(sql`
    select i.name, i.region::text as region, coalesce(sum(s.capacity), 0)::int as capacity, coalesce(sum(s.booked), 0)::int as booked
    from institution i
    left join slot s on s.institution_id = i.institution_id and s.service = ${ahead.service}
                    and s.day between ${ahead.from}::date and ${ahead.until}::date
    where i.active and ${ahead.capability}::text = any(i.capabilities)
    group by i.institution_id, i.name, i.region
    order by i.institution_id`)
