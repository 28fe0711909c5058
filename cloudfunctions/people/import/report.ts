/** What an import did, and the list that goes back to the sender. */
import type { PersonId } from '../../../types/schema'
import { feeds, type Feed } from './feed'
import { reasonOf, weightOf, type Issue, type IssueCode, type Weight } from './issue'
import type { Counts } from './ledger'

export interface FeedReport {
  readonly feed: Feed
  readonly sha256: string
  readonly counts: Counts
  /** In the order of the rows. */
  readonly issues: readonly Issue[]
}

export interface ImportReport {
  readonly dryRun: boolean
  readonly feeds: readonly FeedReport[]
  readonly totals: Counts
  /** Everyone whose facts may have changed. */
  readonly touched: readonly PersonId[]
}

export function totalsOf(reports: readonly FeedReport[]): Counts {
  const sum = (key: keyof Counts): number => reports.reduce((total, { counts }) => total + counts[key], 0)
  return {
    read: sum('read'),
    created: sum('created'),
    merged: sum('merged'),
    unchanged: sum('unchanged'),
    refused: sum('refused'),
    review: sum('review'),
  }
}

/** How often each code was said. */
export function countCodes(issues: readonly Issue[]): ReadonlyMap<IssueCode, number> {
  const counts = new Map<IssueCode, number>()
  for (const { code } of issues) counts.set(code, (counts.get(code) ?? 0) + 1)
  return counts
}

export const weightLabels: Readonly<Record<Weight, string>> = {
  refused: '拒绝',
  review: '待核',
  warning: '提醒',
  note: '说明',
}

/**
 * One cell of a CSV file. A spreadsheet runs text that begins with = + - @, tab or return (CWE-1236), also when it is
 * quoted: an apostrophe before it makes it text.
 */
export function csvCell(value: string): string {
  const inert = /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert
}

export const csvLine = (cells: readonly string[]): string => cells.map(csvCell).join(',') + '\r\n'

/** UTF-8 with BOM so that a spreadsheet reads it. */
export const csvHead = '\uFEFF' + csvLine(['来源', '行', '列', '结果', '代码', '原因', '内容'])

/** The correction list; no names, numbers or phones. */
export const issuesCsv = (reports: readonly FeedReport[]): string =>
  csvHead +
  reports
    .flatMap(({ feed, issues }) =>
      issues.map(({ row, column, code, value }) =>
        csvLine([
          feeds[feed].label,
          String(row),
          column,
          weightLabels[weightOf(code)],
          code,
          reasonOf(code),
          value ?? '',
        ]),
      ),
    )
    .join('')
