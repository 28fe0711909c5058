import { addPerson } from '../../test/people'
import { createWorld, type World } from '../../test/world'
import { ConstraintError } from '../database/driver-error'
import { sql, type Query } from '../database/sql'

let world: World
beforeAll(async () => {
  world = await createWorld({})
})
afterAll(() => world.close())

async function broken(query: Query): Promise<string> {
  try {
    await world.services.db.run(query)
  } catch (error) {
    if (error instanceof ConstraintError) return error.constraint
    throw error
  }
  throw new Error('nothing was violated')
}

let next = 0
const row = (
  person: string,
  values: { state?: string; subject?: string; from?: string; until?: string; redeemed?: string | null } = {},
): Query => sql`
  insert into voucher (person_id, voucher_id, programme, programme_version, subject, state, code_index, code_sealed, claimed_by, claimed_at,
                       valid_from, valid_until, quota_period, quota_region, redeemed_at, redeemed_institution_id)
  values (${person}, ${++next}, 'V_NT', 1, ${values.subject ?? 'pregnancy:1'}, ${values.state ?? 'claimed'}, ${Buffer.alloc(16)}, ${Buffer.alloc(1)},
          ${person}, ${world.clock.now()}, ${values.from ?? '2026-11-23'}, ${values.until ?? '2026-12-23'}, '2026', 420506,
          ${values.redeemed ?? null}, ${values.redeemed ? 4205060001 : null})`

test('one entitlement has one active voucher; an ended one makes room', async () => {
  const { id } = await addPerson(world)
  const { db } = world.services
  await db.run(row(id))
  expect(await broken(row(id))).toBe('voucher_one_active')
  expect(await broken(row(id, { state: 'redeemed', redeemed: world.clock.now() }))).toBe('voucher_one_active')
  await db.run(row(id, { state: 'expired' }))
  await db.run(row(id, { subject: 'pregnancy:2' }))
})

test('a voucher is redeemed at a time and a place, or it is not redeemed', async () => {
  const { id } = await addPerson(world)
  expect(await broken(row(id, { state: 'redeemed' }))).toMatch(/^voucher_check/)
  expect(await broken(row(id, { state: 'claimed', redeemed: world.clock.now() }))).toMatch(/^voucher_check/)
  expect(await broken(row(id, { from: '2026-12-24' }))).toMatch(/^voucher_check/)
  expect(await broken(row(id, { state: 'lost' }))).toBe('voucher_state_check')
})

test('a budget is neither oversold nor given back below nothing', async () => {
  const where = sql`where programme = 'V_NT' and period = '2026'`
  expect(await broken(sql`update quota set used = total + 1 ${where}`)).toBe('quota_not_exceeded')
  expect(await broken(sql`update quota set used = -1 ${where}`)).toBe('quota_not_exceeded')
})

test('an event belongs to a voucher', async () => {
  expect(
    await broken(sql`
      insert into voucher_event (person_id, voucher_id, event_id, to_state, at, account_key)
      values (1, 1, 1, 'claimed', ${world.clock.now()}, 'x')`),
  ).toMatch(/fkey$/)
})
