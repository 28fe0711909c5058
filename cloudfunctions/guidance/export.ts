/** lists.export: the filtered list as a file, masked; the file, its purpose and everybody in it are recorded. */
import { createHash } from 'node:crypto'
import type { Answer } from '../../types/feedback'
import type { GuidanceRow, GuidanceState } from '../../types/lists'
import { today } from '../platform/clock'
import { auditMany } from '../service/audit'
import type { Handler } from '../service/context'
import { encodeCursor } from '../service/page'
import { filterOf } from './filter'
import { insertExport } from './queries/exports'
import { linesPage } from './queries/lines'
import { afterOf, cursorOf, rowsOf } from './rows'
import { fileOf } from './rules/file'

/** A function answers at most 6 MB; 2,000 rows are about 0.6 MB as CSV and 0.1 MB as a workbook. */
const mostRows = 2000

const states: Readonly<Record<GuidanceState, string>> = {
  open: '待联系',
  contacted: '已联系',
  handed_over: '已转介',
  accepted: '机构已接收',
  done: '已办理',
  declined: '暂不需要',
  unreachable: '联系不上',
  moved: '已迁走',
  closed: '不再符合',
}
const answers: Readonly<Record<Answer, string>> = {
  done_elsewhere: '已在外地做',
  not_now: '暂时不需要',
  inconvenient: '不方便',
  wrong_data: '信息有误',
  call_me: '想电话联系',
}

const head = [
  '项目',
  '姓名',
  '年龄',
  '社区',
  '监护人',
  '电话',
  '符合日期',
  '期限',
  '负责人',
  '状态',
  '转介机构',
  '事由',
  '答复',
]
const cells = (row: GuidanceRow): string[] => [
  row.title,
  row.name,
  row.age === null ? '' : String(row.age),
  row.village,
  row.guardian ?? '',
  row.phone ?? '',
  row.since,
  row.dueOn,
  row.owner ?? '',
  states[row.state],
  row.institution ?? '',
  row.reason,
  row.answer === null ? '' : answers[row.answer],
]

export const exportList: Handler<'lists.export'> = async (context, { purpose, format, cursor, ...asked }) => {
  const { db, ids, clock, caller } = context
  const filter = await filterOf(context, asked)
  const found = await linesPage(db, filter, afterOf(cursor), mostRows + 1)
  const lines = found.slice(0, mostRows)
  const { type, content } = fileOf(format, '服务名单', head, (await rowsOf(context, lines)).map(cells))
  const at = clock.now()
  const { search, ...filters } = asked
  await insertExport(db, {
    id: ids.next(),
    accountKey: caller.accountKey,
    at,
    purpose,
    filters: search === undefined ? filters : { ...filters, search: '*' },
    people: lines.length,
    sha256: createHash('sha256').update(content).digest('hex'),
  })
  await auditMany(
    context,
    lines.flatMap(line => [line.person_id, ...(line.guardian_id === null ? [] : [line.guardian_id])]),
    'lists.export',
    purpose,
  )
  const last = lines.at(-1)
  return {
    name: `服务名单-${today(clock)}.${format}`,
    type,
    content: content.toString('base64'),
    rows: lines.length,
    next: found.length > mostRows && last ? encodeCursor(cursorOf(last)) : null,
  }
}
