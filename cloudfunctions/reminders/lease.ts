/** First half of sending: lease what is due, ask the gate, and write down what is about to be asked of a provider. */
import type { Instant, MessageId, PersonId, TaskId } from '../../types/schema'
import { taskWords } from '../../catalog/messages'
import { fill } from '../../types/errors'
import { holidaysInForce } from '../catalogue/holidays'
import { programmesInForce } from '../catalogue/programmes'
import { addDays } from '../eligibility/rules/calendar'
import { dateOf, instantAt, plusSeconds } from '../platform/clock'
import type { Senders } from '../platform/sender'
import type { Services } from '../service/context'
import type { TimeOfDay } from '../../types/schema'
import { gateFacts, letterOf, type Counted, type Letter } from './letter'
import { claimDue, letGo, lockMessages, markAsked, postpone, type MessageRow } from './queries/outbox'
import { sendingFacts } from './queries/sending-facts'
import {
  debitCredits,
  openTasks,
  settleMessages,
  settleReminders,
  type Debit,
  type NewTask,
  type Settled,
} from './queries/settle'
import { gate, type Channel } from './rules/gate'

/**
 * Longer than the providers' time-outs for a whole batch: a token and a question, twice, and an SMS are 15 s. With a timer
 * every half minute, what a killed process held is settled within the minute.
 */
const leaseSeconds = 30

export interface Leased {
  readonly letter: Letter
  /** In order; `phone` last. */
  readonly channels: readonly Channel[]
}
export interface LeasedBatch {
  readonly claimed: number
  readonly worker: number
  readonly outgoing: readonly Leased[]
  readonly counts: {
    readonly suppressed: number
    readonly waiting: number
    readonly unknown: number
    readonly called: number
    readonly failed: number
  }
}

/** A phone call is due on the next day, or on the message's last if that is sooner. */
export function phoneTask({ ids }: Services, letter: Letter, now: Instant, text: string): NewTask {
  const { message, facts, words } = letter
  const tomorrow = addDays(dateOf(now), 1)
  return {
    personId: message.person_id,
    taskId: ids.next<TaskId>(),
    dedupeKey: `message:${message.message_id}`,
    kind: 'phone_reminder',
    region: facts.village,
    dueOn: tomorrow <= message.last_day ? tomorrow : message.last_day,
    reason: fill(text, { things: words.title }),
  }
}

export async function lease(services: Services, senders: Senders, limit: number): Promise<LeasedBatch> {
  return services.db.tx(db => leaseWithin({ ...services, db }, senders, limit))
}

