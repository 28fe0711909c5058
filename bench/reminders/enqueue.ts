/** Messages written from JavaScript, a thousand a call, on one connection. */
import type { Client } from 'pg'
import { enqueue } from '../../cloudfunctions/reminders/enqueue'
import type { Services } from '../../cloudfunctions/service/context'
import type { Reached } from '../../test/crowd'
import { checkBooks } from '../contention/compare'
import type { BenchDatabase } from '../contention/database'
import { emptyMessages, messageTo, queueName } from './city'
import { interleave, report, type Mark } from './rounds'

const aCall = 1000
const marks: readonly Mark[] = [{ of: 'enqueue() (product)', against: 'pg-boss, insert()', times: 4 }]

async function countOf(admin: Client, table: string): Promise<number | undefined> {
  return (await admin.query<{ count: number }>(`select count(*)::int as count from ${table}`)).rows[0]?.count
}

export async function benchEnqueue(
  { admin, connectionString }: BenchDatabase,
  services: Services,
  crowd: readonly Reached[],
  rounds: number,
): Promise<boolean> {
  const { PgBoss } = await import('pg-boss')
  const boss = new PgBoss({ connectionString, max: 1, supervise: false, schedule: false, migrate: false })
  boss.on('error', () => undefined)
  await boss.start()
  const messages = crowd.map(messageTo)
  const calls = Array.from({ length: Math.ceil(messages.length / aCall) }, (_, i) =>
    messages.slice(i * aCall, (i + 1) * aCall),
  )
  const write = {
    'enqueue() (product)': async () => {
      for (const call of calls) await enqueue(services, call)
    },
    'pg-boss, insert()': async () => {
      for (const call of calls)
        await boss.insert(
          queueName,
          call.map(({ sendAt, ...data }) => ({ data, startAfter: sendAt })),
        )
    },
  }
  const tables = { 'enqueue() (product)': 'outbox', 'pg-boss, insert()': 'pgboss.job' }
  type Name = keyof typeof write
  const play = async (name: Name): Promise<number> => {
    await emptyMessages(admin)
    await admin.query('truncate pgboss.job')
    const started = performance.now()
    await write[name]()
    const seconds = (performance.now() - started) / 1000
    checkBooks(name, { written: await countOf(admin, tables[name]) }, { written: messages.length })
    return messages.length / seconds
  }
  const names = Object.keys(write) as Name[]
  try {
    for (const name of names) await play(name)
    const results = await interleave(names, rounds, 'messages/s', play)
    return report(`Enqueue from JavaScript, ${rounds} rounds`, results, marks)
  } finally {
    await boss.stop({ graceful: false })
  }
}
