/** An entry, held until the end of the transaction: what is decided about it stays true. */
import type { SlotId } from '../../../../types/schema'
import type { Db } from '../../../database/db'
import { sql } from '../../../database/sql'
import type { Entry } from './my-waiting'
import { waitingColumns, waitingTables, type WaitingRow } from './waiting-row'

/** The session whose places are held for it, to be locked before the entry is; null when none is. */
export const heldSessionOf = async (db: Db, entry: Entry): Promise<SlotId | null> =>
  (
    await db.maybe<{ slot_id: SlotId }>(sql`
      select slot_id from held_offer
      where institution_id = ${entry.institutionId} and waiting_id = ${entry.waitingId} and state = 'held'`)
  )?.slot_id ?? null

/** Locked first and joined then: the offer is that of now. */
export const entryToChange = async (db: Db, entry: Entry): Promise<WaitingRow> => {
  await db.run(sql`
    select 1 from waiting where institution_id = ${entry.institutionId} and waiting_id = ${entry.waitingId} for update`)
  return db.one<WaitingRow>(sql`
    select ${waitingColumns} from waiting w ${waitingTables}
    where w.institution_id = ${entry.institutionId} and w.waiting_id = ${entry.waitingId}`)
}
