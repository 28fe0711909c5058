// A popular day that is given by numbers, as the backend answers.
import type { Given } from './backend'
import { entry } from './waiting-samples'

export const release: NonNullable<Given<'tickets.day'>['release']> = {
  day: '2027-05-20',
  ticketsFrom: '2027-04-20T00:30:00.000Z',
  opensAt: '2027-04-20T01:00:00.000Z',
  state: 'taking',
  ticketsIn: 0,
  opensIn: 1200,
  places: 40,
  tickets: 12,
}
export const numbered: Given<'waiting.mine'>['items'][number] = {
  ...entry,
  firstDay: '2027-05-20',
  lastDay: '2027-05-20',
  part: 'any',
  place: 13,
  ticket: 13,
}
export const releases: Given<'tickets.releases'> = {
  items: [
    { ...release, service: 'premarital_check', serviceName: '婚前医学检查', booked: 0 },
    {
      ...release,
      day: '2027-08-08',
      state: 'announced',
      tickets: 0,
      service: 'premarital_check',
      serviceName: '婚前医学检查',
      booked: 0,
    },
  ],
  next: null,
}
