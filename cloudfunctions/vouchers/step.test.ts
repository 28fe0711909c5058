import { addCouple, addPerson } from '../../test/people'
import { createWorld, type World } from '../../test/world'
import type {
  InstitutionId,
  LocalDate,
  PersonId,
  ProgrammeCode,
  ServiceCode,
  SlotId,
  VoucherId,
} from '../../types/schema'
import { openSlots } from '../booking/open-slots'
import { bookingRoutes } from '../booking/routes'
import { sql } from '../database/sql'
import { factsChanged } from '../eligibility/changed'
import { addDays } from '../eligibility/rules/calendar'
import { expireVouchers } from './expire'
import { extendBooked } from './extend'
import { voucherRoutes } from './routes'
import { markResulted, markSettled } from './step'

const programme = 'V_PREMARITAL' as ProgrammeCode
const service = 'premarital_check' as ServiceCode
const institutionId = '4205060001' as InstitutionId
let world: World
let clerk: string
beforeAll(async () => {
  world = await createWorld({ ...voucherRoutes, ...bookingRoutes })
  await openSlots(world.services)
  clerk = await world.staff('clerk', { institutionId })
})
afterAll(() => world.close())
beforeEach(() => world.clock.set('2026-11-23'))

async function couple(): Promise<{ wife: PersonId; hers: string; his: string }> {
  const { wife, husband } = await addCouple(world)
  return { wife: wife.id, hers: await world.accountOf(wife.id), his: await world.accountOf(husband.id) }
}
const claimed = (account: string) => world.ok('vouchers.claim', { programme }, account)
async function booked(account: string, withPartner = false) {
  const day = await world.ok('booking.calendar', { institutionId, service, month: '2026-12' }, null)
  const free = day.days.find(one => one.free > 1)
  if (free === undefined) throw new Error('no free day')
  const { items } = await world.ok('booking.slots', { institutionId, service, day: free.day }, null)
  const slot = items.find(one => one.free > 1)
  if (slot === undefined) throw new Error('no free session')
  return world.ok('booking.book', { institutionId, service, slotId: slot.slotId, withPartner }, account)
}
const standing = async (voucherId: VoucherId, account: string): Promise<string> => {
  const { state, step } = await world.ok('vouchers.get', { voucherId }, account)
  return step ?? state
}
/** The chain of its events: each leaves where the one before came to. */
async function told(voucherId: VoucherId): Promise<string[]> {
  const events = await world.services.db.many<{ from_state: string | null; to_state: string }>(
    sql`select from_state, to_state from voucher_event where voucher_id = ${voucherId} order by at, event_id`,
  )
  for (const [i, event] of events.entries()) expect(event.from_state).toBe(events[i - 1]?.to_state ?? null)
  return events.map(event => event.to_state)
}
const redeem = async (voucherId: VoucherId, account: string) =>
  world.ok('desk.redeem', { code: (await world.ok('vouchers.code', { voucherId }, account)).typed }, clerk)
const examined = (personId: PersonId, examinedOn = '2026-11-23', at = institutionId) => ({
  personId,
  service,
  institutionId: at,
  examinedOn: examinedOn as LocalDate,
})
const settled = async (voucherId: VoucherId): Promise<void> => {
  const row = await world.services.db.one<{ person_id: PersonId; at: string }>(
    sql`select person_id, redeemed_at as at from voucher where voucher_id = ${voucherId}`,
  )
  const voucher = { person_id: row.person_id, voucher_id: voucherId, at: row.at as never }
  await world.services.db.tx(tx => markSettled({ ...world.services, db: tx }, [voucher], 'manager'))
}

test('a result belongs to the voucher that was used for that examination: not to one of another place or time', async () => {
  const { wife, hers, his } = await couple()
  const { voucherId } = await claimed(hers)
  await redeem(voucherId, his)
  const release = (examination: ReturnType<typeof examined>) =>
    world.services.db.tx(tx => markResulted({ ...world.services, db: tx }, examination, 'doctor'))
  await release(examined(wife, '2026-11-23', '4205060002' as InstitutionId))
  await release(examined(wife, '2025-11-23'))
  expect(await standing(voucherId, hers)).toBe('redeemed')
  await release(examined(wife, '2026-11-26'))
  expect(await standing(voucherId, hers)).toBe('resulted')
})

test('a voucher of the couple is booked while an appointment of either stands, and the events tell its whole way', async () => {
  const { wife, hers, his } = await couple()
  const { voucherId } = await claimed(hers)
  const first = await booked(his)
  expect(await standing(voucherId, hers)).toBe('booked')
  await world.ok('booking.cancel', first, his)
  expect(await standing(voucherId, hers)).toBe('claimed')
  await booked(hers, true)
  expect(await standing(voucherId, his)).toBe('booked')
  await redeem(voucherId, his)
  expect(await standing(voucherId, his)).toBe('redeemed')
  await world.services.db.tx(tx => markResulted({ ...world.services, db: tx }, examined(wife), 'doctor'))
  expect(await standing(voucherId, his)).toBe('resulted')
  await settled(voucherId)
  expect(await told(voucherId)).toEqual([
    'claimed',
    'booked',
    'claimed',
    'booked',
    'redeemed',
    'resulted',
    'settled',
  ])
})

