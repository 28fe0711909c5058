/** The local clock: real time plus an offset that the panel moves, kept between starts. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { epochOf, toInstant, type Clock } from '../cloudfunctions/platform/clock'
import type { Instant } from '../types/schema'

export interface DrivenClock extends Clock {
  /** Jumps to an instant; time flows on from there. */
  set(instant: Instant): void
}

/** @param file where the offset is kept */
export function createDrivenClock(file: string): DrivenClock {
  let offset = existsSync(file) ? Number(readFileSync(file, 'utf8')) || 0 : 0
  return {
    now: () => toInstant(Date.now() + offset),
    set(instant) {
      offset = epochOf(instant) - Date.now()
      writeFileSync(file, String(offset))
    },
  }
}
