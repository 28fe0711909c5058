// Entries of a waiting list, as the backend answers them.
import type { Given } from './backend'
import { clinic } from './samples'

type Entry = Given<'waiting.mine'>['items'][number]

export const entry: Entry = {
  waitingId: '601',
  institutionId: clinic.institutionId,
  institution: clinic.name,
  service: 'premarital_check',
  serviceName: '婚前医学检查',
  firstDay: '2026-11-25',
  lastDay: '2026-12-04',
  part: 'morning',
  session: null,
  people: 2,
  state: 'waiting',
  place: 3,
  ticket: null,
  offer: null,
  reason: null,
}
export const kept: Entry = {
  ...entry,
  state: 'offered',
  place: 1,
  offer: {
    day: '2026-11-26',
    starts: '08:30',
    ends: '09:00',
    until: '2026-11-23T04:00:00.000Z',
    secondsLeft: 7200,
  },
}

export const ticket: Given<'queue.callNext'> = {
  number: 2,
  names: ['沈*月'],
  starts: '08:30',
  walkIn: true,
  called: false,
  priority: true,
}
export const line: Given<'queue.line'> = {
  items: [
    { number: 1, names: ['陆*'], starts: '08:30', walkIn: false, called: true, priority: false },
    ticket,
  ],
  next: null,
}
export const lines: Given<'queue.lines'> = {
  items: [
    { service: 'premarital_check', serviceName: '婚前医学检查', waiting: 1, called: 1, free: 4 },
    { service: 'antenatal_visit', serviceName: '产前检查', waiting: 0, called: null, free: 0 },
  ],
}
