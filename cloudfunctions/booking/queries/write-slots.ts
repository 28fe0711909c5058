/** Opens new slots and brings those that are there up to date. */
import type { SlotId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'
import type { StoredSlot, WantedSlot } from '../rules/slot-plan'

/** A slot that another run opened first stays as it is. */
export const insertSlots = (db: Db, slots: readonly (WantedSlot & { slotId: SlotId })[]): Promise<number> =>
  db.run(sql`
    insert into slot (institution_id, slot_id, service, day, starts, ends, capacity, audience, resource_id)
    select "institutionId", "slotId", service, day, starts, ends, capacity, audience, "resourceId"
    from jsonb_to_recordset(${JSON.stringify(slots)}::jsonb)
      as s("institutionId" bigint, "slotId" bigint, service text, day date, starts time, ends time, capacity smallint, audience text, "resourceId" bigint)
    on conflict (institution_id, service, day, starts) do nothing`)

/**
 * Never fewer places than are booked, also by somebody who booked since the plan was read; in the order of their ids, as
 * every other lock on slots. Those that nobody shall book any more are answered with whether they were open until now.
 */
export const updateSlots = (db: Db, slots: readonly StoredSlot[]): Promise<TurnedSlot[]> =>
  db.many<TurnedSlot>(sql`
    with wanted as (
      select * from jsonb_to_recordset(${JSON.stringify(slots)}::jsonb)
        as w("institutionId" bigint, "slotId" bigint, ends time, capacity smallint, audience text, taking boolean, "resourceId" bigint)
    ), old as materialized (
      select s.institution_id, s.slot_id, s.taking from slot s
      where (s.institution_id, s.slot_id) in (select "institutionId", "slotId" from wanted)
      order by 1, 2 for update
    )
    update slot set ends = w.ends, capacity = greatest(w.capacity, slot.booked), taking = w.taking, resource_id = w."resourceId",
      audience = case when slot.booked > 0 then slot.audience else w.audience end
    from wanted w join old on old.institution_id = w."institutionId" and old.slot_id = w."slotId"
    where slot.institution_id = w."institutionId" and slot.slot_id = w."slotId"
    returning slot.institution_id, slot.slot_id, slot.booked, slot.taking, old.taking <> slot.taking as turned`)

export interface TurnedSlot {
  readonly institution_id: StoredSlot['institutionId']
  readonly slot_id: SlotId
  readonly booked: number
  readonly taking: boolean
  /** Between held and not held any more. */
  readonly turned: boolean
}
