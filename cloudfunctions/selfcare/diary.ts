/** diary.mine, add, remove: her own measurements, sealed; every answer says what the figure asks for. */
import { selfRecordValues, type SelfRecord, type SelfRecordId } from '../../types/diary'
import { ServiceError } from '../../types/errors'
import { z } from '../../types/schema'
import { epochOf } from '../platform/clock'
import type { Handler, Services } from '../service/context'
import { decodeCursor, page } from '../service/page'
import { insertRecord, recordsOf, removeRecord, type RecordRow } from './queries/records'
import { adviceOf } from './rules/advice'

/** A record may be written down later, but not from another pregnancy's time. */
const daysBack = 300

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

export const add: Handler<'diary.add'> = async (context, { measuredAt, values }) => {
  const { db, ids, clock, vault, caller } = context
  const now = clock.now()
  const age = epochOf(now) - epochOf(measuredAt)
  if (age < 0 || age > daysBack * 86_400_000) throw new ServiceError('DATE_IMPLAUSIBLE')
  const record_id = ids.next<SelfRecordId>()
  const row = {
    record_id,
    measured_at: measuredAt,
    values_sealed: vault.seal(JSON.stringify(values), place(record_id)),
  }
  await insertRecord(db, caller.personId, { ...row, kind: values.kind, at: now })
  return shown(context, row)
}

/** What is not there, or is somebody else's, is no error: it is not hers any more. */
export const remove: Handler<'diary.remove'> = async ({ db, caller }, { recordId }) => {
  await removeRecord(db, caller.personId, recordId)
  return {}
}
