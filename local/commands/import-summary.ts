/** An import's report as a person reads it in a terminal: totals by feed, then every row that needs somebody. */
import { feeds } from '../../cloudfunctions/people/import/feed'
import { reasonOf, weightOf, type Issue, type Weight } from '../../cloudfunctions/people/import/issue'
import {
  countCodes,
  weightLabels,
  type FeedReport,
  type ImportReport,
} from '../../cloudfunctions/people/import/report'

/** More than this would scroll away; the correction list has them all. */
const shownRows = 60

/** Han characters take two columns. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, c) => sum + (c.charCodeAt(0) > 255 ? 2 : 1), 0)
const left = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - widthOf(text)))
const right = (text: string | number, width: number): string =>
  ' '.repeat(Math.max(0, width - widthOf(String(text)))) + String(text)

const columns = ['读入', '新建', '合并', '不变', '拒绝', '待核'] as const
const cellsOf = ({ counts: c }: Pick<FeedReport, 'counts'>): readonly number[] => [
  c.read,
  c.created,
  c.merged,
  c.unchanged,
  c.refused,
  c.review,
]
const line = (label: string, cells: readonly (string | number)[]): string =>
  left(label, 14) + cells.map(cell => right(cell, 8)).join('')

function rowsOf(issues: readonly Issue[], weights: readonly Weight[]): string[] {
  const shown = issues.filter(({ code }) => weights.includes(weightOf(code)))
  const lines = shown
    .slice(0, shownRows)
    .map(
      ({ row, column, code }) =>
        `    ${weightLabels[weightOf(code)]}  第${right(row, 5)}行  ${left(column, 14)}  ${reasonOf(code)}`,
    )
  return shown.length > shownRows
    ? [...lines, `    …还有 ${shown.length - shownRows} 条,用 --report <文件> 导出全部`]
    : lines
}

function notesOf(issues: readonly Issue[]): string[] {
  return [...countCodes(issues)]
    .filter(([code]) => weightOf(code) === 'note')
    .map(([code, count]) => `    ${right(count, 5)} 行  ${reasonOf(code)}`)
}

/** Rows and columns with reasons; no names, numbers or phones. */
export function importSummary({ dryRun, feeds: reports, totals, touched }: ImportReport): string {
  const lines = [
    '',
    dryRun ? '试运行: 以下为将会发生的变化,未写入任何内容' : '导入完成',
    '',
    line('', columns),
    ...reports.map(report => line(feeds[report.feed].label, cellsOf(report))),
    line('合计', cellsOf({ counts: totals })),
  ]
  for (const { feed, issues } of reports) {
    const details = [...rowsOf(issues, ['refused', 'review', 'warning']), ...notesOf(issues)]
    if (details.length > 0) lines.push('', `  ${feeds[feed].label}`, ...details)
  }
  lines.push('', `涉及 ${touched.length} 人`)
  return lines.join('\n')
}