test('who books first and claims then has it booked at once, and loses the step with a missed appointment', async () => {
  const { hers } = await couple()
  const appointment = await booked(hers)
  const voucher = await claimed(hers)
  expect(voucher.step).toBe('booked')
  world.clock.set(appointment.day, '23:00')
  await expireVouchers(world.services)
  expect(await standing(voucher.voucherId, hers)).toBe('booked')
  await world.services.db.run(
    sql`update attendance set state = 'no_show' where appointment_id = ${appointment.appointmentId}`,
  )
  await expireVouchers(world.services)
  expect(await standing(voucher.voucherId, hers)).toBe('claimed')
  expect(await told(voucher.voucherId)).toEqual(['claimed', 'booked', 'claimed'])
})

test('a result after the settlement is written and leaves it settled; what was taken back is not settled', async () => {
  const { wife, hers } = await couple()
  const { voucherId } = await claimed(hers)
  await redeem(voucherId, hers)
  await settled(voucherId)
  await world.services.db.tx(tx => markResulted({ ...world.services, db: tx }, examined(wife), 'doctor'))
  await world.services.db.tx(tx => markResulted({ ...world.services, db: tx }, examined(wife), 'doctor'))
  expect(await standing(voucherId, hers)).toBe('settled')
  expect(await told(voucherId)).toEqual(['claimed', 'redeemed', 'settled', 'settled'])
  const { reason, resulted } = await world.services.db.one<{ reason: string; resulted: boolean }>(sql`
    select (select reason from voucher_event e where e.voucher_id = v.voucher_id and e.from_state = 'settled') as reason,
           resulted_at is not null as resulted from voucher v where voucher_id = ${voucherId}`)
  expect({ reason, resulted }).toEqual({ reason: 'resulted', resulted: true })
  const open = await claimed((await couple()).hers)
  await settled(open.voucherId)
  expect(await told(open.voucherId)).toEqual(['claimed'])
})

test('an appointment for something else books no voucher, and the database refuses a step that its state has not', async () => {
  const { id } = await addPerson(world)
  await factsChanged(world.services, [id])
  const account = await world.accountOf(id)
  const { voucherId } = await world.ok('vouchers.claim', { programme: 'V_CONTRA' as ProgrammeCode }, account)
  expect(await standing(voucherId, account)).toBe('claimed')
  for (const step of ['resulted', 'settled', 'offered'])
    await expect(
      world.services.db.run(sql`update voucher set step = ${step} where voucher_id = ${voucherId}`),
    ).rejects.toThrow(/voucher_step/)
})

test('held for an appointment or extended while booked, each event begins where the one before came to', async () => {
  const { hers } = await couple()
  const { voucherId } = await claimed(hers)
  const { day } = await booked(hers)
  const { db } = world.services
  await db.run(sql`update voucher set valid_until = ${addDays(day, -1)} where voucher_id = ${voucherId}`)
  world.clock.set(addDays(day, -2))
  await world.ok('vouchers.extend', { voucherId }, hers)
  await db.run(sql`update voucher set valid_until = ${addDays(day, -1)} where voucher_id = ${voucherId}`)
  world.clock.set(addDays(day, -1), '02:00')
  expect(await extendBooked(world.services)).toBeGreaterThan(0)
  expect(await told(voucherId)).toEqual(['claimed', 'booked', 'booked', 'booked'])
})

test('what is free until a day is not moved behind it; who is behind it already may move on', async () => {
  const { hers } = await couple()
  const { voucherId } = await claimed(hers)
  const first = await booked(hers)
  const { db } = world.services
  await db.run(
    sql`update voucher set window_until = ${addDays(first.day, 2)} where voucher_id = ${voucherId}`,
  )
  const sessionFrom = async (day: LocalDate) => {
    const row = await db.one<{ slot_id: SlotId }>(sql`
      select slot_id from slot where institution_id = ${institutionId} and service = ${service} and day >= ${day} and booked < capacity
      order by day, starts limit 1`)
    return { institutionId, appointmentId: first.appointmentId, slotId: row.slot_id }
  }
  const late = await sessionFrom(addDays(first.day, 3))
  expect(await world.refused('booking.reschedule', late, hers)).toBe('PAST_WINDOW')
  await world.ok('booking.reschedule', await sessionFrom(addDays(first.day, 1)), hers)
  await db.run(
    sql`update voucher set window_until = ${addDays(first.day, -1)} where voucher_id = ${voucherId}`,
  )
  await world.ok('booking.reschedule', late, hers)
})
