/**
 * `kill -9` of the sending process at random instants, again and again; a new process goes on when the lease of the dead one
 * has ended. Providers are a local server that remembers what it was asked, the database is a PostgreSQL server.
 */
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { yiling } from '../../catalog/yiling'
import { publishCity } from '../../cloudfunctions/catalogue/publish'
import { openServer } from '../../cloudfunctions/database/server'
import { sql } from '../../cloudfunctions/database/sql'
import { addDays } from '../../cloudfunctions/eligibility/rules/calendar'
import { dateOf, epochOf, instantAt, plusSeconds, timeOf } from '../../cloudfunctions/platform/clock'
import { enqueue } from '../../cloudfunctions/reminders/enqueue'
import type { Instant, LocalDate, MessageId, PersonId, TimeOfDay } from '../../types/schema'
import { bareServices } from '../bare-services'
import { addCrowd, type Reached } from '../crowd'
import { booksOf, type Books } from './books'
import { openProviders, type Request } from './providers'
import { openPool, type Warm } from './warm'

export interface KillPlan {
  readonly databaseUrl: string
  readonly kills: number
  /** The SMS provider drops a second request with the same key. */
  readonly smsKeyed: boolean
  readonly random: () => number
}

/** How far the furthest message of the batch had come when the process was killed. */
export const steps = [
  'before the mark',
  'marked, not asked',
  'asked, not answered',
  'answered, not written',
] as const
export type Step = (typeof steps)[number]

export interface KillReport {
  readonly kills: Readonly<Record<Step, number>>
  readonly books: Books
  /** From a kill until the last message that it left was settled, by the clock of the processes. */
  readonly recoverySeconds: readonly number[]
}

/** Due when a process starts: three batches. */
const due = 150
/** Longer than it takes to send them, so that some are killed idle. */
const longestLifeMs = 350
const firstDay = '2026-11-23' as LocalDate

interface Left {
  readonly message_id: MessageId
  readonly person_id: PersonId
  readonly lease_until: Instant
  readonly channel: 'wechat' | 'sms' | null
  readonly marked: boolean
}

