/** The product's booking statement and the ways to do it that it is measured against; all write the same rows. */
import { randomBytes } from 'node:crypto'
import type { Client } from 'pg'
import { takePlacesStatement, type NewAppointment } from '../../cloudfunctions/booking/queries/take-places'
import { sql, type Query } from '../../cloudfunctions/database/sql'

export type Outcome = 'sold' | 'full' | 'already'

export interface Design {
  readonly name: string
  /** One attempt from start to commit; a design that must try again does so inside. */
  attempt(client: Client, appointment: NewAppointment): Promise<Outcome>
  /** False when the design counts appointments instead of keeping `slot.booked`. */
  readonly keepsCount: boolean
  /** Measured on a tenth of the work: the whole would take hours. */
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

const product: Design = {
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

const forUpdate = (name: string, insert: Insert): Design => ({
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

const advisoryLock: Design = {
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

const serializable: Design = {
  name: 'SERIALIZABLE + retry',
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
        // Without a pause the same transactions meet again at once.
        await new Promise(resolve => setTimeout(resolve, Math.random() * 20))
      }
    }
  },
}

export const peers: readonly Design[] = [
  forUpdate('SELECT FOR UPDATE', insertEach),
  forUpdate('SELECT FOR UPDATE, inserts together', insertTogether),
  advisoryLock,
  serializable,
]
export { product }

/** The code fields have the sizes of the product's. */
export const codes = (): Pick<NewAppointment, 'codeIndex' | 'codeSealed'> => ({
  codeIndex: randomBytes(16),
  codeSealed: randomBytes(44),
})
