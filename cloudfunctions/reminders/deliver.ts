/** Second half of sending: look again under lock, ask the provider, write what it said; all in one transaction. */
import { taskWords } from '../../catalog/messages'
import type { Instant, MessageId } from '../../types/schema'
import { topicOf } from '../feedback/rules/topic'
import { plusSeconds, today } from '../platform/clock'
import type { Outcome, Senders } from '../platform/sender'
import type { Services } from '../service/context'
import { phoneTask, pressing, type Leased, type LeasedBatch } from './lease'
import { smsLetter, wechatLetter } from './letter'
import { changedNow, letGo, lockOurs, postpone, quietNow, stillFree } from './queries/outbox'
import {
  debitCredits,
  openTasks,
  settleMessages,
  settleReminders,
  type Debit,
  type NewTask,
  type Settled,
} from './queries/settle'
import type { Channel } from './rules/gate'

export interface Delivered {
  readonly sent: number
  readonly unknown: number
  readonly retried: number
  readonly called: number
  readonly failed: number
}

const mostAttempts = 6
/** 1, 2, 4 … minutes, at most an hour. */
const backOffSeconds = (attempts: number): number => Math.min(3600, 60 * 2 ** attempts)

interface Tried {
  readonly leased: Leased
  readonly channel: Channel
  readonly outcome: Outcome
  /** WeChat said 43101: our count of her permissions is wrong. */
  readonly exhausted: boolean
}

/**
 * The messages are locked while the providers are asked, so that a loss either comes first, and nothing goes out, or waits
 * for the answer, three seconds at most. A process that dies in here leaves `asked_at` behind: the next lease finds the
 * message in doubt. The whole batch is asked at once.
 */
export async function deliver(services: Services, senders: Senders, batch: LeasedBatch): Promise<Delivered> {
  const none = { sent: 0, unknown: 0, retried: 0, called: 0, failed: 0 }
  if (batch.outgoing.length === 0) return none
  return services.db.tx(async db => {
    const within = { ...services, db }
    const messages = batch.outgoing.map(({ letter }) => letter.message)
    const ours = new Set((await lockOurs(db, messages, batch.worker)).map(row => row.message_id))
    const free = new Set(
      (
        await stillFree(
          db,
          messages.filter(({ message_id }) => ours.has(message_id)),
        )
      ).map(row => row.message_id),
    )
    const held = batch.outgoing.filter(({ letter: { message } }) => ours.has(message.message_id))
    const quiet = await quietNow(db, messages, today(services.clock))
    const asksQuiet = ({ letter: { message, told } }: Leased): boolean =>
      told.some(({ stage }) => {
        const row = services.city.stages.find(({ key }) => key === stage)
        return quiet.some(
          one =>
            one.message_id === message.message_id &&
            row !== undefined &&
            one.topic === topicOf(row, services.city.stages),
        )
      })
    const ready = held.filter(({ letter: { message } }) => free.has(message.message_id))
    const changed = new Set(
      (await changedNow(db, messages, today(services.clock))).map(row => row.message_id),
    )
    const anew = (leased: Leased): boolean =>
      asksQuiet(leased) || changed.has(leased.letter.message.message_id)
    const go = ready.filter(leased => !anew(leased))
    const answered = ready.filter(anew)
    const stopped = held.filter(({ letter: { message } }) => !free.has(message.message_id))
    const tried = await Promise.all(go.map(leased => ask(within, senders, leased)))
    return record(within, tried, stopped, answered, batch.worker)
  })
}

/** Channel by channel until one takes it, is not sure, or says later. */
async function ask(services: Services, senders: Senders, leased: Leased): Promise<Tried> {
  let exhausted = false
  let refused: Outcome = { kind: 'refused', code: 'no_channel' }
  let asked: Channel = 'phone'
  for (const channel of leased.channels) {
    if (channel === 'phone') return { leased, channel, outcome: refused, exhausted }
    asked = channel
    const outcome = await askOn(services, senders, leased, channel)
    if (outcome.kind !== 'refused') return { leased, channel, outcome, exhausted }
    refused = outcome
    if (channel === 'wechat' && outcome.code === '43101') exhausted = true
  }
  return { leased, channel: asked, outcome: refused, exhausted }
}