export async function playKills({ databaseUrl, kills, smsKeyed, random }: KillPlan): Promise<KillReport> {
  let now = instantAt(firstDay, '09:00' as TimeOfDay)
  const clock = { now: (): Instant => now }
  const server = openServer({ connectionString: databaseUrl, max: 2, statementTimeoutMs: 60_000 })
  const { db } = server
  const services = bareServices(db, clock, 0)
  await publishCity(db, yiling)
  const crowd = await addCrowd(services, (kills + 1) * due)
  const byId = new Map(crowd.map(one => [one.personId, one]))
  const unwilling = new Set(
    crowd.flatMap(({ openid }, i) => (openid !== null && i % 20 === 0 ? [openid] : [])),
  )
  const providers = await openProviders({
    dropsRepetitions: smsKeyed,
    refuses: openid => unwilling.has(openid),
    delayMs: () => 20 + random() * 30,
  })
  const pool = openPool({
    SENDER_DATABASE: databaseUrl,
    SENDER_SMS_KEYED: smsKeyed ? '1' : '0',
    WX_APPID: 'stub',
    WX_SECRET: 'stub',
    WX_API_URL: providers.url,
    SMS_SECRET_ID: 'stub',
    SMS_SECRET_KEY: 'stub',
    SMS_APP_ID: 'stub',
    SMS_TEMPLATE_ID: 'stub',
    SMS_API_URL: providers.url,
  })
  const hit: Record<Step, number> = {
    'before the mark': 0,
    'marked, not asked': 0,
    'asked, not answered': 0,
    'answered, not written': 0,
  }
  /** In doubt at a kill, on a channel that does not drop repetitions. */
  const doubtful = new Set<PersonId>()
  const killedAt = new Map<MessageId, Instant>()
  const recoverySeconds: number[] = []
  let enqueued = 0

  /**
   * Tops the queue up, so that a life has work. What the last one left comes first: the queue goes by time, and behind a
   * backlog a recovery would measure the backlog.
   */
  async function fill(): Promise<void> {
    await db.run(sql`update outbox set lease_until = ${now} where worker is null`)
    const { waiting } = await db.one<{ waiting: number }>(sql`select count(*)::int as waiting from outbox`)
    const next = crowd.slice(enqueued, enqueued + Math.max(0, due - waiting))
    await enqueue(
      services,
      next.map(({ personId }, i) => ({
        personId,
        dedupeKey: 'kills',
        kind: 'service',
        template: 'stage.W_CANCER',
        params: {},
        urgency: i % 4 < 2 ? 'U3' : 'U2',
        lastDay: addDays(firstDay, 365),
        sendAt: now,
      })),
    )
    enqueued += next.length
  }

  /** Until the server has seen that its client is gone: what was not committed is then undone. */
  async function gone(name: string): Promise<void> {
    while (
      (await db.maybe(sql`select 1 from pg_stat_activity where application_name = ${name} limit 1`)) !==
      undefined
    )
      await sleep(1)
  }

  async function settleRecoveries(): Promise<void> {
    if (killedAt.size === 0) return
    const still = new Set(
      (
        await db.many<{ message_id: MessageId }>(
          sql`select message_id from message where message_id = any(${[...killedAt.keys()]}::bigint[]) and state = 'queued'`,
        )
      ).map(row => row.message_id),
    )
    for (const [id, at] of killedAt)
      if (!still.has(id)) {
        recoverySeconds.push((epochOf(now) - epochOf(at)) / 1000)
        killedAt.delete(id)
      }
  }

  const send = ({ process }: Warm, node: number): number => {
    process.send({ now, node })
    return performance.now()
  }
  const stop = async ({ process, name }: Warm): Promise<void> => {
    const exited = once(process, 'exit')
    process.kill('SIGKILL')
    await exited
    await gone(name)
  }

  for (let kill = 0; kill < kills; kill++) {
    await fill()
    const warm = await pool.next()
    const asked = providers.requests.length
    const born = send(warm, 1 + (kill % 1000))
    await sleep(random() * longestLifeMs)
    await stop(warm)
    now = plusSeconds(now, (performance.now() - born) / 1000)
    const left = await db.many<Left>(sql`
      select o.message_id, o.person_id, o.lease_until, m.channel, m.asked_at is not null as marked
      from outbox o join message m on m.person_id = o.person_id and m.message_id = o.message_id
      where m.state = 'queued' and o.worker is not null and o.lease_until > ${now}`)
    hit[furthest(left, byId, providers.requests.slice(asked))] += 1
    await settleRecoveries()
    for (const { message_id, person_id, channel, marked } of left) {
      killedAt.set(message_id, now)
      if (marked && (channel === 'wechat' || !smsKeyed)) doubtful.add(person_id)
    }
    const free = left.map(({ lease_until }) => lease_until).sort()
    now = plusSeconds(free.at(-1) ?? now, 0.005)
    if (left.length === 0 && killedAt.size === 0 && timeOf(now) > '17:00')
      now = instantAt(addDays(dateOf(now), 1), '09:00' as TimeOfDay)
  }
  // Nobody is killed any more: everything must come to its end.
  for (let run = 0; run < 5; run++) {
    const warm = await pool.next()
    const born = send(warm, 1001 + run)
    await once(warm.process, 'message')
    await stop(warm)
    now = plusSeconds(now, (performance.now() - born) / 1000)
    await settleRecoveries()
    now = plusSeconds(now, 60)
  }
  await pool.close()
  const books = await booksOf(db, crowd.slice(0, enqueued), providers.requests, doubtful)
  await providers.close()
  await server.close()
  return { kills: hit, books, recoverySeconds }
}

function furthest(
  left: readonly Left[],
  byId: ReadonlyMap<PersonId, Reached>,
  requests: readonly Request[],
): Step {
  let step: Step = 'before the mark'
  const reach = (to: Step): void => {
    if (steps.indexOf(to) > steps.indexOf(step)) step = to
  }
  for (const { person_id, marked } of left) {
    const person = byId.get(person_id)
    const hers = requests.filter(({ to }) => to === person?.phone || to === person?.openid)
    if (hers.some(({ answered }) => answered)) reach('answered, not written')
    else if (hers.length > 0) reach('asked, not answered')
    else if (marked) reach('marked, not asked')
  }
  return step
}
