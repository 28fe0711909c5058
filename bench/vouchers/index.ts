/** Claims within a budget on a PostgreSQL server: `DATABASE_URL=postgres://… npx tsx bench/vouchers/index.ts`. */
import { shuffled } from '../booking/workload'
import { compare, machine, main, say, withClients } from '../contention/compare'
import { createDatabase } from '../contention/database'
import { marksTable, table, type Mark } from '../contention/report'
import { designs } from './designs'
import { playRound, type Work } from './round'

const clients = 64
const rounds = Math.max(5, Number(process.env['ROUNDS'] ?? 5))
const { product, gathered, quotaFirst, sharded } = designs
const marks: readonly Mark[] = [
  { of: gathered.name, against: quotaFirst.name, rate: 10 },
  { of: gathered.name, against: sharded.name, rate: 4 },
  { of: gathered.name, against: product.name },
]

/** Everybody asks twice, in any order: more people than places. */
const workOf = (places: number, people: number): Work => ({
  name: `${places} places, ${people} people, ${2 * people} claims`,
  places,
  people: shuffled(
    Array.from({ length: 2 * people }, (_, i) => i % people),
    1,
  ),
  given: Math.min(places, people),
})

async function bench(): Promise<boolean> {
  const database = await createDatabase('vouchers')
  return withClients(
    () => database.connect(clients),
    () => database.drop(),
    async connections => {
      say(machine(database.version))
      say(`${clients} clients, ${rounds} interleaved rounds`)
      say('fairness gate: every design must give exactly the budget, nobody twice, with an event each')
      const all = Object.values(designs)
      for (const design of all) await playRound(database.admin, connections, design, workOf(800, 1000))
      say('  passed by all; each timed round is checked again')
      const work = workOf(8000, 10_000)
      const results = await compare(work.name, rounds, all, design =>
        playRound(database.admin, connections, design, work),
      )
      say(`\n${table(results)}\n`)
      const reached = marksTable(results, marks)
      say(reached.text)
      return reached.all
    },
  )
}

main(bench)
