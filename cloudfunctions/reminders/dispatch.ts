/** Sends what is due, batch by batch, until nothing is or the time is up. */
import { epochOf } from '../platform/clock'
import type { Senders } from '../platform/sender'
import type { Services } from '../service/context'
import { deliver } from './deliver'
import { lease } from './lease'

/** As many as are asked at once; also the most that a killed process leaves in doubt. */
const batch = 50
/** The function has 60 s; what is left over is for the next run. */
const budgetMs = 45_000

export interface Dispatched {
  readonly sent: number
  readonly unknown: number
  readonly retried: number
  readonly called: number
  readonly failed: number
  readonly suppressed: number
  readonly waiting: number
}

export async function dispatchDue(services: Services, senders: Senders): Promise<Dispatched> {
  const started = epochOf(services.clock.now())
  const total = { sent: 0, unknown: 0, retried: 0, called: 0, failed: 0, suppressed: 0, waiting: 0 }
  for (;;) {
    const leased = await lease(services, senders, batch)
    if (leased.claimed === 0) return total
    const delivered = await deliver(services, senders, leased)
    total.sent += delivered.sent
    total.unknown += delivered.unknown + leased.counts.unknown
    total.retried += delivered.retried
    total.called += delivered.called + leased.counts.called
    total.failed += delivered.failed + leased.counts.failed
    total.suppressed += leased.counts.suppressed
    total.waiting += leased.counts.waiting
    if (epochOf(services.clock.now()) - started > budgetMs) return total
  }
}
