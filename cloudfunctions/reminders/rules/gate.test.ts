import type { Instant, LocalDate } from '../../../types/schema'
import { gate, type GateFacts } from './gate'

const open: GateFacts = {
  now: '2026-11-23T02:00:00.000Z' as Instant,
  kind: 'reminder',
  urgency: 'U2',
  lastDay: '2026-12-03' as LocalDate,
  alive: true,
  resident: true,
  held: false,
  byHumanOnly: false,
  silentUntil: null,
  ownOrder: false,
  pregnancy: { ongoing: true, datingCurrent: true, gaDays: 90 },
  quiet: null,
  nothingLeft: false,
  sentToday: 0,
  sentInSevenDays: 0,
  wechat: true,
  sms: true,
  preferred: null,
}
const verdict = (change: Partial<GateFacts>) => gate({ ...open, ...change })
const at = (time: string): Instant => `2026-11-23T${time}:00.000Z` as Instant

test('an open gate offers WeChat, then SMS, then a call', () => {
  expect(verdict({})).toEqual({ do: 'send', channels: ['wechat', 'sms', 'phone'] })
  expect(verdict({ wechat: false })).toEqual({ do: 'send', channels: ['sms', 'phone'] })
  expect(verdict({ wechat: false, sms: false })).toEqual({ do: 'send', channels: ['phone'] })
})

test('nobody is called about a piece of advice or her own appointment', () => {
  const silent = { wechat: false, sms: false }
  expect(verdict({ ...silent, urgency: 'U1' })).toEqual({ do: 'send', channels: [] })
  expect(verdict({ ...silent, kind: 'appointment' })).toEqual({ do: 'send', channels: [] })
  expect(verdict({ ...silent, kind: 'service' })).toEqual({ do: 'send', channels: ['phone'] })
})

test.each<[Partial<GateFacts>, string]>([
  [{ alive: false }, 'died'],
  [{ resident: false }, 'moved'],
  [{ held: true }, 'hold'],
  [{ kind: 'service', byHumanOnly: true }, 'human_only'],
  [{ pregnancy: { ongoing: false, datingCurrent: true, gaDays: 90 } }, 'pregnancy_ended'],
  [{ pregnancy: { ongoing: true, datingCurrent: false, gaDays: 90 } }, 'redated'],
  [{ pregnancy: { ongoing: true, datingCurrent: true, gaDays: 294 } }, 'past_term'],
  [{ nothingLeft: true }, 'done'],
  [{ quiet: 'closed', nothingLeft: true }, 'snoozed'],
  [{ quiet: '2026-12-04' as LocalDate, nothingLeft: true }, 'snoozed'],
  [{ lastDay: '2026-11-22' as LocalDate }, 'window_closed'],
])('%j stops it: %s', (change, reason) => {
  expect(verdict(change)).toEqual({ do: 'stop', reason })
})

test('a family with a person of its own is called, not written to', () => {
  expect(verdict({ byHumanOnly: true })).toEqual({ do: 'send', channels: ['phone'] })
})

test('on a day of silence a family is left alone, but for what would be lost, what cannot wait and what she ordered', () => {
  const silent = { byHumanOnly: true, kind: 'voucher', silentUntil: '2026-11-24' as LocalDate } as const
  expect(verdict(silent)).toEqual({ do: 'wait', until: '2026-11-24T01:00:00.000Z', reason: 'silence' })
  expect(verdict({ ...silent, kind: 'reminder' })).toMatchObject({ do: 'wait', reason: 'silence' })
  expect(verdict({ ...silent, lastDay: '2026-11-23' as LocalDate })).toMatchObject({ do: 'send' })
  expect(verdict({ ...silent, urgency: 'U4' })).toMatchObject({ do: 'send' })
  expect(verdict({ ...silent, kind: 'appointment', ownOrder: true })).toMatchObject({ do: 'send' })
  expect(verdict({ ...silent, kind: 'appointment' })).toMatchObject({ do: 'wait', reason: 'silence' })
  expect(verdict({ ...silent, kind: 'service' })).toEqual({ do: 'stop', reason: 'human_only' })
})

test('before nine it waits for nine, after six for the next morning, and not past its last day', () => {
  expect(verdict({ now: at('00:59') })).toEqual({ do: 'wait', until: at('01:00'), reason: 'hours' })
  expect(verdict({ now: at('10:00') })).toEqual({
    do: 'wait',
    until: '2026-11-24T01:00:00.000Z',
    reason: 'hours',
  })
  expect(verdict({ now: at('10:00'), lastDay: '2026-11-23' as LocalDate })).toEqual({
    do: 'stop',
    reason: 'window_closed',
  })
  expect(verdict({ now: at('09:59'), lastDay: '2026-11-23' as LocalDate })).toMatchObject({ do: 'send' })
})

test('the third of a day and the fifth of a week wait, but for an urgent one or her appointment', () => {
  const tomorrow = { do: 'wait', until: '2026-11-24T01:00:00.000Z', reason: 'cap' }
  expect(verdict({ sentToday: 1, sentInSevenDays: 3 })).toMatchObject({ do: 'send' })
  expect(verdict({ sentToday: 2 })).toEqual(tomorrow)
  expect(verdict({ sentInSevenDays: 4 })).toEqual(tomorrow)
  expect(verdict({ sentToday: 2, lastDay: '2026-11-23' as LocalDate })).toEqual({ do: 'stop', reason: 'cap' })
  expect(verdict({ sentToday: 2, urgency: 'U3' })).toEqual(tomorrow)
  expect(verdict({ sentToday: 2, urgency: 'U3', lastDay: '2026-11-23' as LocalDate })).toEqual({
    do: 'send',
    channels: ['phone'],
  })
  expect(verdict({ sentToday: 2, urgency: 'U4' })).toMatchObject({ do: 'send' })
  expect(verdict({ sentToday: 2, kind: 'appointment' })).toMatchObject({ do: 'send' })
})

test('what she put off waits for the morning of its day, when it may still be said then', () => {
  expect(verdict({ quiet: '2026-12-03' as LocalDate, nothingLeft: true })).toEqual({
    do: 'wait',
    until: '2026-12-03T01:00:00.000Z',
    reason: 'snoozed',
  })
})

test('the way that she asked for comes first; where it cannot be had the usual order holds', () => {
  expect(verdict({ preferred: 'phone' })).toEqual({ do: 'send', channels: ['phone'] })
  expect(verdict({ preferred: 'sms' })).toEqual({ do: 'send', channels: ['sms', 'phone'] })
  expect(verdict({ preferred: 'wechat' })).toEqual({ do: 'send', channels: ['wechat', 'phone'] })
  expect(verdict({ preferred: 'sms', sms: false })).toEqual({ do: 'send', channels: ['wechat', 'phone'] })
  expect(verdict({ preferred: 'phone', kind: 'appointment' })).toEqual({
    do: 'send',
    channels: ['wechat', 'sms'],
  })
  expect(verdict({ preferred: 'phone', urgency: 'U4' })).toEqual({
    do: 'send',
    channels: ['wechat', 'sms', 'phone'],
  })
})
