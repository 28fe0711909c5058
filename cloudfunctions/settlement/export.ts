/** settlement.export: a statement as a file, masked; the file and its purpose are recorded. */
import { createHash } from 'node:crypto'
import type { StatementLine } from '../../types/settlement'
import { fileOf } from '../guidance/rules/file'
import { dateOf } from '../platform/clock'
import type { Handler } from '../service/context'
import { decodeCursor, encodeCursor } from '../service/page'
import { insertExport, linesPage } from './queries/lines'
import { statement } from './queries/statements'
import { linesOf } from './read'
import { differenceWords } from './rules/difference'
import { firstOf, scopeOf } from './scope'

/** As many as a service list takes (a function answers at most 6 MB). */
const mostRows = 2000

const head = ['日期', '项目', '姓名', '类别', '金额(元)', '差异', '结果']
const standings = { open: '待结算', held: '暂缓', settled: '已结算' } as const
const yuan = (fen: number): string => (fen / 100).toFixed(2)
const cells = (line: StatementLine): string[] => [
  dateOf(line.at),
  line.title,
  line.name,
  line.kind === 'redemption' ? '核销' : '撤销',
  yuan(line.amount),
  line.flags.map(flag => differenceWords[flag]).join('、'),
  standings[line.standing],
]

export const exportStatement: Handler<'settlement.export'> = async (
  context,
  { institutionId, month, purpose, format, cursor },
) => {
  const { db, ids, clock, caller } = context
  const row = await statement(db, scopeOf(context), institutionId, firstOf(month))
  const found = await linesPage(db, row, false, decodeCursor(cursor, 2), mostRows + 1)
  const lines = found.slice(0, mostRows)
  const { type, content } = fileOf(format, '结算单', head, (await linesOf(context, lines)).map(cells))
  await insertExport(
    db,
    {
      id: ids.next(),
      accountKey: caller.accountKey,
      at: clock.now(),
      purpose,
      lines: lines.length,
      sha256: createHash('sha256').update(content).digest('hex'),
    },
    row,
  )
  const last = lines.at(-1)
  return {
    name: `结算单-${row.institution}-${month}.${format}`,
    type,
    content: content.toString('base64'),
    rows: lines.length,
    next: found.length > mostRows && last ? encodeCursor([last.at, last.event_id]) : null,
  }
}
