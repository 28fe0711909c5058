/** One round of bookings, after which the books are checked. */
import type { Client } from 'pg'
import type { NewAppointment } from '../../cloudfunctions/booking/queries/take-places'
import type { AppointmentId, Instant } from '../../types/schema'
import { checkBooks } from '../contention/compare'
import { play, type Round } from '../contention/play'
import { institutionId, personIdOf, resetSlots, slotIdOf } from './database'
import { codes, type BookingDesign } from './designs'
import type { Workload } from './workload'

let appointments = 10_000_000

export function* appointmentsOf({ attempts }: Pick<Workload, 'attempts'>): Iterable<NewAppointment> {
  for (const { slot, person, partner } of attempts)
    yield {
      institutionId,
      slotId: slotIdOf(slot),
      appointmentId: String(++appointments) as AppointmentId,
      service: 'premarital_check',
      personId: personIdOf(person),
      partnerId: partner === undefined ? null : personIdOf(partner),
      at: '2026-12-01T00:00:00.000Z' as Instant,
      ...codes(),
    }
}

export async function playRound(
  admin: Client,
  clients: readonly Client[],
  design: BookingDesign,
  work: Workload,
): Promise<Round> {
  await resetSlots(admin, work.slots, work.seats)
  const { round, outcomes } = await play(clients, design, appointmentsOf(work))
  const { rows } = await admin.query<Record<string, number>>(`
    select (select count(*)::int from appointment where slot_id >= ${slotIdOf(0)}) as appointments,
      (select count(*)::int from attendance where person_id >= ${personIdOf(0)} and state = 'booked') as attendances,
      (select count(*)::int from (
        select slot_id from appointment where slot_id >= ${slotIdOf(0)} group by 1 having count(*) > ${work.seats}) o) as oversold,
      (select count(*)::int from (
        select person_id from appointment where slot_id >= ${slotIdOf(0)} group by 1 having count(*) > 1) d) as doubles,
      (select sum(booked)::int from slot where slot_id >= ${slotIdOf(0)}) as booked`)
  checkBooks(
    `${design.name}, ${work.name}`,
    { ...rows[0], answered: outcomes.get('sold') ?? 0 },
    {
      appointments: work.sold,
      attendances: work.sold,
      oversold: 0,
      doubles: 0,
      booked: design.keepsCount ? work.sold : 0,
      answered: work.sold,
    },
  )
  return round
}
