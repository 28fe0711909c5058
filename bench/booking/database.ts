/** A database of its own on the server of DATABASE_URL, migrated, with slots and a past, so that plans are those of a used table. */
import path from 'node:path'
import { Client } from 'pg'
import { migrate } from '../../cloudfunctions/database/migrate'
import { openServer } from '../../cloudfunctions/database/server'
import type { InstitutionId, PersonId, SlotId } from '../../types/schema'

export const institutionId = '4205060001' as InstitutionId
export const slotIdOf = (slot: number): SlotId => String(1_000_000 + slot) as SlotId
export const personIdOf = (person: number): PersonId => String(5_000_000 + person) as PersonId

export interface BenchDatabase {
  readonly admin: Client
  readonly version: string
  connect(clients: number): Promise<Client[]>
  drop(): Promise<void>
}

export async function createDatabase(serverUrl: string): Promise<BenchDatabase> {
  const root = new Client({ connectionString: serverUrl })
  await root.connect()
  const name = `yyt_bench_booking_${process.pid}`
  await root.query(`create database ${name}`)
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  const connectionString = url.toString()
  const server = openServer({ connectionString, max: 1, statementTimeoutMs: 60_000 })
  await migrate(server.db, path.resolve(__dirname, '../../cloudfunctions/database/migrations'))
  await server.close()
  const open = async (): Promise<Client> => {
    const client = new Client({ connectionString, options: '-c search_path=yunyutong -c timezone=UTC' })
    await client.connect()
    return client
  }
  const admin = await open()
  await admin.query(`
    insert into slot (institution_id, slot_id, service, day, starts, ends, capacity, booked)
    select ${institutionId}, n, 'premarital_check', date '2026-01-01' + n % 300, time '08:00' + n / 300 * interval '1 minute', '23:00', 60, 60
    from generate_series(1, 600) n;
    insert into appointment (institution_id, appointment_id, slot_id, service, state, person_id, checkin_code_index, checkin_code_sealed, created_at, checked_in_at)
    select ${institutionId}, n, 1 + n % 600, 'premarital_check', 'checked_in', n, decode(md5(n::text), 'hex'), decode(repeat(md5(n::text), 2), 'hex'), '2026-01-01', '2026-01-01'
    from generate_series(1, 36000) n;
    insert into attendance select n, n, ${institutionId}, 'premarital_check', 'checked_in' from generate_series(1, 36000) n`)
  const { rows } = await admin.query<{ version: string; commit: string }>(
    `select current_setting('server_version') as version, current_setting('synchronous_commit') as commit`,
  )
  if (rows[0]?.commit !== 'on') throw new Error('synchronous_commit must be on')
  return {
    admin,
    version: rows[0].version,
    connect: clients => Promise.all(Array.from({ length: clients }, open)),
    async drop() {
      await admin.end()
      await root.query(`drop database ${name} with (force)`)
      await root.end()
    },
  }
}

/** Empty slots for the next round, with fresh statistics. */
export async function resetSlots(admin: Client, slots: number, seats: number): Promise<void> {
  await admin.query(`
    delete from attendance where person_id >= ${personIdOf(0)};
    delete from appointment where slot_id >= ${slotIdOf(0)};
    delete from slot where slot_id >= ${slotIdOf(0)};
    insert into slot (institution_id, slot_id, service, day, starts, ends, capacity)
    select ${institutionId}, ${slotIdOf(0)} + n, 'premarital_check', '2027-01-04', time '00:00' + n * interval '1 minute', '23:59', ${seats}
    from generate_series(0, ${slots - 1}) n`)
  for (const table of ['slot', 'appointment', 'attendance']) await admin.query(`vacuum analyze ${table}`)
}
