/** A thousand `kill -9` of the sending process: `DATABASE_URL=postgres://… npx tsx bench/reminders/kills.ts`. KILLS and SEED. */
import { playKills, steps } from '../../test/faults/kills'
import { generator } from '../booking/workload'
import { machine, main, say } from '../contention/compare'
import { createDatabase } from '../contention/database'
import { median } from '../contention/report'

const total = Number(process.env['KILLS'] ?? 1000)
const seed = Number(process.env['SEED'] ?? 1)
/** Longer than this, and a message waits for a process that is gone. */
const longestRecovery = 60

async function bench(): Promise<boolean> {
  const random = generator(seed)
  let right = true
  for (const smsKeyed of [false, true]) {
    const database = await createDatabase('kills')
    try {
      if (!smsKeyed) say(machine(database.version))
      say(`\nWeChat without a key, SMS ${smsKeyed ? 'with' : 'without'} one, seed ${seed}`)
      const started = performance.now()
      const { kills, books, recoverySeconds } = await playKills({
        databaseUrl: database.connectionString,
        kills: total / 2,
        smsKeyed,
        random,
      })
      say(`| killed | times |\n|---|---|`)
      for (const step of steps) say(`| ${step} | ${kills[step]} |`)
      const longest = Math.max(0, ...recoverySeconds)
      say(
        `${books.messages} messages: ${books.sent} sent, ${books.unknown} unknown, ${books.repeated} repetitions that the provider dropped`,
      )
      say(
        `recovery of ${recoverySeconds.length} messages: median ${median(recoverySeconds).toFixed(1)} s, longest ${longest.toFixed(1)} s`,
      )
      for (const [fault, people] of Object.entries(books.faults)) {
        say(`${fault}: ${people.length}${people.length > 0 ? ` (${people.slice(0, 3).join(', ')} …)` : ''}`)
        if (people.length > 0) right = false
      }
      if (longest > longestRecovery || steps.some(step => kills[step] === 0)) right = false
      say(`${((performance.now() - started) / 1000).toFixed(0)} s`)
    } finally {
      await database.drop()
    }
  }
  return right
}

main(bench)
