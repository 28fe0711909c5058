/** Slots and a past, so that plans are those of a used table. */
import type { Client } from 'pg'
import type { InstitutionId, PersonId, SlotId } from '../../types/schema'

export const institutionId = '4205060001' as InstitutionId
export const slotIdOf = (slot: number): SlotId => String(1_000_000 + slot) as SlotId
export const personIdOf = (person: number): PersonId => String(5_000_000 + person) as PersonId

export const fillPast = (admin: Client): Promise<unknown> =>
  admin.query(`
    insert into slot (institution_id, slot_id, service, day, starts, ends, capacity, booked)
    select ${institutionId}, n, 'premarital_check', date '2026-01-01' + n % 300, time '08:00' + n / 300 * interval '1 minute', '23:00', 60, 60
    from generate_series(1, 600) n;
    insert into appointment (institution_id, appointment_id, slot_id, service, state, person_id, checkin_code_index, checkin_code_sealed, created_at, checked_in_at)
    select ${institutionId}, n, 1 + n % 600, 'premarital_check', 'checked_in', n, decode(md5(n::text), 'hex'), decode(repeat(md5(n::text), 2), 'hex'), '2026-01-01', '2026-01-01'
    from generate_series(1, 36000) n;
    insert into attendance select n, n, ${institutionId}, 'premarital_check', 'checked_in' from generate_series(1, 36000) n`)

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
