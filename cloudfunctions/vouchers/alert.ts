/** Every day: those whose vouchers end in seven days, in three, tomorrow, are told once, of all of them together. */
import type { LocalDate } from '../../types/schema'
import { addDays } from '../eligibility/rules/calendar'
import { today } from '../platform/clock'
import { enqueue, type NewMessage } from '../reminders/enqueue'
import { sendAtOn } from '../reminders/rules/sending-time'
import { writeVouchers } from '../reminders/rules/told'
import type { Services } from '../service/context'
import { endingOn, type Ending } from './queries/ending-on'

/** Days before the last one. */
const ahead = [7, 3, 1]

/** @returns how many messages were new; a second run the same day finds none. What is used or booked meanwhile is not told. */
export async function alertEnding(services: Services): Promise<number> {
  const day = today(services.clock)
  const rows = await endingOn(
    services.db,
    ahead.map(days => addDays(day, days)),
  )
  const people = new Map<string, Ending[]>()
  for (const row of rows) people.set(row.person_id, [...(people.get(row.person_id) ?? []), row])
  return enqueue(
    services,
    [...people.values()].map(held => messageOf(held, day)),
  )
}

function messageOf(held: readonly Ending[], day: LocalDate): NewMessage {
  const [first] = held
  // Grouped by person: there is one. The earliest decides how long it may wait, and how urgent it is.
  if (first === undefined) throw new TypeError('nobody')
  const ends = held.map(row => row.valid_until).sort()[0] ?? first.valid_until
  const key = `voucher:ending:${day}`
  return {
    personId: first.person_id,
    dedupeKey: key,
    kind: 'voucher',
    template: 'voucher.ending',
    params: { vouchers: writeVouchers(held.map(row => ({ id: row.voucher_id, programme: row.programme }))) },
    urgency: ends === addDays(day, 1) ? 'U3' : 'U2',
    lastDay: ends,
    sendAt: sendAtOn(day, `${key}:${first.person_id}`),
  }
}
