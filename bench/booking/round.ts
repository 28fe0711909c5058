/** One round: every attempt once, by clients that each wait for their answer; then the books are checked. */
import { performance } from 'node:perf_hooks'
import type { Client } from 'pg'
import type { AppointmentId, Instant } from '../../types/schema'
import { institutionId, personIdOf, resetSlots, slotIdOf } from './database'
import { codes, type Design, type Outcome } from './designs'
import type { Workload } from './workload'

export interface Round {
  /** Attempts a second. */
  readonly rate: number
  readonly p50: number
  readonly p99: number
}

let appointments = 10_000_000

export async function playRound(
  admin: Client,
  clients: readonly Client[],
  design: Design,
  work: Workload,
): Promise<Round> {
  await resetSlots(admin, work.slots, work.seats)
  const waits: number[] = []
  const outcomes: Record<Outcome, number> = { sold: 0, full: 0, already: 0 }
  const queue = work.attempts[Symbol.iterator]()
  const started = performance.now()
  await Promise.all(
    clients.map(async client => {
      for (let next = queue.next(); !next.done; next = queue.next()) {
        const from = performance.now()
        const outcome = await design.attempt(client, {
          institutionId,
          slotId: slotIdOf(next.value.slot),
          appointmentId: String(++appointments) as AppointmentId,
          service: 'premarital_check',
          personId: personIdOf(next.value.person),
          partnerId: null,
          at: '2026-12-01T00:00:00.000Z' as Instant,
          ...codes(),
        })
        outcomes[outcome] += 1
        waits.push(performance.now() - from)
      }
    }),
  )
  const seconds = (performance.now() - started) / 1000
  await checkBooks(admin, design, work, outcomes.sold)
  waits.sort((a, b) => a - b)
  const at = (share: number): number => waits[Math.floor(share * (waits.length - 1))] ?? 0
  return { rate: work.attempts.length / seconds, p50: at(0.5), p99: at(0.99) }
}

/** The fairness gate: a design that sells a wrong number, oversells or books a person twice is not timed. */
async function checkBooks(admin: Client, design: Design, work: Workload, sold: number): Promise<void> {
  const { rows } = await admin.query<Record<string, number>>(`
    select (select count(*)::int from appointment where slot_id >= ${slotIdOf(0)}) as appointments,
      (select count(*)::int from attendance where person_id >= ${personIdOf(0)} and state = 'booked') as attendances,
      (select count(*)::int from (
        select slot_id from appointment where slot_id >= ${slotIdOf(0)} group by 1 having count(*) > ${work.seats}) o) as oversold,
      (select count(*)::int from (
        select person_id from appointment where slot_id >= ${slotIdOf(0)} group by 1 having count(*) > 1) d) as doubles,
      (select sum(booked)::int from slot where slot_id >= ${slotIdOf(0)}) as booked`)
  const found = { ...rows[0], answered: sold }
  const counted = design.keepsCount ? work.sold : 0
  const right = {
    appointments: work.sold,
    attendances: work.sold,
    oversold: 0,
    doubles: 0,
    booked: counted,
    answered: work.sold,
  }
  if (JSON.stringify(found) !== JSON.stringify(right))
    throw new Error(
      `fairness gate: ${design.name}, ${work.name}: found ${JSON.stringify(found)}, must be ${JSON.stringify(right)}`,
    )
}
