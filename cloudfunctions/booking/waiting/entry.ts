/** An entry of a line as one of its people sees it. */
import type { WaitingEntry } from '../../../types/waiting'
import { epochOf } from '../../platform/clock'
import type { Services } from '../../service/context'
import { peopleOf } from '../people-of'
import { serviceOf } from '../service'
import type { MyWaitingRow } from '../queries/waiting/my-waiting'

export function entryOf({ clock, city }: Services, row: MyWaitingRow): WaitingEntry {
  const over = row.state !== 'waiting' && row.state !== 'offered'
  return {
    waitingId: row.waiting_id,
    institutionId: row.institution_id,
    institution: row.institution,
    service: row.service,
    serviceName: serviceOf(city, row.service).name,
    firstDay: row.first_day,
    lastDay: row.last_day,
    part: row.part,
    session: row.starts === null || row.ends === null ? null : { starts: row.starts, ends: row.ends },
    people: peopleOf(row).length,
    state: row.state === 'waiting' || row.state === 'offered' ? row.state : 'over',
    place: over ? null : row.ahead + 1,
    ticket: row.ticket,
    offer: offerOf(row, epochOf(clock.now())),
    reason: row.reason === 'days_past' || row.reason === 'offers_refused' ? row.reason : null,
  }
}

function offerOf(row: MyWaitingRow, now: number): WaitingEntry['offer'] {
  const { offer_day: day, offer_starts: starts, offer_ends: ends, expires_at: until } = row
  if (day === null || starts === null || ends === null || until === null) return null
  const secondsLeft = Math.floor((epochOf(until) - now) / 1000)
  return secondsLeft <= 0 ? null : { day, starts, ends, until, secondsLeft }
}
