/** Two processes of each contender empty its queue, in turn; the books are checked after every round. */
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import type { Client } from 'pg'
import type { Db } from '../../cloudfunctions/database/db'
import { checkBooks } from '../contention/compare'
import type { BenchDatabase } from '../contention/database'
import { fillGraphile, fillMessages, fillPgBoss } from './city'
import { contenders, type Contender } from './loops'
import { interleave, report, type Mark } from './rounds'

const processes = 2
const names = Object.keys(contenders) as Contender[]

const marks: readonly Mark[] = [
  { of: 'statements, 1000 at a time', against: 'pg-boss, fetch and complete 1000', times: 2.5 },
  {
    of: 'statements, 1000 at a time',
    against: 'graphile-worker, local queue of 500, completed together',
    times: 1.5,
  },
  { of: 'statements, 1000 at a time', against: 'graphile-worker, concurrency 10', times: 20 },
  { of: 'statements, 50 at a time (product)', against: 'pg-boss, fetch and complete 50' },
  { of: 'statements without the mark, 1000 at a time', against: 'pg-boss, fetch and complete 1000' },
  {
    of: 'statements without the mark, 1000 at a time',
    against: 'graphile-worker, local queue of 500, completed together',
  },
]

interface Done {
  readonly done: number
  readonly from: number
  readonly until: number
}

async function start(name: Contender, connectionString: string): Promise<ChildProcess[]> {
  const children = Array.from({ length: processes }, (_, i) =>
    fork(path.join(__dirname, 'worker.ts'), [name, connectionString, String(i + 1)], {
      execArgv: ['--import', 'tsx'],
    }),
  )
  await Promise.all(children.map(child => once(child, 'message')))
  return children
}

async function drain(child: ChildProcess): Promise<Done> {
  child.send('go')
  const [answer] = (await once(child, 'message')) as [Done | { failed: string }]
  if ('failed' in answer) throw new Error(answer.failed)
  return answer
}

/** Left, and done with a state to show for it (graphile-worker deletes what it did). */
async function booksOf(
  admin: Client,
  queue: 'message' | 'pg-boss' | 'graphile',
): Promise<object | undefined> {
  const queries = {
    message: `select (select count(*)::int from outbox) as left, (select count(*)::int from message where state = 'sent') as kept`,
    'pg-boss': `select count(*) filter (where state < 'completed')::int as left, count(*) filter (where state = 'completed')::int as kept from pgboss.job`,
    graphile: `select count(*)::int as left, 0 as kept from graphile_worker._private_jobs`,
  }
  return (await admin.query<object>(queries[queue])).rows[0]
}

export async function benchDispatch(database: BenchDatabase, db: Db, rounds: number): Promise<boolean> {
  const { admin, connectionString } = database
  const crew = new Map<Contender, ChildProcess[]>()
  for (const name of names) crew.set(name, await start(name, connectionString))
  const play = async (name: Contender): Promise<number> => {
    const { queue, jobs } = contenders[name]
    if (queue === 'message') await fillMessages(admin, db, jobs)
    else if (queue === 'pg-boss') await fillPgBoss(admin, jobs)
    else await fillGraphile(admin, jobs)
    const all = await Promise.all((crew.get(name) ?? []).map(drain))
    checkBooks(
      name,
      { done: all.reduce((sum, { done }) => sum + done, 0), ...(await booksOf(admin, queue)) },
      { done: jobs, left: 0, kept: queue === 'graphile' ? 0 : jobs },
    )
    const seconds =
      (Math.max(...all.map(({ until }) => until)) - Math.min(...all.map(({ from }) => from))) / 1000
    return jobs / seconds
  }
  try {
    // Once for the compilers of all of them.
    for (const name of names) await play(name)
    const results = await interleave(names, rounds, 'messages/s', play)
    return report(`Dispatch, ${processes} processes, ${rounds} rounds`, results, marks)
  } finally {
    for (const child of [...crew.values()].flat()) child.disconnect()
  }
}
