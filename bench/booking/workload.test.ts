import { even, hot, type Workload } from './workload'

/** Sells one after the other in the given order: what a right design does. */
function sell({ attempts, seats }: Workload, order: (n: number) => number): number {
  const places = new Map<number, number>()
  const booked = new Set<number>()
  const inOrder = attempts.map((attempt, i) => ({ attempt, key: order(i) })).sort((a, b) => a.key - b.key)
  for (const { attempt } of inOrder) {
    const taken = places.get(attempt.slot) ?? 0
    if (booked.has(attempt.person) || taken >= seats) continue
    places.set(attempt.slot, taken + 1)
    booked.add(attempt.person)
  }
  return booked.size
}

test.each([even(200), hot(200), even(20), hot(20)])(
  '$name sells the same number in any order, with people who collide',
  work => {
    expect(work.attempts).toHaveLength(work.slots * 100)
    for (const order of [(n: number) => n, (n: number) => -n, (n: number) => (n * 7919) % 20011])
      expect(sell(work, order)).toBe(work.sold)
    const people = new Set(work.attempts.map(attempt => attempt.person)).size
    expect(people).toBeLessThan(work.attempts.length * 0.81)
  },
)

test('half of the hot work goes to one slot in fifty', () => {
  const { attempts } = hot(200)
  expect(attempts.filter(attempt => attempt.slot < 4).length / attempts.length).toBeCloseTo(0.5, 1)
})
