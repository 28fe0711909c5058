/** 64-bit ids made by the application: time, node, sequence. No identity columns, so that tables can be distributed. */
import type { Clock } from './clock'
import { epochOf } from './clock'

export interface Ids {
  /** A decimal string that fits PostgreSQL's bigint; increasing within a process. */
  next<Id extends string = string>(): Id
}

const epoch = Date.UTC(2024, 0, 1)

/** @param node 0..1023, different for each process that runs at the same time */
export function createIds(clock: Clock, node: number): Ids {
  let last = 0
  let sequence = 0
  return {
    next<Id extends string>() {
      const now = Math.max(epochOf(clock.now()) - epoch, last)
      sequence = now === last ? sequence + 1 : 0
      // 4096 ids a millisecond: past that, borrow the next millisecond rather than wait.
      last = sequence > 4095 ? now + 1 : now
      if (sequence > 4095) sequence = 0
      return ((BigInt(last) << 22n) | (BigInt(node) << 12n) | BigInt(sequence)).toString() as Id
    },
  }
}
