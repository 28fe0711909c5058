/** A merge was wrong: every row returns as it was. Refused when somebody has gone on from a row that the merge moved. */
import { ServiceError } from '../../../types/errors'
import type { PersonId } from '../../../types/schema'
import { ConstraintError } from '../../database/driver-error'
import { factsChanged } from '../../eligibility/changed'
import { childMoved } from '../../reminders/moved-child'
import { replan } from '../../reminders/replan'
import type { Services } from '../../service/context'
import { reopenDuplicate } from '../../vouchers/duplicate'
import { claimedSince, ongoingOf, voidedBy, type MergeRow } from './queries/merges'
import { changesInPlace, deleteAfter, insertBefore, movedOn, restoreIn, type Merge } from './queries/move'
import { moved, tableWords, touches } from './rows'

const wentOn = (table: string): ServiceError => new ServiceError('MERGE_MOVED_ON', { why: tableWords(table) })

/** In the caller's transaction, the merge locked. */
export async function unmergePeople(services: Services, row: MergeRow): Promise<readonly PersonId[]> {
  const { db } = services
  const merge: Merge = { mergeId: row.merge_id, keep: row.person_id, leave: row.absorbed_id }
  for (const { table, key } of moved)
    if (await movedOn(db, merge, table, 'moved', { person_id: 'bigint', ...key })) throw wentOn(table)
  for (const { table, key } of touches)
    if (await movedOn(db, merge, table, 'changed', key)) throw wentOn(table)
  if (await claimedSince(db, merge, row.merged_at)) throw wentOn('voucher')
  const voided = await voidedBy(db, merge)
  const before = await ongoingOf(db, [merge.keep])
  try {
    await insertBefore(db, merge, 'person')
    for (const { table } of moved) await insertBefore(db, merge, table)
    for (const table of [...moved].reverse()) await deleteAfter(db, merge, table)
    for (const change of await changesInPlace(db, merge)) {
      const touched = touches.find(
        ({ table, key, columns }) =>
          table === change.table_name &&
          Object.keys(key).length + columns.length === change.columns.length &&
          columns.every(column => change.columns.includes(column)),
      )
      if (touched) await restoreIn(db, merge, change.seq, touched)
    }
    // Their places in the budget are taken again.
    for (const voucher of voided) await reopenDuplicate(services, voucher.person_id, voucher.voucher_id)
  } catch (error) {
    if (error instanceof ConstraintError) throw wentOn('voucher')
    throw error
  }
  const both = [merge.keep, merge.leave]
  for (const { person_id, pregnancy_id } of before) await replan(services, person_id, pregnancy_id)
  for (const { person_id, pregnancy_id } of await ongoingOf(db, [merge.leave]))
    await replan(services, person_id, pregnancy_id)
  await childMoved(services, merge.keep, merge.leave)
  await factsChanged(services, both)
  return both
}
