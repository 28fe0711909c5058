/** One round of a contention bench: every attempt once, by clients that each wait for their answer. */
import { performance } from 'node:perf_hooks'
import type { Client } from 'pg'

export interface Design<Attempt, Outcome extends string> {
  readonly name: string
  /** One attempt from start to commit; a design that must try again does so inside. */
  attempt(client: Client, attempt: Attempt): Promise<Outcome>
  /** Instead of `attempt`, when all clients share a few connections. */
  share?(connections: readonly Client[]): (attempt: Attempt) => Promise<Outcome>
}

export interface Round {
  /** Attempts a second. */
  readonly rate: number
  readonly p50: number
  readonly p99: number
}

/** @returns the times, and how many attempts had each outcome */
export async function play<Attempt, Outcome extends string>(
  clients: readonly Client[],
  design: Design<Attempt, Outcome>,
  attempts: Iterable<Attempt>,
): Promise<{ round: Round; outcomes: ReadonlyMap<Outcome, number> }> {
  const waits: number[] = []
  const outcomes = new Map<Outcome, number>()
  const queue = attempts[Symbol.iterator]()
  const shared = design.share?.(clients)
  const started = performance.now()
  await Promise.all(
    clients.map(async client => {
      for (let next = queue.next(); !next.done; next = queue.next()) {
        const from = performance.now()
        const outcome = await (shared?.(next.value) ?? design.attempt(client, next.value))
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
        waits.push(performance.now() - from)
      }
    }),
  )
  const seconds = (performance.now() - started) / 1000
  const rate = waits.length / seconds
  waits.sort((a, b) => a - b)
  const at = (share: number): number => waits[Math.floor(share * (waits.length - 1))] ?? 0
  return { round: { rate, p50: at(0.5), p99: at(0.99) }, outcomes }
}
