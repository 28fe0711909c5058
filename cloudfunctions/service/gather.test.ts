import fc from 'fast-check'
import { again, gather, type Gatherable } from './gather'

interface Call {
  readonly id: number
  readonly keys: readonly string[]
  /** How often a batch puts it off. */
  readonly off: number
}

const call = fc.record({
  keys: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 2 }),
  off: fc.nat(2),
  turns: fc.nat(2),
})
const turn = () => new Promise(resolve => setImmediate(resolve))

/** Answers its own id; notes which batches ran, and whether two with one key ever met. */
function watched(fails: (batch: readonly Call[]) => boolean) {
  const batches: number[][] = []
  const left = new Map<number, number>()
  const held = new Set<string>()
  const alone: number[] = []
  let met = false
  let most = 0
  let running = 0
  const work: Gatherable<Call, number> = {
    keysOf: item => item.keys,
    async together(items) {
      running += 1
      most = Math.max(most, running)
      const keys = items.flatMap(item => item.keys)
      met ||= new Set(keys).size < keys.length || keys.some(key => held.has(key))
      for (const key of keys) held.add(key)
      batches.push(items.map(item => item.id))
      await turn()
      for (const key of keys) held.delete(key)
      running -= 1
      if (fails(items)) throw new Error('a batch failed')
      return items.map(item => {
        const off = left.get(item.id) ?? item.off
        left.set(item.id, off - 1)
        return off > 0 ? again : item.id
      })
    },
    alone(item) {
      alone.push(item.id)
      return Promise.resolve(item.id)
    },
  }
  return { work, batches, alone, seen: () => ({ met, most }) }
}

test('every call gets its own answer, whatever is put off, fails or shares a key', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(call, { maxLength: 30 }),
      fc.integer({ min: 1, max: 5 }),
      async (calls, most) => {
        const { work, batches, alone, seen } = watched(batch => batch.some(item => item.id % 7 === 6))
        const ask = gather(work, { most, atOnce: 2 })
        const answers = await Promise.all(
          calls.map(async ({ turns, ...rest }, id) => {
            for (let i = 0; i < turns; i++) await turn()
            return ask({ id, ...rest })
          }),
        )
        expect(answers).toEqual(calls.map((_, id) => id))
        expect(seen().met).toBe(false)
        expect(seen().most).toBeLessThanOrEqual(2)
        for (const batch of batches) expect(batch.length).toBeLessThanOrEqual(most)
        expect(new Set(alone).size).toBe(alone.length)
      },
    ),
    { numRuns: 200 },
  )
})

test('calls of one turn travel together; those with one key go one after the other, in their order', async () => {
  const { work, batches } = watched(() => false)
  const ask = gather(work)
  const plain = (id: number, keys: string[] = []) => ask({ id, keys, off: 0 })
  await Promise.all([
    plain(1),
    plain(2, ['a']),
    plain(3, ['a']),
    plain(4, ['a', 'b']),
    plain(5, ['b']),
    plain(6),
  ])
  expect(batches).toEqual([[1, 2, 6], [3], [4], [5]])
})

test('an error of one call alone reaches its caller and nobody else', async () => {
  const ask = gather<number, number>({
    keysOf: () => [],
    together: () => Promise.reject(new Error('whole batch')),
    alone: item => (item === 2 ? Promise.reject(new Error('only two')) : Promise.resolve(item)),
  })
  const answers = await Promise.allSettled([ask(1), ask(2), ask(3)])
  expect(answers.map(answer => answer.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
})
