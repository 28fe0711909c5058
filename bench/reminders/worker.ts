/** One process of a contender: it waits for its word, empties the queue, and says how many it did and from when to when. */
import { performance } from 'node:perf_hooks'
import { contenders, type Contender, type Drain } from './loops'

const [, , name, connectionString = '', node] = process.argv
const now = (): number => performance.timeOrigin + performance.now()

async function main(): Promise<void> {
  const drain: Drain = await contenders[name as Contender].loop(connectionString, Number(node))
  process.on('message', () => {
    let from = now()
    drain(() => {
      from = now()
    }).then(
      done => process.send?.({ done, from, until: now() }),
      (error: unknown) => process.send?.({ failed: String(error) }),
    )
  })
  process.on('disconnect', () => process.exit(0))
  process.send?.({ ready: true })
}

main().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`)
  process.exit(1)
})
