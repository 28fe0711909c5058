/** diary.mine, add, remove: her own measurements, sealed; every answer says what the figure asks for. */
import { selfRecordValues, type SelfRecord, type SelfRecordId } from '../../types/diary'
import { z } from '../../types/schema'
import type { Handler, Services } from '../service/context'
import { decodeCursor, page } from '../service/page'
import { insertRecord, recordsOf, removeRecord, type RecordRow } from './queries/records'
import { adviceOf } from './rules/advice'

const place = (id: SelfRecordId): string => `self_record.values:${id}`

function shown({ vault }: Services, row: RecordRow): SelfRecord {
  const values = z.parse(selfRecordValues, JSON.parse(vault.open(row.values_sealed, place(row.record_id))))
  return { recordId: row.record_id, measuredAt: row.measured_at, values, advice: adviceOf(values) }
}

export const mine: Handler<'diary.mine'> = async (context, { kind, cursor }) => {
  const rows = await recordsOf(context.db, context.caller.personId, kind, decodeCursor(cursor, 2))
  const { items, next } = page(rows, row => [row.measured_at, row.record_id])
  return { items: items.map(row => shown(context, row)), next }
}

/** As of now by the server's clock, not the device's. */
export const add: Handler<'diary.add'> = async (context, { values }) => {
  const { db, ids, clock, vault, caller } = context
  const record_id = ids.next<SelfRecordId>()
  const row = {
    record_id,
    measured_at: clock.now(),
    values_sealed: vault.seal(JSON.stringify(values), place(record_id)),
  }
  await insertRecord(db, caller.personId, { ...row, kind: values.kind })
  return shown(context, row)
}

/** What is not there, or is somebody else's, is no error: it is not hers any more. */
export const remove: Handler<'diary.remove'> = async ({ db, caller }, { recordId }) => {
  await removeRecord(db, caller.personId, recordId)
  return {}
}
