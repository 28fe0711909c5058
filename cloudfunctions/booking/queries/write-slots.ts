/** Opens new slots and brings unbooked ones up to date. */
import type { SlotId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'
import type { StoredSlot, WantedSlot } from '../rules/slot-plan'

/** A slot that another run opened first stays as it is. */
export const insertSlots = (db: Db, slots: readonly (WantedSlot & { slotId: SlotId })[]): Promise<number> =>
  db.run(sql`
    insert into slot (institution_id, slot_id, service, day, starts, ends, capacity)
    select "institutionId", "slotId", service, day, starts, ends, capacity
    from jsonb_to_recordset(${JSON.stringify(slots)}::jsonb)
      as s("institutionId" bigint, "slotId" bigint, service text, day date, starts time, ends time, capacity smallint)
    on conflict (institution_id, service, day, starts) do nothing`)

/** One that was booked since it was read is left alone. */
export const updateUnbooked = (db: Db, slots: readonly StoredSlot[]): Promise<number> =>
  db.run(sql`
    update slot set ends = s.ends, capacity = s.capacity
    from jsonb_to_recordset(${JSON.stringify(slots)}::jsonb)
      as s("institutionId" bigint, "slotId" bigint, ends time, capacity smallint)
    where slot.institution_id = s."institutionId" and slot.slot_id = s."slotId" and slot.booked = 0`)