async function leaseWithin(services: Services, senders: Senders, limit: number): Promise<LeasedBatch> {
  const { db, clock } = services
  const now = clock.now()
  const day = dateOf(now)
  // Any number that no other process has at this moment.
  const worker = Number(BigInt(services.ids.next()) % 2_000_000_000n)
  const claimed = await claimDue(db, { now, until: plusSeconds(now, leaseSeconds), worker, limit })
  const none = {
    claimed: 0,
    worker,
    outgoing: [],
    counts: { suppressed: 0, waiting: 0, unknown: 0, called: 0, failed: 0 },
  }
  if (claimed.length === 0) return none
  const messages = await lockMessages(db, claimed)
  const facts = new Map(
    (
      await sendingFacts(db, messages, {
        today: day,
        todayStarts: instantAt(day, '00:00' as TimeOfDay),
        weekStarts: instantAt(addDays(day, -6), '00:00' as TimeOfDay),
      })
    ).map(row => [row.message_id, row]),
  )
  const programmes = await programmesInForce({ ...services, db })
  // Days of silence may be named by a holiday: as the table has it, not as the pack did.
  const inForce = [...facts.values()].some(({ special_family }) => special_family)
    ? { ...services, city: { ...services.city, holidays: await holidaysInForce({ db }) } }
    : services
  const settled: Settled[] = []
  const reminders: { personId: PersonId; messageId: MessageId; reached: boolean; told: string[] }[] = []
  const later: { message_id: MessageId; until: Instant }[] = []
  const tasks: NewTask[] = []
  const debits: Debit[] = []
  const outgoing: Leased[] = []
  const counted = new Map<PersonId, Counted>()
  const gone: MessageId[] = []

  for (const message of [...messages].sort(pressingFirst)) {
    const { person_id: personId, message_id: messageId } = message
    const about = facts.get(messageId)
    if (message.state !== 'queued' || about === undefined) {
      gone.push(messageId)
      continue
    }
    const letter = letterOf(services, programmes, message, about, now)
    const told = letter.told.map(({ stage }) => stage)
    const end = (state: Settled['state'], channel: Channel | null, reason: string | null): void => {
      const reached = state !== 'suppressed'
      const sentAt = state === 'outcome_unknown' ? message.asked_at : state === 'suppressed' ? null : now
      const params = state === 'phone_task' || state === 'failed' ? letter.params : null
      settled.push({ personId, messageId, state, channel, reason, sentAt, asked: 0, params })
      reminders.push({ personId, messageId, reached, told })
      gone.push(messageId)
    }
    // Its process ended between the mark and the answer. Where the provider drops a repetition, it may go again.
    const inDoubt = message.asked_at !== null
    const again =
      (message.channel === 'wechat' && senders.wechat?.idempotent) ||
      (message.channel === 'sms' && senders.sms?.idempotent)
    if (inDoubt && !again) {
      end('outcome_unknown', message.channel, 'in_doubt')
      if (pressing(letter)) tasks.push(phoneTask(services, letter, now, taskWords.unknown))
      continue
    }
    const tally = counted.get(personId) ?? { sent: 0, credits: new Map<string, number>() }
    counted.set(personId, tally)
    const verdict = gate(
      gateFacts(inForce, letter, day, tally, {
        wechat: senders.wechat !== null,
        sms: senders.sms !== null,
      }),
    )
    switch (verdict.do) {
      case 'stop':
        end('suppressed', null, verdict.reason)
        break
      case 'wait':
        // A human does not wait for the hours of messages.
        if (message.urgency === 'U4') tasks.push(phoneTask(services, letter, now, taskWords.urgent))
        later.push({ message_id: messageId, until: verdict.until })
        break
      case 'send': {
        const channels = inDoubt && message.channel !== null ? [message.channel] : verdict.channels
        const [first] = channels
        if (first === undefined) end('failed', null, 'no_channel')
        else if (first === 'phone') {
          end('phone_task', 'phone', null)
          tasks.push(phoneTask(services, letter, now, taskWords.reminder))
        } else {
          outgoing.push({ letter, channels })
          tally.sent += 1
          if (first === 'wechat' && !inDoubt) {
            const template = letter.words.subscribe
            tally.credits.set(template, (tally.credits.get(template) ?? 0) + 1)
            debits.push({ personId, template, count: 1, exhausted: false })
          }
        }
        break
      }
    }
  }
  await settleMessages(db, settled)
  await settleReminders(db, reminders)
  await letGo(db, gone, worker)
  await postpone(db, later, worker)
  await openTasks(db, now, tasks)
  await debitCredits(db, debits)
  await markAsked(
    db,
    now,
    outgoing.map(({ letter, channels }) => ({
      person_id: letter.message.person_id,
      message_id: letter.message.message_id,
      channel: channels[0] ?? 'phone',
      params: letter.params,
    })),
  )
  const count = (state: Settled['state']): number => settled.filter(one => one.state === state).length
  return {
    claimed: claimed.length,
    worker,
    outgoing,
    counts: {
      suppressed: count('suppressed'),
      waiting: later.length,
      unknown: count('outcome_unknown'),
      called: count('phone_task'),
      failed: count('failed'),
    },
  }
}

/** Credits and the cap go to what presses most, then to what closes first. */
const pressingFirst = (one: MessageRow, other: MessageRow): number =>
  other.urgency.localeCompare(one.urgency) || one.last_day.localeCompare(other.last_day)

/** What is lost if it did not arrive: a window closes, or she must be seen today. */
export const pressing = ({ message }: Letter): boolean => message.urgency === 'U3' || message.urgency === 'U4'
