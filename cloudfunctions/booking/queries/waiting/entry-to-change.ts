/** An entry, held until the end of the transaction: what is decided about it stays true. */
import type { InstitutionId, SlotId } from '../../../../types/schema'
import type { WaitingId } from '../../../../types/waiting'
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

/** Those for whom places in these sessions are held. */
export const entriesHolding = (
  db: Db,
  slots: readonly { readonly institution_id: InstitutionId; readonly slot_id: SlotId }[],
): Promise<{ institution_id: InstitutionId; waiting_id: WaitingId }[]> =>
  db.many(sql`
    select institution_id, waiting_id from held_offer
    where state = 'held' and (institution_id, slot_id) in (
      select * from unnest(${slots.map(slot => slot.institution_id)}::bigint[], ${slots.map(slot => slot.slot_id)}::bigint[]))
    order by institution_id, waiting_id`)
