/** Gathers calls that wait at the same moment into few statements: for a long-lived process; a cloud function has one call at a time. */

/** What a batch says of a call that belongs into a later one. */
export const again = Symbol('again')
/** What a batch says of a call that is not for a batch. */
export const alone = Symbol('alone')

export interface Gatherable<Item, Answer> {
  /** Calls that share a key never meet in one batch or in two that run at once. */
  keysOf(item: Item): readonly string[]
  /** One transaction for all of them. Rejected, nothing is written, and each is tried `alone`. */
  together(items: readonly Item[]): Promise<readonly (Answer | typeof again | typeof alone)[]>
  alone(item: Item): Promise<Answer>
}

interface Waiting<Item, Answer> {
  readonly item: Item
  readonly keys: readonly string[]
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: unknown) => void
}

/**
 * The order of arrival is kept, but for those whose key is taken.
 * @param options.most calls a batch: 256, of some 100 bytes each, stay within one round trip
 * @param options.atOnce batches in flight, each on a connection of its own; two keep server and process busy at once
 */
export function gather<Item, Answer>(
  work: Gatherable<Item, Answer>,
  { most = 256, atOnce = 2 }: { readonly most?: number; readonly atOnce?: number } = {},
): (item: Item) => Promise<Answer> {
  type Call = Waiting<Item, Answer>
  let queue: Call[] = []
  const taken = new Set<string>()
  let running = 0
  let planned = false

  function nextBatch(): Call[] {
    const batch: Call[] = []
    const left: Call[] = []
    // Somebody who waits for a key keeps it from those behind, or a stream of others could pass for ever.
    const awaited = new Set<string>()
    for (const call of queue) {
      const free = call.keys.every(key => !taken.has(key) && !awaited.has(key))
      if (free && batch.length < most) {
        batch.push(call)
        for (const key of call.keys) taken.add(key)
      } else {
        left.push(call)
        for (const key of call.keys) awaited.add(key)
      }
    }
    queue = left
    return batch
  }

  async function answersOf(
    batch: readonly Call[],
  ): Promise<readonly (Answer | typeof again | typeof alone)[]> {
    try {
      return await work.together(batch.map(call => call.item))
    } catch {
      return batch.map(() => alone)
    }
  }

  /** @returns those that are put off */
  async function settle(batch: readonly Call[]): Promise<readonly Call[]> {
    const answers = await answersOf(batch)
    const byThemselves: Promise<void>[] = []
    const off = batch.filter((call, i) => {
      const answer = answers[i]
      if (answer === undefined || answer === again) return true
      if (answer === alone) byThemselves.push(work.alone(call.item).then(call.resolve, call.reject))
      else call.resolve(answer)
      return false
    })
    await Promise.all(byThemselves)
    return off
  }

  async function run(batch: readonly Call[]): Promise<void> {
    running += 1
    const unanswered = await settle(batch)
    for (const call of batch) for (const key of call.keys) taken.delete(key)
    queue = [...unanswered, ...queue]
    running -= 1
    pump()
  }

  function pump(): void {
    while (running < atOnce && queue.length > 0) {
      const batch = nextBatch()
      if (batch.length === 0) return
      void run(batch)
    }
  }

  return item =>
    new Promise((resolve, reject) => {
      queue.push({ item, keys: work.keysOf(item), resolve, reject })
      if (planned) return
      planned = true
      // After the sockets of this turn have been read: calls that arrived together travel together.
      setImmediate(() => {
        planned = false
        pump()
      })
    })
}
