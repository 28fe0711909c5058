/** The product's two booking statements and the ways to do it that they are measured against; all write the same rows. */
import { randomBytes } from 'node:crypto'
import type { Client } from 'pg'
import { takePlacesStatement, type NewAppointment } from '../../cloudfunctions/booking/queries/take-places'
import {
  takePlacesTogetherStatement,
  type Placed,
} from '../../cloudfunctions/booking/queries/take-places-together'
import { sql, type Query } from '../../cloudfunctions/database/sql'
import { again, gather } from '../../cloudfunctions/service/gather'
import type { Design } from '../contention/play'

export type Outcome = 'sold' | 'full' | 'already'

export interface BookingDesign extends Design<NewAppointment, Outcome> {
  /** False when the design counts appointments instead of keeping `slot.booked`. */
  readonly keepsCount: boolean
  /** Measured on a tenth of the work, where slots stay open, and so contended, for the longer part of it. */
  readonly slow?: boolean
}

const run = (client: Client, { text, values, name }: Query) =>
  client.query<Record<string, number>>({ text, values: [...values], name })
const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
const alreadyOr = (error: unknown): Outcome => {
  if (codeOf(error) === '23505') return 'already'
  throw error
}

const appointmentRow = (a: NewAppointment): Query => sql`
  insert into appointment (institution_id, appointment_id, slot_id, service, state, person_id, partner_id,
                           checkin_code_index, checkin_code_sealed, created_at)
  values (${a.institutionId}::bigint, ${a.appointmentId}::bigint, ${a.slotId}::bigint, ${a.service}, 'booked',
          ${a.personId}::bigint, null, ${a.codeIndex}::bytea, ${a.codeSealed}::bytea, ${a.at}::timestamptz)`
const attendanceRow = (a: NewAppointment): Query => sql`
  insert into attendance (person_id, appointment_id, institution_id, service, state)
  values (${a.personId}::bigint, ${a.appointmentId}::bigint, ${a.institutionId}::bigint, ${a.service}, 'booked')`

type Insert = (client: Client, a: NewAppointment) => Promise<unknown>
/** A statement a table, as such transactions are usually written. */
const insertEach: Insert = async (client, a) => {
  await run(client, appointmentRow(a))
  await run(client, attendanceRow(a))
}
/** A round trip less: half way to the product's form. */
const insertTogether: Insert = (client, a) =>
  run(client, sql`with made as (${appointmentRow(a)}) ${attendanceRow(a)}`)

const count = (a: NewAppointment): Query => sql`
  select s.capacity, (
    select count(*)::int from appointment a
    where a.institution_id = s.institution_id and a.slot_id = s.slot_id and a.state <> 'cancelled') as booked
  from slot s where s.institution_id = ${a.institutionId} and s.slot_id = ${a.slotId}`

const isFull = ({ rows }: { rows: Record<string, number>[] }): boolean =>
  (rows[0]?.['booked'] ?? 0) >= (rows[0]?.['capacity'] ?? 0)

async function transaction(client: Client, begin: string, work: () => Promise<Outcome>): Promise<Outcome> {
  await client.query(begin)
  try {
    const outcome = await work()
    await client.query(outcome === 'sold' ? 'commit' : 'rollback')
    return outcome
  } catch (error) {
    await client.query('rollback')
    return alreadyOr(error)
  }
}

const product: BookingDesign = {
  name: 'one statement (product)',
  keepsCount: true,
  async attempt(client, a) {
    try {
      return (await run(client, takePlacesStatement(a))).rowCount === 1 ? 'sold' : 'full'
    } catch (error) {
      return alreadyOr(error)
    }
  },
}

/** As the gateway runs it: batches of at most 256, two in flight on two connections. */
const gathered: BookingDesign = {
  name: 'gathered in the gateway (product)',
  keepsCount: true,
  attempt: product.attempt,
  share(connections) {
    const idle = connections.slice(0, 2)
    return gather<NewAppointment, Outcome>({
      keysOf: a => [a.personId],
      async together(calls) {
        const client = idle.pop()
        if (client === undefined) throw new Error('more batches than connections')
        try {
          const { rows } = await inTransaction(client, takePlacesTogetherStatement(calls))
          return rows.map(({ outcome }) => outcomes[outcome])
        } finally {
          idle.push(client)
        }
      },
      alone: () => Promise.reject(new Error('a batch failed')),
    })
  },
}
const outcomes = {
  sold: 'sold',
  full: 'full',
  engaged: 'already',
  again,
  gone: 'full',
} as const satisfies Record<Placed, Outcome | typeof again>
async function inTransaction(
  client: Client,
  { text, values, name }: Query,
): Promise<{ rows: { outcome: Placed }[] }> {
  await client.query('begin')
  const result = await client.query<{ outcome: Placed }>({ text, values: [...values], name })
  await client.query('commit')
  return result
}

const forUpdate = (name: string, insert: Insert): BookingDesign => ({
  name,
  keepsCount: true,
  attempt: (client, a) =>
    transaction(client, 'begin', async () => {
      const slot = await run(
        client,
        sql`select capacity, booked from slot where institution_id = ${a.institutionId} and slot_id = ${a.slotId} for update`,
      )
      if (isFull(slot)) return 'full'
      await run(
        client,
        sql`update slot set booked = booked + 1 where institution_id = ${a.institutionId} and slot_id = ${a.slotId}`,
      )
      await insert(client, a)
      return 'sold'
    }),
})

const advisoryLock: BookingDesign = {
  name: 'advisory lock + count',
  keepsCount: false,
  attempt: (client, a) =>
    transaction(client, 'begin', async () => {
      await run(client, sql`select pg_advisory_xact_lock(${a.slotId}::bigint)`)
      if (isFull(await run(client, count(a)))) return 'full'
      await insertTogether(client, a)
      return 'sold'
    }),
}

/** @param pause before another try: without one the same transactions meet again at once */
const serializable = (name: string, pause: () => Promise<unknown>): BookingDesign => ({
  name,
  keepsCount: false,
  slow: true,
  async attempt(client, a) {
    for (;;) {
      try {
        return await transaction(client, 'begin isolation level serializable', async () => {
          if (isFull(await run(client, count(a)))) return 'full'
          await insertTogether(client, a)
          return 'sold'
        })
      } catch (error) {
        if (codeOf(error) !== '40001' && codeOf(error) !== '40P01') throw error
        await pause()
      }
    }
  },
})

export const peers: readonly BookingDesign[] = [
  forUpdate('SELECT FOR UPDATE', insertEach),
  forUpdate('SELECT FOR UPDATE, inserts together', insertTogether),
  advisoryLock,
  serializable('SERIALIZABLE + retry', () => Promise.resolve()),
  serializable(
    'SERIALIZABLE + retry after a pause',
    () => new Promise(resolve => setTimeout(resolve, Math.random() * 20)),
  ),
]
export { gathered, product }

/** The code fields have the sizes of the product's. */
export const codes = (): Pick<NewAppointment, 'codeIndex' | 'codeSealed'> => ({
  codeIndex: randomBytes(16),
  codeSealed: randomBytes(44),
})