async function askOn(
  services: Services,
  senders: Senders,
  { letter }: Leased,
  channel: 'wechat' | 'sms',
): Promise<Outcome> {
  const absent: Outcome = { kind: 'refused', code: 'not_configured' }
  if (channel === 'wechat') {
    const written = sealedOr(() => wechatLetter(services, letter))
    return senders.wechat === null || written === null ? absent : senders.wechat.send(written)
  }
  const written = sealedOr(() => smsLetter(services, letter))
  return senders.sms === null || written === null ? absent : senders.sms.send(written)
}

/** An address that cannot be opened (a lost key) must not take the whole batch down with it. */
function sealedOr<T>(write: () => T | null): T | null {
  try {
    return write()
  } catch {
    return null
  }
}

async function record(
  services: Services,
  tried: readonly Tried[],
  stopped: readonly Leased[],
  /** She answered, died, moved or took a consent back since the gate: back into the queue, where the gate decides anew. */
  answered: readonly Leased[],
  worker: number,
): Promise<Delivered> {
  const { db, clock } = services
  const now = clock.now()
  const settled: Settled[] = stopped.map(({ letter }) =>
    settledAs(letter.message, 'suppressed', null, 'hold', null, 0),
  )
  const tasks: NewTask[] = []
  const debits: Debit[] = []
  const later: { message_id: MessageId; until: Instant }[] = []
  for (const { letter, channels } of answered) {
    settled.push(settledAs(letter.message, 'queued', null, null, null, 0))
    later.push({ message_id: letter.message.message_id, until: plusSeconds(now, 60) })
    if (channels[0] === 'wechat')
      debits.push({
        personId: letter.message.person_id,
        template: letter.words.subscribe,
        count: -1,
        exhausted: false,
      })
  }
  for (const { leased, channel, outcome, exhausted } of tried) {
    const { letter, channels } = leased
    const { message } = letter
    const end = (
      state: Settled['state'],
      by: Channel | null,
      reason: string | null,
      at: Instant | null,
    ): void => void settled.push(settledAs(message, state, by, reason, at, 1))
    const giveBack = channels[0] === 'wechat' && !(channel === 'wechat' && outcome.kind !== 'retry')
    if (giveBack || exhausted)
      debits.push({
        personId: message.person_id,
        template: letter.words.subscribe,
        count: giveBack ? -1 : 0,
        exhausted,
      })
    switch (outcome.kind) {
      case 'sent':
        end('sent', channel, null, now)
        if (message.urgency === 'U4') tasks.push(phoneTask(services, letter, now, taskWords.urgent))
        break
      case 'unknown':
        end('outcome_unknown', channel, outcome.code, now)
        if (pressing(letter)) tasks.push(phoneTask(services, letter, now, taskWords.unknown))
        break
      case 'retry':
        if (message.attempts + 1 < mostAttempts) {
          end('queued', null, outcome.code, null)
          later.push({
            message_id: message.message_id,
            until: plusSeconds(now, backOffSeconds(message.attempts)),
          })
          break
        }
        giveUp(outcome.code)
        break
      case 'refused':
        giveUp(outcome.code)
        break
    }
    function giveUp(code: string): void {
      if (channels.at(-1) !== 'phone') return end('failed', channel, code, now)
      end('phone_task', 'phone', code, now)
      tasks.push(phoneTask(services, letter, now, taskWords.reminder))
    }
  }
  const done = settled.filter(({ state }) => state !== 'queued')
  await settleMessages(db, settled)
  await settleReminders(
    db,
    tried.flatMap(({ leased: { letter } }) => {
      const { person_id: personId, message_id: messageId } = letter.message
      return done.some(one => one.messageId === messageId)
        ? [{ personId, messageId, reached: true, told: letter.told.map(({ stage }) => stage) }]
        : []
    }),
  )
  await letGo(
    db,
    done.map(({ messageId }) => messageId),
    worker,
  )
  await postpone(db, later, worker)
  await openTasks(db, now, tasks)
  await debitCredits(db, debits)
  const count = (state: Settled['state']): number => settled.filter(one => one.state === state).length
  return {
    sent: count('sent'),
    unknown: count('outcome_unknown'),
    retried: later.length,
    called: count('phone_task'),
    failed: count('failed'),
  }
}

const settledAs = (
  { person_id: personId, message_id: messageId }: Leased['letter']['message'],
  state: Settled['state'],
  channel: Channel | null,
  reason: string | null,
  sentAt: Instant | null,
  asked: number,
): Settled => ({ personId, messageId, state, channel, reason, sentAt, asked, params: null })
