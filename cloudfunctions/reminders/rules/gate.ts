/** The gate: decided again at the moment of sending, whatever was true when the message was planned (domain C4, rule 6). */
import type { Instant, LocalDate } from '../../../types/schema'
import { dateOf, instantAt } from '../../platform/clock'
import { hoursOf, nextOpening, withinHours, type Kind } from './sending-time'
import { lastAutomaticGaDays } from './plan'

export type Channel = 'wechat' | 'sms' | 'phone'
/** The first day on which she may hear of it again, or never again. */
export type Quiet = LocalDate | 'closed'
export type Urgency = 'U1' | 'U2' | 'U3' | 'U4'

export interface GateFacts {
  readonly now: Instant
  readonly kind: Kind
  readonly urgency: Urgency
  readonly lastDay: LocalDate
  readonly alive: boolean
  readonly resident: boolean
  /** A loss, a complaint, staff, or she herself paused everything. */
  readonly held: boolean
  /** A family that a named human cares for (domain F4): nothing automatic. */
  readonly byHumanOnly: boolean
  /** Today the family wants no message (domain F4): the first day after. Null on every other day. */
  readonly silentUntil: LocalDate | null
  /** It tells of what she ordered herself. */
  readonly ownOrder: boolean
  /** Null when the message is about no pregnancy. */
  readonly pregnancy: {
    readonly ongoing: boolean
    readonly datingCurrent: boolean
    readonly gaDays: number | null
  } | null
  /** She answered that she wants to hear nothing of it for now. */
  readonly quiet: Quiet | null
  /** All that it tells is done, booked, or not hers. */
  readonly nothingLeft: boolean
  /** Messages that went to her by WeChat or SMS. */
  readonly sentToday: number
  readonly sentInSevenDays: number
  /** A WeChat identity and a subscription that she granted and we have not used. */
  readonly wechat: boolean
  /** She agreed to SMS, and there is a phone. */
  readonly sms: boolean
  /** The way that she asked for. */
  readonly preferred: Channel | null
}

export type Verdict =
  | { readonly do: 'send'; readonly channels: readonly Channel[] }
  | { readonly do: 'wait'; readonly until: Instant; readonly reason: 'hours' | 'cap' | 'snoozed' | 'silence' }
  | { readonly do: 'stop'; readonly reason: StopReason }
export type StopReason =
  | 'died'
  | 'moved'
  | 'hold'
  | 'human_only'
  | 'pregnancy_ended'
  | 'redated'
  | 'past_term'
  | 'snoozed'
  | 'done'
  | 'window_closed'
  | 'cap'

const perDay = 2
const perWeek = 4

export function gate(facts: GateFacts): Verdict {
  const reason = stopped(facts)
  if (reason !== null) return { do: 'stop', reason }
  const later = (why: 'hours' | 'cap'): Verdict => {
    const until = nextOpening(facts.kind, facts.now)
    if (dateOf(until) <= facts.lastDay) return { do: 'wait', until, reason: why }
    // What closes before she may be written to again is not lost to the cap: somebody rings.
    if (why === 'cap' && facts.urgency === 'U3') return { do: 'send', channels: ['phone'] }
    return { do: 'stop', reason: why === 'cap' ? 'cap' : 'window_closed' }
  }
  if (facts.quiet !== null && facts.quiet !== 'closed')
    return { do: 'wait', until: instantAt(facts.quiet, hoursOf(facts.kind).opens), reason: 'snoozed' }
  // What would be lost, what cannot wait and what she asked for herself is told on such a day too.
  const { silentUntil } = facts
  const held = silentUntil !== null && facts.urgency !== 'U4' && !facts.ownOrder
  if (held && silentUntil <= facts.lastDay)
    return { do: 'wait', until: instantAt(silentUntil, hoursOf(facts.kind).opens), reason: 'silence' }
  if (!withinHours(facts.kind, facts.now)) return later('hours')
  // Her own appointment is not held back by what the city wanted to tell her, nor is what cannot wait.
  const capped = facts.kind !== 'appointment' && facts.urgency !== 'U4'
  if (capped && (facts.sentToday >= perDay || facts.sentInSevenDays >= perWeek)) return later('cap')
  return { do: 'send', channels: channelsOf(facts) }
}

function stopped(facts: GateFacts): StopReason | null {
  const { pregnancy } = facts
  if (!facts.alive) return 'died'
  if (!facts.resident) return 'moved'
  if (facts.held) return 'hold'
  if (facts.byHumanOnly && facts.kind === 'service') return 'human_only'
  if (pregnancy !== null) {
    if (!pregnancy.ongoing) return 'pregnancy_ended'
    if (!pregnancy.datingCurrent) return 'redated'
    if (pregnancy.gaDays !== null && pregnancy.gaDays > lastAutomaticGaDays) return 'past_term'
  }
  if (facts.quiet !== null && (facts.quiet === 'closed' || facts.quiet > facts.lastDay)) return 'snoozed'
  if (facts.quiet === null && facts.nothingLeft) return 'done'
  return dateOf(facts.now) > facts.lastDay ? 'window_closed' : null
}

/** WeChat, then SMS, then a worker's call. Nobody is called about an appointment of her own or a mere piece of advice. */
function channelsOf(facts: GateFacts): readonly Channel[] {
  const { byHumanOnly, kind, urgency, preferred } = facts
  if (byHumanOnly && kind === 'reminder') return ['phone']
  const called = (kind === 'reminder' || kind === 'service') && urgency !== 'U1'
  if (preferred === 'phone' && called && urgency !== 'U4') return ['phone']
  // Where the way that she asked for cannot be had, the usual order holds. U4 is sent and called, whatever she prefers.
  const wechat = facts.wechat && !(preferred === 'sms' && facts.sms)
  const sms = facts.sms && !(preferred === 'wechat' && facts.wechat)
  return [
    ...(wechat ? (['wechat'] as const) : []),
    ...(sms ? (['sms'] as const) : []),
    ...(called ? (['phone'] as const) : []),
  ]
}
