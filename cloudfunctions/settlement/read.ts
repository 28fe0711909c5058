/** settlement.list, .get, .lines: statements with their sums, and their lines. */
import type { StatementHead, StatementLine } from '../../types/settlement'
import { maskedNames } from '../people/masked-names'
import type { Handler, Services } from '../service/context'
import { decodeCursor, page, pageSize } from '../service/page'
import { claimedUnder } from '../vouchers/programme'
import { linesPage, type Line } from './queries/lines'
import { statement, statementsPage, sumsByProgramme, type Statement, type Sums } from './queries/statements'
import { firstOf, scopeOf } from './scope'

export const disputePlace = ({ institution_id, month }: Statement): string =>
  `settlement_statement.dispute:${institution_id}:${month}`

const headOf = (row: Statement & Sums): StatementHead => ({
  institutionId: row.institution_id,
  institution: row.institution,
  month: row.month.slice(0, 7),
  state: row.state,
  lines: row.lines,
  flagged: row.flagged,
  redeemed: Number(row.redeemed),
  settled: Number(row.settled),
  held: Number(row.held),
  open: Number(row.open),
})

export const list: Handler<'settlement.list'> = async (context, { month, cursor }) => {
  const rows = await statementsPage(
    context.db,
    scopeOf(context),
    month === undefined ? null : firstOf(month),
    decodeCursor(cursor, 2),
  )
  const { items, next } = page(rows, row => [row.month, row.institution_id])
  return { items: items.map(headOf), next }
}

export const get: Handler<'settlement.get'> = async (context, { institutionId, month }) => {
  const { db, vault } = context
  const row = await statement(db, scopeOf(context), institutionId, firstOf(month))
  const programmeOf = await claimedUnder(context)
  return {
    ...headOf(row),
    dispute: row.dispute_sealed === null ? null : vault.open(row.dispute_sealed, disputePlace(row)),
    confirmedAt: row.confirmed_at,
    checkedAt: row.checked_at,
    settledAt: row.settled_at,
    programmes: (await sumsByProgramme(db, row)).map(sum => ({
      programme: sum.programme,
      title: programmeOf(sum).title,
      lines: sum.lines,
      amount: Number(sum.amount),
    })),
  }
}

/** With titles and masked names. */
export async function linesOf(services: Services, rows: readonly Line[]): Promise<StatementLine[]> {
  const names = await maskedNames(
    services,
    rows.map(row => row.person_id),
  )
  const programmeOf = await claimedUnder(services)
  return rows.map(row => ({
    eventId: row.event_id,
    kind: row.kind,
    at: row.at,
    programme: row.programme,
    title: programmeOf(row).title,
    name: names.get(row.person_id) ?? '*',
    amount: Number(row.amount),
    flags: [...row.flags],
    standing: row.standing,
  }))
}

export const lines: Handler<'settlement.lines'> = async (
  context,
  { institutionId, month, flagged, cursor },
) => {
  const { db } = context
  const row = await statement(db, scopeOf(context), institutionId, firstOf(month))
  const rows = await linesPage(db, row, flagged, decodeCursor(cursor, 2), pageSize + 1)
  const { items, next } = page(rows, line => [line.at, line.event_id])
  return { items: await linesOf(context, items), next }
}
