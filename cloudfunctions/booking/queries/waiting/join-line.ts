/** Puts somebody, or a couple, at the end of the line. */
import type {
  Instant,
  InstitutionId,
  LocalDate,
  PersonId,
  ServiceCode,
  SlotId,
} from '../../../../types/schema'
import type { DayPart, WaitingId } from '../../../../types/waiting'
import type { Db } from '../../../database/db'
import { sql } from '../../../database/sql'

export interface Wish {
  readonly institutionId: InstitutionId
  readonly service: ServiceCode
  readonly personId: PersonId
  readonly partnerId: PersonId | null
  readonly firstDay: LocalDate
  readonly lastDay: LocalDate
  readonly part: DayPart
  readonly slotId: SlotId | null
}

/** A number in a release, and the device that took it. */
export interface Ticket {
  readonly number: number
  readonly deviceIndex: Buffer
}

/** Breaks `waiting_one_open` when one of them waits for the service already. */
export const joinLine = (
  db: Db,
  waitingId: WaitingId,
  wish: Wish,
  at: Instant,
  ticket: Ticket | null,
): Promise<number> =>
  db.run(sql`
    with entry as (
      insert into waiting (institution_id, waiting_id, service, person_id, partner_id, first_day, last_day, part, slot_id,
                           state, created_at, ticket, device_index)
      values (${wish.institutionId}, ${waitingId}, ${wish.service}, ${wish.personId}, ${wish.partnerId}, ${wish.firstDay},
              ${wish.lastDay}, ${wish.part}, ${wish.slotId}, 'waiting', ${at},
              ${ticket?.number ?? null}, ${ticket?.deviceIndex ?? null})
      returning institution_id, waiting_id, service, person_id, partner_id
    )
    insert into waiting_member (person_id, waiting_id, institution_id, service, open)
    select p.person_id, e.waiting_id, e.institution_id, e.service, true
    from entry e cross join unnest(array[e.person_id, e.partner_id]) p(person_id)
    where p.person_id is not null order by 1`)
