/** Interleaved rounds of several contenders, their rates, and the marks. */
import { loadavg } from 'node:os'
import { say } from '../contention/compare'
import { median } from '../contention/report'

export interface Result {
  readonly name: string
  readonly unit: string
  /** One a round. */
  readonly rates: readonly number[]
}

export interface Mark {
  readonly of: string
  readonly against: string
  /** Only printed when left out. */
  readonly times?: number
}

/** @param play one round of a contender; answers its rate */
export async function interleave<Name extends string>(
  names: readonly Name[],
  rounds: number,
  unit: string,
  play: (name: Name, round: number) => Promise<number>,
): Promise<Result[]> {
  const rates = new Map<Name, number[]>(names.map(name => [name, []]))
  for (let round = 0; round < rounds; round++)
    for (const name of round % 2 === 0 ? names : [...names].reverse())
      rates.get(name)?.push(await play(name, round))
  return names.map(name => ({ name, unit, rates: rates.get(name) ?? [] }))
}

/** A round that is more than twice as slow as the median says that nothing can be said. */
const slowest = ({ rates }: Result): number => median(rates) / Math.min(...rates)

export function ratesTable(results: readonly Result[]): { text: string; steady: boolean } {
  const rows = results.map(result => {
    const { name, unit, rates } = result
    return `| ${name} | ${median(rates).toFixed(0)} ${unit} | ${Math.min(...rates).toFixed(0)} | ${Math.max(...rates).toFixed(0)} | ${slowest(result).toFixed(2)} |`
  })
  return {
    text: ['| | median | least | most | median ÷ least |', '|---|---|---|---|---|', ...rows].join('\n'),
    steady: results.every(result => slowest(result) <= 2),
  }
}

/** The median of the ratios within each round: what slows the machine slows both sides of one round. */
function ratio(results: readonly Result[], of: string, against: string): number {
  const one = results.find(({ name }) => name === of)
  const other = results.find(({ name }) => name === against)
  if (one === undefined || other === undefined) throw new Error(`${of} / ${against}: not measured`)
  return median(one.rates.map((rate, i) => rate / (other.rates[i] ?? NaN)))
}

export function marksTable(
  results: readonly Result[],
  marks: readonly Mark[],
): { text: string; all: boolean } {
  const rows = marks.map(({ of, against, times }) => {
    const measured = ratio(results, of, against)
    return { measured, reached: times === undefined ? null : measured >= times, of, against, times }
  })
  return {
    text: [
      '| mark | goal | measured | |',
      '|---|---|---|---|',
      ...rows.map(
        ({ of, against, times, measured, reached }) =>
          `| ${of} / ${against} | ${times === undefined ? '' : `≥ ${times}×`} | ${measured.toFixed(1)}× | ${reached === null ? '' : reached ? 'reached' : 'MISSED'} |`,
      ),
    ].join('\n'),
    all: rows.every(({ reached }) => reached !== false),
  }
}

/** @returns whether all marks were reached in steady rounds */
export function report(title: string, results: readonly Result[], marks: readonly Mark[]): boolean {
  const rates = ratesTable(results)
  const reached = marksTable(results, marks)
  const load = loadavg()
    .map(value => value.toFixed(2))
    .join(' ')
  say(`\n${title} (load ${load})\n\n${rates.text}\n\n${reached.text}`)
  if (!rates.steady) say('\nNOT STEADY: a round was more than twice as slow as the median')
  return reached.all && rates.steady
}
