/**
 * A million random bookings and cancellations by people alone and couples, through both of the product's forms at once, and
 * then the books: `DATABASE_URL=postgres://… npx tsx bench/booking/races.ts`. Not timed; ATTEMPTS and SEED to change it.
 */
import type { AppointmentRow } from '../../cloudfunctions/booking/queries/appointment-row'
import { cancelAppointment } from '../../cloudfunctions/booking/queries/cancel-appointment'
import { takePlaces, type NewAppointment } from '../../cloudfunctions/booking/queries/take-places'
import { takePlacesTogether } from '../../cloudfunctions/booking/queries/take-places-together'
import type { Db } from '../../cloudfunctions/database/db'
import { ConstraintError, RetryableError } from '../../cloudfunctions/database/driver-error'
import { openServer } from '../../cloudfunctions/database/server'
import { again, gather } from '../../cloudfunctions/service/gather'
import type { Instant } from '../../types/schema'
import { checkBooks, main, say } from '../contention/compare'
import { createDatabase } from '../contention/database'
import { personIdOf, resetSlots, slotIdOf } from './database'
import { appointmentsOf } from './round'
import { generator, type Attempt } from './workload'

const total = Number(process.env['ATTEMPTS'] ?? 1_000_000)
const seed = Number(process.env['SEED'] ?? 1)
const perRound = 50_000
const clients = 32
const [slots, seats, people] = [100, 40, 4000]

type Outcome = 'sold' | 'refused' | 'cancelled'

async function retrying<T>(work: () => Promise<T>): Promise<T> {
  for (;;)
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof RetryableError)) throw error
    }
}

const sell = (db: Db, appointment: NewAppointment): Promise<Outcome> =>
  retrying(async () => {
    try {
      return (await db.tx(tx => takePlaces(tx, appointment))) ? 'sold' : 'refused'
    } catch (error) {
      if (error instanceof ConstraintError && error.constraint === 'attendance_one_open') return 'refused'
      throw error
    }
  })

const shop = (db: Db): ((appointment: NewAppointment) => Promise<Outcome>) =>
  gather<NewAppointment, Outcome>({
    keysOf: ({ personId, partnerId }) => (partnerId === null ? [personId] : [personId, partnerId]),
    together: async calls =>
      (await db.tx(tx => takePlacesTogether(tx, calls))).map(placed =>
        placed === 'again' ? again : placed === 'sold' ? 'sold' : 'refused',
      ),
    alone: appointment => sell(db, appointment),
  })

/** A third come as couples; a person's partner is her neighbour, so that couples meet each other and those who come alone. */
function attemptsOf(random: () => number, count: number): Attempt[] {
  const pick = (n: number): number => Math.floor(random() * n)
  return Array.from({ length: count }, () => {
    const person = pick(people)
    return { slot: pick(slots), person, ...(random() < 0.33 ? { partner: person ^ 1 } : {}) }
  })
}

async function playRandom(db: Db, random: () => number, count: number): Promise<Map<Outcome, number>> {
  const counts = new Map<Outcome, number>()
  const queue = appointmentsOf({ attempts: attemptsOf(random, count) })[Symbol.iterator]()
  const gathered = shop(db)
  const cancel = (a: NewAppointment, at: Instant): Promise<boolean> => {
    const row = { institution_id: a.institutionId, appointment_id: a.appointmentId } as AppointmentRow
    return retrying(() => db.tx(tx => cancelAppointment(tx, row, a.partnerId === null ? 1 : 2, at)))
  }
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      for (let next = queue.next(); !next.done; next = queue.next()) {
        const appointment = next.value
        const outcome = await (client % 2 === 0 ? gathered(appointment) : sell(db, appointment))
        const count = (name: Outcome): void => void counts.set(name, (counts.get(name) ?? 0) + 1)
        count(outcome)
        // Most give their places back, so that there is always something to race for.
        if (outcome === 'sold' && random() < 0.9 && (await cancel(appointment, appointment.at)))
          count('cancelled')
      }
    }),
  )
  return counts
}

const found = `
  select (select count(*)::int from slot s where s.slot_id >= ${slotIdOf(0)} and s.booked <> (
      select coalesce(sum(1 + (a.partner_id is not null)::int), 0) from appointment a where a.slot_id = s.slot_id and a.state = 'booked')) as miscounted,
    (select count(*)::int from slot where slot_id >= ${slotIdOf(0)} and booked > capacity) as oversold,
    (select count(*)::int from (
      select 1 from attendance where person_id >= ${personIdOf(0)} and state = 'booked' group by person_id, service having count(*) > 1) d) as doubles,
    (select count(*)::int from appointment a where a.slot_id >= ${slotIdOf(0)} and (
      select count(*) from attendance t where t.appointment_id = a.appointment_id and t.state = a.state
        and t.person_id in (a.person_id, a.partner_id)) <> 1 + (a.partner_id is not null)::int) as halves,
    (select count(*)::int from appointment where slot_id >= ${slotIdOf(0)} and state = 'booked') as open`

async function bench(): Promise<boolean> {
  const database = await createDatabase('races')
  const server = openServer({
    connectionString: database.connectionString,
    max: clients,
    statementTimeoutMs: 60_000,
  })
  try {
    const random = generator(seed)
    const sum: Record<Outcome, number> = { sold: 0, refused: 0, cancelled: 0 }
    for (let done = 0; done < total; done += perRound) {
      await resetSlots(database.admin, slots, seats)
      const counts = await playRandom(server.db, random, Math.min(perRound, total - done))
      for (const [name, count] of counts) sum[name] += count
      const { rows } = await database.admin.query<Record<string, number>>(found)
      const open = (counts.get('sold') ?? 0) - (counts.get('cancelled') ?? 0)
      checkBooks(`seed ${seed}, after ${done + perRound}`, rows[0] ?? {}, {
        miscounted: 0,
        oversold: 0,
        doubles: 0,
        halves: 0,
        open,
      })
      say(`  ${done + perRound} attempts: books right, ${open} open`)
    }
    say(
      `${total} attempts: ${sum.sold} sold, ${sum.refused} refused, ${sum.cancelled} cancelled; 0 oversold, 0 double, 0 half couples`,
    )
    return true
  } finally {
    await server.close()
    await database.drop()
  }
}

main(bench)
