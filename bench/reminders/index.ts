/**
 * Reminders against job queues, on a PostgreSQL server: `DATABASE_URL=postgres://… npx tsx bench/reminders/index.ts`, or only
 * some of `dispatch enqueue planning`.
 */
import { openServer } from '../../cloudfunctions/database/server'
import { bareServices } from '../../test/bare-services'
import { machine, main, say } from '../contention/compare'
import { createDatabase } from '../contention/database'
import { noon, queueName, settle } from './city'
import { benchDispatch } from './dispatch'
import { benchEnqueue } from './enqueue'
import { benchPlanning } from './planning'

const rounds = Number(process.env['ROUNDS'] ?? 20)
const people = 20_000

async function installPeers(connectionString: string): Promise<void> {
  const { PgBoss } = await import('pg-boss')
  const boss = new PgBoss({ connectionString, max: 1, supervise: false, schedule: false })
  await boss.start()
  await boss.createQueue(queueName)
  await boss.stop({ graceful: false })
  const { runMigrations } = await import('graphile-worker')
  await runMigrations({ connectionString })
}

async function bench(): Promise<boolean> {
  const database = await createDatabase('reminders')
  const server = openServer({
    connectionString: database.connectionString,
    max: 2,
    statementTimeoutMs: 600_000,
  })
  try {
    say(`${machine(database.version)}; pg-boss 12.38.0, graphile-worker 0.17.3`)
    await installPeers(database.connectionString)
    const crowd = await settle(server.db, people)
    const clock = { instant: noon, now: () => clock.instant }
    const services = bareServices(server.db, clock, 0)
    const parts = {
      dispatch: () => benchDispatch(database, server.db, rounds),
      enqueue: () => benchEnqueue(database, services, crowd, rounds),
      planning: () => benchPlanning(database.admin, services, clock, rounds),
    }
    const asked = process.argv.slice(2)
    let reached = true
    for (const [name, run] of Object.entries(parts))
      if (asked.length === 0 || asked.includes(name)) reached = (await run()) && reached
    return reached
  } finally {
    await server.close()
    await database.drop()
  }
}

main(bench)
