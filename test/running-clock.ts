/** A clock that starts at an instant of the test's and runs on as real time does. */
import { performance } from 'node:perf_hooks'
import { plusSeconds, type Clock } from '../cloudfunctions/platform/clock'
import type { Instant } from '../types/schema'

export class RunningClock implements Clock {
  private readonly started = performance.now()
  constructor(private readonly from: Instant) {}
  now(): Instant {
    return plusSeconds(this.from, (performance.now() - this.started) / 1000)
  }
}
