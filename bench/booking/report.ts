/** The table of a run. */
import type { Round } from './round'

export interface Measured {
  readonly work: string
  readonly design: string
  readonly rounds: readonly Round[]
  /** Of the product on the same work in the same rounds; null for the product itself. */
  readonly against: readonly Round[] | null
}

const sorted = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b)
export const median = (values: readonly number[]): number => {
  const list = sorted(values)
  const middle = list.length / 2
  const [low, high] = [list[Math.ceil(middle) - 1] ?? 0, list[Math.floor(middle)] ?? 0]
  return (low + high) / 2
}

/** The median of the ratios within each round: what slows the machine slows both sides of one round. */
export const ratio = ({ rounds, against }: Measured): number | null =>
  against === null ? null : median(rounds.map((round, i) => (against[i]?.rate ?? 0) / round.rate))

export function table(results: readonly Measured[]): string {
  const head =
    '| work | design | attempts/s median | min | spread | p50 ms | p99 ms | product is |\n|---|---|---|---|---|---|---|---|'
  const rows = results.map(result => {
    const rates = sorted(result.rounds.map(round => round.rate))
    const middle = median(rates)
    const least = rates[0] ?? 0
    const spread = ((rates.at(-1) ?? 0) - least) / middle
    const times = ratio(result)
    const cells = [
      result.work,
      result.design,
      middle.toFixed(0),
      least.toFixed(0),
      `${(spread * 100).toFixed(0)} %`,
      median(result.rounds.map(round => round.p50)).toFixed(1),
      median(result.rounds.map(round => round.p99)).toFixed(0),
      times === null ? '' : `${times.toFixed(1)}x`,
    ]
    return `| ${cells.join(' | ')} |`
  })
  return [head, ...rows].join('\n')
}
