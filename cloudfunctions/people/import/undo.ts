/**
 * A batch is taken back, one kind of record after the other, so that nothing goes before what hangs on it:
 * certifications, pregnancies, unions, people. What somebody has touched since, or what something hangs on, stays and is
 * listed with the reason. Each step is one transaction; what is undone is marked, so that a step twice does nothing twice.
 */
import type { BatchId } from '../../../types/imports'
import type { PersonId, PregnancyId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { withdrawNotices } from '../../notices/withdraw'
import { factsChanged } from '../../eligibility/changed'
import { replan } from '../../reminders/replan'
import { callNoMore } from '../../reminders/call-no-more'
import { forgetPairs } from '../duplicates/find'
import { forgetPeople } from '../../reminders/forget'
import { resumeAfterLoss } from '../../reminders/resume'
import type { Services } from '../../service/context'
import { syncGuidance } from '../../guidance/sync'
import { forgetVisits } from '../../visits/forget'
import { subjectsWithVouchers } from '../../vouchers/given-for'
import { holdImports } from './queries/batch'
import type { ChangeKind } from './queries/changes'
import {
  extraDocuments,
  forgetDerived,
  openElsewhere,
  referencesToPeople,
  referredTo,
} from './queries/dependents'
import {
  changesLeft,
  changesToUndo,
  markKept,
  markUndone,
  remove,
  removeDatings,
  restore,
  unionMembers,
  type ChangeRow,
} from './queries/undo'

/** Why a record stays, as it is stored and as the manager reads it. */
export const keptReasons = {
  LATER_BATCH: '之后的批次又更改过',
  CHANGED_SINCE: '导入之后本人或工作人员更改过',
  GONE: '记录已不在(已合并或已撤销)',
  VOUCHER: '已据此领取电子券',
  LINKED: '双方已在手机上相互关联',
  NEWER_RECORD: '之后已有新的登记',
  REFERRED_TO: '已有其他记录(账号、券、预约等)引用此人',
} as const
export type KeptReason = keyof typeof keptReasons

const order: readonly ChangeKind[] = ['hardship', 'pregnancy', 'couple', 'person']

/** Calls that an undo takes, at so many records each. */
export async function stepsOfUndo(db: Db, batchId: BatchId, size: number): Promise<number> {
  const left = await changesLeft(db, batchId)
  return Math.max(
    1,
    [...left.values()].reduce((sum, n) => sum + Math.ceil(n / size), 0),
  )
}

/** @returns false when nothing was left */
export async function undoStep(services: Services, batchId: BatchId, size: number): Promise<boolean> {
  const { db, clock } = services
  await holdImports(db)
  const left = await changesLeft(db, batchId)
  const kind = order.find(one => (left.get(one) ?? 0) > 0)
  if (kind === undefined) return false
  const rows = await changesToUndo(db, batchId, kind, size)
  const members =
    kind === 'couple'
      ? await unionMembers(
          db,
          rows.map(row => row.record),
        )
      : []
  const held = await whyKept(services, kind, rows, members)
  await markKept(
    db,
    rows.flatMap(row => {
      const why = held.get(row.change_id)
      return why === undefined ? [] : [{ ...row, why }]
    }),
  )
  const undone = rows.filter(row => !held.has(row.change_id))
  const created = undone.filter(row => row.created)
  const changed = undone.filter(row => !row.created)
  if (created.length > 0) {
    if (kind === 'person') {
      await forgetPeople(
        services,
        created.map(row => row.person_id),
      )
      await forgetVisits(
        services,
        created.map(row => row.person_id),
      )
      await forgetPairs(
        services,
        created.map(row => row.person_id),
      )
      await forgetDerived(
        db,
        created.map(row => row.person_id),
      )
      await syncGuidance(
        services,
        created.map(row => row.person_id),
      )
    }
    await remove(db, kind, created)
  }
  if (changed.length > 0) {
    await restore(db, kind, changed)
    if (kind === 'pregnancy') await removeDatings(db, changed)
  }
  await markUndone(db, undone, clock.now())
  if (kind === 'pregnancy') {
    await withdrawNotices(
      services,
      batchId,
      undone.map(row => row.person_id),
    )
    await afterPregnancies(services, changed)
  }
  const gone = new Set(kind === 'person' ? created.map(row => row.person_id) : [])
  await factsChanged(
    services,
    [...new Set([...undone.map(row => row.person_id), ...members.map(one => one.person_id)])].filter(
      id => !gone.has(id),
    ),
  )
  return true
}

/** A loss that was none: automatic messages come again, and nobody need call. A dating that was none: planned as before. */
async function afterPregnancies(services: Services, changed: readonly ChangeRow[]): Promise<void> {
  const again = await callNoMore(
    services,
    changed.map(row => ({ personId: row.person_id, dedupeKey: `loss:${row.record}` })),
  )
  for (const personId of again) await resumeAfterLoss(services, personId)
  // The record of a pregnancy's change is its id.
  for (const row of changed) await replan(services, row.person_id, row.record as PregnancyId)
}

async function whyKept(
  { db }: Services,
  kind: ChangeKind,
  rows: readonly ChangeRow[],
  members: readonly {
    readonly person_id: PersonId
    readonly couple_id: string
    readonly confirmed: boolean
  }[],
): Promise<ReadonlyMap<string, KeptReason>> {
  const held = new Map<string, KeptReason>()
  const keep = (row: ChangeRow, why: KeptReason): void =>
    void (held.has(row.change_id) || held.set(row.change_id, why))
  for (const row of rows) {
    if (!row.present) keep(row, 'GONE')
    else if (!row.same) keep(row, row.later_batch ? 'LATER_BATCH' : 'CHANGED_SINCE')
  }
  const free = rows.filter(row => !held.has(row.change_id))
  const created = free.filter(row => row.created)
  switch (kind) {
    case 'hardship':
      break
    case 'person': {
      const ids = created.map(row => row.person_id)
      const referred = await referredTo(db, await referencesToPeople(db), ids)
      const documents = await extraDocuments(db, ids)
      for (const row of created) {
        if (row.later_batch) keep(row, 'LATER_BATCH')
        if (documents.has(row.person_id)) keep(row, 'CHANGED_SINCE')
        if (referred.has(row.person_id)) keep(row, 'REFERRED_TO')
      }
      break
    }
    case 'couple':
    case 'pregnancy': {
      const linked = new Set(members.filter(one => one.confirmed).map(one => one.couple_id))
      const vouchers = await subjectsWithVouchers(
        db,
        created.map(row => row.person_id),
        created.map(row => `${kind}:${row.record}`),
      )
      for (const row of created) {
        if (vouchers.has(`${kind}:${row.record}`)) keep(row, 'VOUCHER')
        if (linked.has(row.record)) keep(row, 'LINKED')
      }
      const elsewhere = await openElsewhere(
        db,
        kind,
        free.filter(row => row.opens),
      )
      // Within this step a newer record of the same batch goes before the older one opens again.
      const going = new Set(created.filter(row => !held.has(row.change_id)).map(row => row.record))
      const blocked = new Set(elsewhere.filter(one => !going.has(one.other)).map(one => one.record))
      for (const row of free) if (row.opens && blocked.has(row.record)) keep(row, 'NEWER_RECORD')
    }
  }
  return held
}
