/** Rounds, medians and the table that the bench prints. */
import { cpus, loadavg, totalmem } from 'node:os'

export interface Series {
  readonly name: string
  /** Milliseconds of each round, for the whole city; extrapolated where `note` says so. */
  readonly ms: number[]
  readonly note: string
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length / 2
  return sorted.length % 2 === 1
    ? (sorted[Math.floor(middle)] ?? NaN)
    : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2
}

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = process.hrtime.bigint()
  await work()
  return Number(process.hrtime.bigint() - start) / 1e6
}

const number = (value: number, digits = 0): string =>
  value.toLocaleString('en-US', { maximumFractionDigits: digits, minimumFractionDigits: digits })

export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map(row => row[column]?.length ?? 0)))
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join(' | ')} |`
  const [head = [], ...body] = rows
  return [line(head), `|${widths.map(width => '-'.repeat(width + 2)).join('|')}|`, ...body.map(line)].join(
    '\n',
  )
}

export function seriesTable(series: readonly Series[], people: number): string {
  return table([
    ['whole city', 'median ms', 'min ms', 'spread', 'people/s', 'note'],
    ...series.map(({ name, ms, note }) => {
      const middle = median(ms)
      const spread = `±${number(((Math.max(...ms) - Math.min(...ms)) / 2 / middle) * 100)} %`
      return [name, number(middle), number(Math.min(...ms)), spread, number((people / middle) * 1000), note]
    }),
  ])
}

/** A ratio (`×`) or an amount in another unit, with a goal or just to be read. */
export interface Mark {
  readonly claim: string
  readonly value: number
  readonly unit?: string
  readonly digits?: number
  readonly atLeast?: number
  readonly atMost?: number
}

export const holds = ({ value, atLeast = -Infinity, atMost = Infinity }: Mark): boolean =>
  value >= atLeast && value <= atMost

const amount = (value: number, { unit = '×' }: Mark, digits: number): string =>
  `${number(value, digits)}${unit}`

function goalOf(mark: Mark): string {
  const { atLeast, atMost } = mark
  if (atLeast !== undefined) return `≥ ${amount(atLeast, mark, 0)}`
  return atMost === undefined ? '' : `≤ ${amount(atMost, mark, atMost < 1 && atMost > 0 ? 1 : 0)}`
}

export function markTable(marks: readonly Mark[]): string {
  return table([
    ['mark', 'goal', 'measured', ''],
    ...marks.map(mark => [
      mark.claim,
      goalOf(mark),
      amount(mark.value, mark, mark.digits ?? 1),
      goalOf(mark) === '' ? '' : holds(mark) ? 'reached' : 'MISSED',
    ]),
  ])
}

export function machine(): string {
  const cores = cpus()
  const load = loadavg().map(value => value.toFixed(2))
  return `${cores.length} × ${cores[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}, load average ${load.join(' ')}`
}
