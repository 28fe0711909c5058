/** Locks slots in the order of their ids, whichever is the old and which the new: two moves in opposite directions wait, not deadlock. */
import type { InstitutionId, SlotId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'

export const lockSlots = (db: Db, institutionId: InstitutionId, slots: readonly SlotId[]): Promise<number> =>
  db.run(sql`
    select 1 from slot where institution_id = ${institutionId} and slot_id = any(${slots}::bigint[])
    order by slot_id for update`)
