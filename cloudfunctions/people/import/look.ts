/** imports.get, list, issues, errorFile, diff, kept: what a manager reads about batches. Nothing here is a full name or number. */
import type { Handler } from '../../service/context'
import { decodeCursor, encodeCursor, page, pageSize } from '../../service/page'
import { maskedNames } from '../masked-names'
import { viewOf, wholeCity } from './batch-view'
import type { Difference } from './difference'
import { feeds } from './feed'
import { reasonOf } from './issue'
import { batchById, batchesPage } from './queries/batches'
import { issueCounts, issuesPage, type IssueRow } from './queries/issues'
import { openPart } from './queries/parts'
import { keptPage } from './queries/undo'
import { csvHead, csvLine, weightLabels } from './report'
import { keptReasons, type KeptReason } from './undo'

export const get: Handler<'imports.get'> = async (context, { batchId }) => {
  wholeCity(context)
  const { db } = context
  const batch = await batchById(db, batchId)
  const counts = await issueCounts(db, batchId)
  return {
    batch: viewOf(batch),
    issues: counts.map(({ code, outcome, n }) => ({ outcome, reason: reasonOf(code), count: n })),
  }
}

export const list: Handler<'imports.list'> = async (context, input) => {
  wholeCity(context)
  const rows = await batchesPage(context.db, decodeCursor(input.cursor, 2))
  const { items, next } = page(rows, row => [row.started_at ?? row.imported_at, row.batch_id])
  return { items: items.map(viewOf), next }
}

const keyOf = (row: IssueRow): readonly (string | number)[] => [row.row_no, row.column_name, row.code]

export const issues: Handler<'imports.issues'> = async (context, { batchId, cursor }) => {
  wholeCity(context)
  const { db } = context
  await batchById(db, batchId)
  const rows = await issuesPage(db, batchId, decodeCursor(cursor, 3), pageSize + 1)
  const { items, next } = page(rows, keyOf)
  return {
    items: items.map(({ row_no: row, column_name: column, outcome, code }) => ({
      row,
      column,
      outcome,
      reason: reasonOf(code),
    })),
    next,
  }
}

/** Lines of one answer: 200 KB. */
const pieceLines = 2000

export const errorFile: Handler<'imports.errorFile'> = async (context, { batchId, cursor }) => {
  wholeCity(context)
  const { db } = context
  const { feed } = await batchById(db, batchId)
  const rows = await issuesPage(db, batchId, decodeCursor(cursor, 3), pieceLines + 1)
  const some = rows.slice(0, pieceLines)
  const lines = some.map(({ row_no, column_name, outcome, code }) =>
    csvLine([
      feeds[feed].label,
      String(row_no),
      column_name,
      weightLabels[outcome],
      code,
      reasonOf(code),
      '',
    ]),
  )
  const last = some.at(-1)
  return {
    text: (cursor === undefined ? csvHead : '') + lines.join(''),
    next: rows.length > pieceLines && last ? encodeCursor(keyOf(last)) : null,
  }
}

export const diff: Handler<'imports.diff'> = async (context, { batchId, cursor }) => {
  wholeCity(context)
  const { db } = context
  const { steps } = await batchById(db, batchId)
  const [slice = '0', offset = '0'] = decodeCursor(cursor, 2) ?? []
  const items: Difference[] = []
  let at = Number(offset)
  for (let no = Number(slice); no < steps; no++, at = 0) {
    const text = await openPart(context, batchId, 'diff', no)
    if (text === undefined) continue
    // Written by the dry run.
    const all = JSON.parse(text) as Difference[]
    const some = all.slice(at, at + pageSize - items.length)
    items.push(...some)
    const end = at + some.length
    if (items.length === pageSize && (end < all.length || no + 1 < steps))
      return { items: items.map(shown), next: encodeCursor(end < all.length ? [no, end] : [no + 1, 0]) }
  }
  return { items: items.map(shown), next: null }
}

const shown = ({ what, change, who, fields }: Difference) => ({
  what,
  change,
  who,
  fields: fields.map(field => ({ ...field })),
})

const whats = { person: '人员信息', couple: '婚姻记录', pregnancy: '孕期登记', hardship: '认定记录' } as const
const isReason = (text: string): text is KeptReason => text in keptReasons

export const kept: Handler<'imports.kept'> = async (context, { batchId, cursor }) => {
  wholeCity(context)
  const { db } = context
  await batchById(db, batchId)
  const rows = await keptPage(db, batchId, decodeCursor(cursor, 1), pageSize + 1)
  const { items, next } = page(rows, row => [row.change_id])
  const names = await maskedNames(
    context,
    items.map(row => row.person_id),
  )
  return {
    items: items.map(row => ({
      who: names.get(row.person_id) ?? '*',
      what: whats[row.kind],
      why: isReason(row.kept) ? keptReasons[row.kept] : '',
    })),
    next,
  }
}
