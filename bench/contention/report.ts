/** The tables of a run. */
import type { Round } from './play'

export interface Measured {
  readonly work: string
  readonly design: string
  readonly rounds: readonly Round[]
}

/** What one design must be to another on the same work, in the same rounds. */
export interface Mark {
  readonly of: string
  readonly against: string
  /** Attempts a second, at least this many times those of the other; only printed when left out. */
  readonly rate?: number
  /** 99th percentile of the wait, at most this share of the other's. */
  readonly p99?: number
}

const sorted = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b)
export const median = (values: readonly number[]): number => {
  const list = sorted(values)
  const middle = list.length / 2
  const [low, high] = [list[Math.ceil(middle) - 1] ?? 0, list[Math.floor(middle)] ?? 0]
  return (low + high) / 2
}

/** The median of the ratios within each round: what slows the machine slows both sides of one round. */
const ratioOf = (one: Measured, other: Measured, value: (round: Round) => number): number =>
  median(
    one.rounds.flatMap((round, i) => {
      const beside = other.rounds[i]
      return beside === undefined ? [] : [value(round) / value(beside)]
    }),
  )

export function marksTable(
  results: readonly Measured[],
  marks: readonly Mark[],
): { text: string; all: boolean } {
  const rows = ['| work | mark | goal | measured | |', '|---|---|---|---|---|']
  let all = true
  const row = (work: string, mark: string, goal: string, measured: string, reached: boolean | null): void => {
    rows.push(
      `| ${work} | ${mark} | ${goal} | ${measured} | ${reached === null ? '' : reached ? 'reached' : 'MISSED'} |`,
    )
    if (reached === false) all = false
  }
  for (const { of, against, rate, p99 } of marks)
    for (const one of results.filter(result => result.design === of)) {
      const other = results.find(result => result.work === one.work && result.design === against)
      if (other === undefined) continue
      const times = ratioOf(one, other, round => round.rate)
      const goal = rate === undefined ? '' : `≥ ${rate}×`
      row(
        one.work,
        `${of} / ${against}`,
        goal,
        `${times.toFixed(1)}×`,
        rate === undefined ? null : times >= rate,
      )
      if (p99 === undefined) continue
      const wait = ratioOf(one, other, round => round.p99)
      row(one.work, `${of} / ${against}, p99`, `≤ ${p99}×`, `${wait.toFixed(2)}×`, wait <= p99)
    }
  return { text: rows.join('\n'), all }
}

export function table(results: readonly Measured[]): string {
  const head =
    '| work | design | attempts/s median | min | spread | p50 ms | p99 ms |\n|---|---|---|---|---|---|---|'
  const rows = results.map(result => {
    const rates = sorted(result.rounds.map(round => round.rate))
    const middle = median(rates)
    const least = rates[0] ?? 0
    const spread = ((rates.at(-1) ?? 0) - least) / middle
    const cells = [
      result.work,
      result.design,
      middle.toFixed(0),
      least.toFixed(0),
      `${(spread * 100).toFixed(0)} %`,
      median(result.rounds.map(round => round.p50)).toFixed(1),
      median(result.rounds.map(round => round.p99)).toFixed(0),
    ]
    return `| ${cells.join(' | ')} |`
  })
  return [head, ...rows].join('\n')
}
