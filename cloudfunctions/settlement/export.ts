/** settlement.export: a statement as a file, masked; the file and its purpose are recorded. */
import { createHash } from 'node:crypto'
import type { StatementLine } from '../../types/settlement'
import { differenceWords, kindWords, standingWords, yuan } from '../../types/settlement-words'
import { fileOf } from '../guidance/rules/file'
import { dateOf } from '../platform/clock'
import { auditMany } from '../service/audit'
import type { Handler } from '../service/context'
import { decodeCursor, encodeCursor } from '../service/page'
import { insertExport, linesPage } from './queries/lines'
import { statement } from './queries/statements'
import { linesOf } from './read'
import { firstOf, scopeOf } from './scope'

/** As many as a service list takes (a function answers at most 6 MB). */
const mostRows = 2000

const head = ['日期', '项目', '姓名', '类别', '金额(元)', '差异', '结果']
const cells = (line: StatementLine): string[] => [
  dateOf(line.at),
  line.title,
  line.name,
  kindWords[line.kind],
  yuan(line.amount),
  line.flags.map(flag => differenceWords[flag]).join('、'),
  standingWords[line.standing],
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
  await auditMany(
    context,
    lines.map(line => line.person_id),
    'settlement.export',
    purpose,
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
