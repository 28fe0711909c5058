/** desk.conflicts, desk.settle, desk.refused: what became of redemptions without a network that did not count. */
import { errorRow, fill } from '../../../types/errors'
import { maskedNames } from '../../people/masked-names'
import { plusSeconds } from '../../platform/clock'
import { audit } from '../../service/audit'
import type { Context, Handler, StaffCaller } from '../../service/context'
import { decodeCursor, page } from '../../service/page'
import { holdersOf } from '../present'
import { claimedUnder } from '../programme'
import { conflictsPage, settleConflict, type ConflictRow } from './queries/conflicts'
import { refusedPage } from './queries/records'
import { deskOf, scopeOf } from './scope'

const shownDays = 30

export const conflicts: Handler<'desk.conflicts'> = async (context, { cursor }) => {
  const rows = await conflictsPage(context.db, scopeOf(context), decodeCursor(cursor, 1))
  const { items, next } = page(rows, row => [row.conflict_id])
  const names = await maskedNames(context, items.flatMap(holdersOf))
  const programmeOf = await claimedUnder(context)
  return {
    items: items.map(row => ({
      conflictId: row.conflict_id,
      title: programmeOf(row).title,
      names: holdersOf(row).map(id => names.get(id) ?? '*'),
      counted: { at: row.counted_at, institution: row.counted_institution },
      notCounted: { at: row.other_at, institution: row.other_institution },
      side: sideOf(context, row),
    })),
    next,
  }
}

function sideOf(
  { caller }: Context<StaffCaller>,
  row: ConflictRow,
): 'counted' | 'not_counted' | 'both' | null {
  if (caller.role !== 'clerk') return null
  if (row.counted_institution_id === row.other_institution_id) return 'both'
  return row.counted_institution_id === caller.institutionId ? 'counted' : 'not_counted'
}

export const settle: Handler<'desk.settle'> = async (context, { conflictId }) => {
  const { db, clock, caller } = context
  const by = { accountKey: caller.accountKey, at: clock.now() }
  const { person_id: home, voucher_id: voucher } = await settleConflict(db, deskOf(context), conflictId, by)
  await audit(context, home, 'desk.settle', `voucher:${voucher}`)
  return {}
}

export const refused: Handler<'desk.refused'> = async (context, { cursor }) => {
  const { db, clock } = context
  const since = plusSeconds(clock.now(), -shownDays * 86_400)
  const rows = await refusedPage(db, scopeOf(context), since, decodeCursor(cursor, 2))
  const { items, next } = page(rows, row => [row.synced_at, row.record_id])
  const people = (row: (typeof items)[number]) =>
    row.person_id === null ? [] : holdersOf({ person_id: row.person_id, partner_id: row.partner_id })
  const names = await maskedNames(context, items.flatMap(people))
  const programmeOf = await claimedUnder(context)
  return {
    items: items.map(row => ({
      recordId: row.record_id,
      title:
        row.programme === null || row.programme_version === null
          ? '未能识别的券'
          : programmeOf({ programme: row.programme, programme_version: row.programme_version }).title,
      names: people(row).map(id => names.get(id) ?? '*'),
      at: row.event_at,
      institution: row.institution,
      text: fill(errorRow(row.reason).text, row.reason_params),
    })),
    next,
  }
}
