/** Last-place contention on a PostgreSQL server: `DATABASE_URL=postgres://… npx tsx bench/booking/index.ts`. */
import { loadavg, cpus } from 'node:os'
import type { Client } from 'pg'
import { createDatabase } from './database'
import { peers, product, type Design } from './designs'
import { ratio, table, type Measured } from './report'
import { playRound, type Round } from './round'
import { even, hot, type Workload } from './workload'

const clients = 64
const slots = 200
const rounds = Math.max(5, Number(process.env['ROUNDS'] ?? 5))
/** The mark: the product's statement against SELECT FOR UPDATE in a transaction. */
const mark = 2

const say = (line: string): void => void process.stdout.write(`${line}\n`)
const load = (): string =>
  loadavg()
    .map(value => value.toFixed(2))
    .join(' ')

/** Interleaved: in each round every design plays once, the product first in even rounds and last in odd ones. */
async function compare(
  admin: Client,
  connections: readonly Client[],
  work: Workload,
  designs: readonly Design[],
): Promise<Measured[]> {
  const played = new Map<Design, Round[]>(designs.map(design => [design, []]))
  for (let i = 0; i < rounds; i++)
    for (const design of i % 2 === 0 ? designs : [...designs].reverse()) {
      const round = await playRound(admin, connections, design, work)
      played.get(design)?.push(round)
      say(`  ${work.name} ${i + 1}/${rounds} ${design.name}: ${round.rate.toFixed(0)}/s, load ${load()}`)
    }
  const name = `${work.name} ${work.attempts.length}`
  return designs.map(design => ({
    work: name,
    design: design.name,
    rounds: played.get(design) ?? [],
    against: design === product ? null : (played.get(product) ?? []),
  }))
}

async function main(): Promise<void> {
  const url = process.env['DATABASE_URL']
  if (!url) throw new Error('DATABASE_URL is not set: this bench needs a PostgreSQL server')
  const database = await createDatabase(url)
  const connections = await database.connect(clients)
  try {
    say(`PostgreSQL ${database.version}, Node ${process.version}, ${cpus().length} CPUs, load ${load()}`)
    say(`${clients} clients, ${slots} slots of 60 places, ${rounds} interleaved rounds`)
    say('fairness gate: every design must sell the same number, oversell nothing, book nobody twice')
    const tenth = [even(slots / 10), hot(slots / 10)]
    for (const work of tenth)
      for (const design of [product, ...peers]) await playRound(database.admin, connections, design, work)
    say('  passed by all; each timed round is checked again')
    const quick = peers.filter(design => !design.slow)
    const slow = peers.filter(design => design.slow)
    const results: Measured[] = []
    for (const work of [even(slots), hot(slots)])
      results.push(...(await compare(database.admin, connections, work, [product, ...quick])))
    for (const work of tenth)
      results.push(...(await compare(database.admin, connections, work, [product, ...slow])))
    say(`\n${table(results)}\n`)
    say('micro-batching in a long-lived gateway is not measured: the product does not have it')
    const marked = results.filter(result => result.design === 'SELECT FOR UPDATE')
    for (const result of marked)
      say(`mark, ${result.work}: ${ratio(result)?.toFixed(1) ?? '-'}x SELECT FOR UPDATE (at least ${mark}x)`)
    if (marked.some(result => (ratio(result) ?? 0) < mark)) process.exitCode = 1
  } finally {
    await Promise.all(connections.map(client => client.end()))
    await database.drop()
  }
}

main().catch((error: unknown) => {
  say(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
})
