/** How each contender empties its queue in one process. What is timed is from the first fetch to the last completion. */
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import type { Db } from '../../cloudfunctions/database/db'
import { openServer } from '../../cloudfunctions/database/server'
import { plusSeconds } from '../../cloudfunctions/platform/clock'
import type { Senders } from '../../cloudfunctions/platform/sender'
import { dispatchDue } from '../../cloudfunctions/reminders/dispatch'
import {
  claimDue,
  letGo,
  lockMessages,
  lockOurs,
  markAsked,
  type MessageKey,
} from '../../cloudfunctions/reminders/queries/outbox'
import { settleMessages } from '../../cloudfunctions/reminders/queries/settle'
import type { Services } from '../../cloudfunctions/service/context'
import { bareServices } from '../../test/bare-services'
import { RunningClock } from '../../test/running-clock'
import type { Instant } from '../../types/schema'
import { noon, queueName } from './city'

const leaseSeconds = 30

/** Answers how many it did. */
export type Drain = (started: () => void) => Promise<number>
export type Loop = (connectionString: string, node: number) => Promise<Drain>

const sent = { idempotent: false, send: () => Promise.resolve({ kind: 'sent' as const }) }
/** Providers that answer at once: what is left is the product's own work. */
const instant: Senders = { wechat: sent, sms: sent }

function open(connectionString: string, node: number): Services {
  // As many connections as a function has.
  const { db } = openServer({ connectionString, max: 2, statementTimeoutMs: 60_000 })
  return bareServices(db, new RunningClock(noon), node)
}

/** Everything: facts, gate, texts, addresses opened, permissions counted. */
const dispatch: Loop = (connectionString, node) => {
  const services = open(connectionString, node)
  return Promise.resolve(async started => {
    started()
    return (await dispatchDue(services, instant)).sent
  })
}

async function settle(db: Db, keys: readonly MessageKey[], now: Instant, worker: number): Promise<void> {
  await settleMessages(
    db,
    keys.map(({ person_id: personId, message_id: messageId }) => ({
      personId,
      messageId,
      state: 'sent',
      channel: 'sms',
      reason: null,
      sentAt: now,
      asked: 1,
      params: null,
    })),
  )
  await letGo(
    db,
    keys.map(({ message_id }) => message_id),
    worker,
  )
}

/** The same statements without what a job queue does not do: leased and marked, then settled and let go, two commits. */
const statements =
  (batch: number): Loop =>
  (connectionString, node) => {
    const { db, clock, ids } = open(connectionString, node)
    return Promise.resolve(async started => {
      started()
      for (let done = 0; ;) {
        const worker = Number(BigInt(ids.next()) % 2_000_000_000n)
        const now = clock.now()
        const rows = await db.tx(async tx => {
          const until = plusSeconds(now, leaseSeconds)
          const keys = await claimDue(tx, { now, until, worker, limit: batch })
          if (keys.length === 0) return []
          const messages = await lockMessages(tx, keys)
          await markAsked(
            tx,
            now,
            messages.map(({ person_id, message_id, params }) => ({
              person_id,
              message_id,
              channel: 'sms',
              params,
            })),
          )
          return messages
        })
        if (rows.length === 0) return done
        await db.tx(async tx => {
          const ours = await lockOurs(tx, rows, worker)
          await settle(tx, ours, now, worker)
          done += ours.length
        })
      }
    })
  }

/**
 * Half of those statements: leased, then settled and let go. What was asked before a crash is not known then, and is asked
 * again: the guarantee of the job queues.
 */
const unmarked =
  (batch: number): Loop =>
  (connectionString, node) => {
    const { db, clock, ids } = open(connectionString, node)
    return Promise.resolve(async started => {
      started()
      for (let done = 0; ;) {
        const worker = Number(BigInt(ids.next()) % 2_000_000_000n)
        const now = clock.now()
        const keys = await claimDue(db, { now, until: plusSeconds(now, leaseSeconds), worker, limit: batch })
        if (keys.length === 0) return done
        await db.tx(tx => settle(tx, keys, now, worker))
        done += keys.length
      }
    })
  }

/** Its fastest form: fetch a batch, complete a batch. */
const pgBoss =
  (batch: number): Loop =>
  async connectionString => {
    const { PgBoss } = await import('pg-boss')
    const boss = new PgBoss({ connectionString, max: 2, supervise: false, schedule: false, migrate: false })
    boss.on('error', () => undefined)
    await boss.start()
    return async started => {
      started()
      for (let done = 0; ;) {
        const jobs = await boss.fetch(queueName, { batchSize: batch })
        if (jobs.length === 0) return done
        await boss.complete(
          queueName,
          jobs.map(({ id }) => id),
        )
        done += jobs.length
      }
    }
  }

/** Its runner starts and stops with the round; the start is not timed. */
const graphile =
  (worker: {
    concurrentJobs: number
    maxPoolSize?: number
    localQueue?: { size: number }
    completeJobBatchDelay?: number
    failJobBatchDelay?: number
  }): Loop =>
  async connectionString => {
    const { run, Logger } = await import('graphile-worker')
    const logger = new Logger(() => () => undefined)
    const watch = new Client({ connectionString })
    await watch.connect()
    return async started => {
      let done = 0
      const runner = await run({
        connectionString,
        noHandleSignals: true,
        logger,
        taskList: { [queueName]: () => void done++ },
        preset: { worker },
      })
      started()
      for (let before = -1; ; before = done) {
        await sleep(5)
        if (done !== before) continue
        const { rowCount } = await watch.query('select 1 from graphile_worker._private_jobs limit 1')
        if (rowCount === 0) break
      }
      // The stop is not timed: it waits for polls that are under way.
      setImmediate(() => void runner.stop())
      return done
    }
  }

export const contenders = {
  'dispatch (product)': { loop: dispatch, jobs: 10_000, queue: 'message' },
  'statements, 50 at a time (product)': { loop: statements(50), jobs: 20_000, queue: 'message' },
  'statements, 1000 at a time': { loop: statements(1000), jobs: 20_000, queue: 'message' },
  'statements without the mark, 1000 at a time': { loop: unmarked(1000), jobs: 20_000, queue: 'message' },
  'pg-boss, fetch and complete 50': { loop: pgBoss(50), jobs: 10_000, queue: 'pg-boss' },
  'pg-boss, fetch and complete 1000': { loop: pgBoss(1000), jobs: 20_000, queue: 'pg-boss' },
  'graphile-worker, local queue of 500, completed together': {
    loop: graphile({
      concurrentJobs: 24,
      maxPoolSize: 10,
      localQueue: { size: 500 },
      completeJobBatchDelay: 0,
      failJobBatchDelay: 0,
    }),
    jobs: 20_000,
    queue: 'graphile',
  },
  'graphile-worker, concurrency 10': {
    loop: graphile({ concurrentJobs: 10 }),
    jobs: 3000,
    queue: 'graphile',
  },
} as const satisfies Record<string, { loop: Loop; jobs: number; queue: 'message' | 'pg-boss' | 'graphile' }>
export type Contender = keyof typeof contenders
