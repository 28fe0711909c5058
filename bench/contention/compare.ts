/** Interleaved rounds: in each every design plays once, in turn forwards and backwards, so that a slow minute hits them all. */
import { cpus, loadavg } from 'node:os'
import type { Client } from 'pg'
import type { Round } from './play'
import type { Measured } from './report'

export const say = (line: string): void => void process.stdout.write(`${line}\n`)

const load = (): string =>
  loadavg()
    .map(value => value.toFixed(2))
    .join(' ')

export const machine = (version: string): string =>
  `PostgreSQL ${version}, Node ${process.version}, ${cpus().length} CPUs, load ${load()}`

export async function compare<Design extends { readonly name: string }>(
  work: string,
  rounds: number,
  designs: readonly Design[],
  playRound: (design: Design) => Promise<Round>,
): Promise<Measured[]> {
  const played = new Map<Design, Round[]>(designs.map(design => [design, []]))
  for (let i = 0; i < rounds; i++)
    for (const design of i % 2 === 0 ? designs : [...designs].reverse()) {
      const round = await playRound(design)
      played.get(design)?.push(round)
      say(`  ${work} ${i + 1}/${rounds} ${design.name}: ${round.rate.toFixed(0)}/s, load ${load()}`)
    }
  return designs.map(design => ({ work, design: design.name, rounds: played.get(design) ?? [] }))
}

/** Wrong books stop the bench: a wrong design is not timed. */
export function checkBooks(
  what: string,
  found: Readonly<Record<string, unknown>>,
  right: Readonly<Record<string, unknown>>,
): void {
  if (JSON.stringify(found) !== JSON.stringify(right))
    throw new Error(
      `fairness gate: ${what}: found ${JSON.stringify(found)}, must be ${JSON.stringify(right)}`,
    )
}

/** Runs a bench and leaves the exit code of a missed mark or a wrong book. */
export function main(bench: () => Promise<boolean>): void {
  bench()
    .then(reached => {
      if (!reached) process.exitCode = 1
    })
    .catch((error: unknown) => {
      say(error instanceof Error ? error.message : String(error))
      process.exitCode = 1
    })
}

/** Several connections, closed whatever happens. */
export async function withClients<T>(
  open: () => Promise<Client[]>,
  close: () => Promise<void>,
  work: (clients: Client[]) => Promise<T>,
): Promise<T> {
  const clients = await open()
  try {
    return await work(clients)
  } finally {
    await Promise.all(clients.map(client => client.end()))
    await close()
  }
}
