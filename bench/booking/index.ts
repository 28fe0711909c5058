/** Last-place contention on a PostgreSQL server: `DATABASE_URL=postgres://… npx tsx bench/booking/index.ts`. */
import { compare, machine, main, say, withClients } from '../contention/compare'
import { createDatabase } from '../contention/database'
import { marksTable, table, type Mark, type Measured } from '../contention/report'
import { fillPast } from './database'
import { gathered, peers, product } from './designs'
import { playRound } from './round'
import { even, hot } from './workload'

const clients = 64
const slots = 200
const rounds = Math.max(5, Number(process.env['ROUNDS'] ?? 5))
/** In a cloud function, one call at a time, the one statement; in the long-lived gateway the gathered form. */
const marks: readonly Mark[] = [
  { of: product.name, against: 'SELECT FOR UPDATE', rate: 2 },
  { of: gathered.name, against: product.name, rate: 2.5, p99: 0.5 },
  { of: gathered.name, against: 'SELECT FOR UPDATE', rate: 5 },
  { of: gathered.name, against: 'SERIALIZABLE + retry', rate: 50 },
  { of: gathered.name, against: 'SERIALIZABLE + retry after a pause' },
]

async function bench(): Promise<boolean> {
  const database = await createDatabase('booking')
  const { admin } = database
  await fillPast(admin)
  return withClients(
    () => database.connect(clients),
    () => database.drop(),
    async connections => {
      say(machine(database.version))
      say(`${clients} clients, ${slots} slots of 60 places, ${rounds} interleaved rounds`)
      say('fairness gate: every design must sell the same number, oversell nothing, book nobody twice')
      const tenth = [even(slots / 10), hot(slots / 10)]
      for (const work of tenth)
        for (const design of [product, gathered, ...peers]) await playRound(admin, connections, design, work)
      say('  passed by all; each timed round is checked again')
      const results: Measured[] = []
      for (const [works, slow] of [
        [[even(slots), hot(slots)], false],
        [tenth, true],
      ] as const)
        for (const work of works) {
          const designs = [product, gathered, ...peers.filter(design => (design.slow ?? false) === slow)]
          const name = `${work.name} ${work.attempts.length}`
          results.push(
            ...(await compare(name, rounds, designs, design => playRound(admin, connections, design, work))),
          )
        }
      say(`\n${table(results)}\n`)
      const reached = marksTable(results, marks)
      say(reached.text)
      return reached.all
    },
  )
}

main(bench)
