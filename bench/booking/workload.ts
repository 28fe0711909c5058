/** Who wants which slot, in one fixed order for every design: made so that any right design sells the same number. */

export interface Attempt {
  /** Index of the slot, from 0. */
  readonly slot: number
  /** Index of the person, from 0. */
  readonly person: number
  /** Comes along: both have a place, or neither. */
  readonly partner?: number
}

export interface Workload {
  readonly name: string
  readonly slots: number
  readonly seats: number
  readonly attempts: readonly Attempt[]
  /** What any design that neither oversells nor books twice must sell. */
  readonly sold: number
}

/** A small seeded generator (mulberry32), so that a run can be repeated. */
export function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

export function shuffled<T>(items: readonly T[], seed: number): T[] {
  const random = generator(seed)
  const result = [...items]
  for (let i = result.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    const [a, b] = [result[i], result[j]]
    if (a !== undefined && b !== undefined) [result[i], result[j]] = [b, a]
  }
  return result
}

/**
 * Attempts at one slot: `people` of its own; some of them try twice, and some try the next slot as well, so that people
 * collide with themselves in the same and in another slot.
 */
function crowd(slot: number, next: number, first: number, people: number, total: number): Attempt[] {
  const own = Array.from({ length: people }, (_, i) => ({ slot, person: first + i }))
  const rest = total - people
  const elsewhere = Math.floor(rest / 2)
  return [
    ...own,
    ...own.slice(0, elsewhere).map(({ person }) => ({ slot: next, person })),
    ...own.slice(people - (rest - elsewhere)),
  ]
}

/**
 * EVEN: 100 attempts a slot of 60 seats, 75 people each, of whom at most 12 can be booked elsewhere: every slot sells out
 * whatever the order.
 */
export function even(slots: number): Workload {
  const attempts = Array.from({ length: slots }, (_, slot) =>
    crowd(slot, (slot + 1) % slots, slot * 75, 75, 100),
  ).flat()
  return { name: 'EVEN', slots, seats: 60, attempts: shuffled(attempts, 1), sold: slots * 60 }
}

/**
 * HOT: half of the attempts on one slot in fifty. A hot slot always sells out; in a cold one 40 people try 50 times, and
 * each of them gets exactly one place, here or next door.
 */
export function hot(slots: number): Workload {
  const hotSlots = Math.max(1, Math.round(slots / 50))
  const cold = slots - hotSlots
  const half = slots * 50
  const coldAttempts = Array.from({ length: cold }, (_, i) =>
    crowd(hotSlots + i, hotSlots + ((i + 1) % cold), i * 40, 40, 50),
  ).flat()
  const each = Math.ceil((2 * half - coldAttempts.length) / hotSlots)
  const hotAttempts = Array.from({ length: hotSlots }, (_, slot) =>
    crowd(slot, slot, cold * 40 + slot * each, Math.floor(each * 0.7), each),
  ).flat()
  return {
    name: 'HOT',
    slots,
    seats: 60,
    attempts: shuffled([...coldAttempts, ...hotAttempts], 2).slice(0, 2 * half),
    sold: hotSlots * 60 + cold * 40,
  }
}
