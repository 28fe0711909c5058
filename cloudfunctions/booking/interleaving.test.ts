import fc from 'fast-check'
import { addSlot, createClinics, hospitalId, slotCounts, strayAttendances } from '../../test/clinic'
import { addCouple } from '../../test/people'
import type { World } from '../../test/world'
import type { AppointmentId, SlotId } from '../../types/schema'

let world: World
let accounts: string[]
let slots: SlotId[]
beforeAll(async () => {
  world = await createClinics({ connections: 8 })
  accounts = []
  for (let i = 0; i < 4; i++) {
    const { wife, husband } = await addCouple(world)
    accounts.push(await world.accountOf(wife.id), await world.accountOf(husband.id))
  }
  slots = []
  for (const [i, places] of [1, 2, 3].entries())
    slots.push(await addSlot(world, places, '2026-11-25', `1${6 + i}:30`))
})
afterAll(() => world.close())

const step = fc.record({
  who: fc.nat(7),
  slot: fc.nat(2),
  what: fc.constantFrom('book', 'bookTogether', 'move', 'cancel'),
})

const expected = ['SLOT_FULL', 'ALREADY_BOOKED', 'PARTNER_BOOKED', 'APPOINTMENT_CLOSED', 'NONE']

async function take({ who, slot, what }: { who: number; slot: number; what: string }): Promise<string> {
  const account = accounts[who] ?? ''
  const slotId = slots[slot] ?? slots[0]
  if (slotId === undefined) return 'NONE'
  const place = { institutionId: hospitalId, slotId, service: 'premarital_check' } as const
  if (what === 'book' || what === 'bookTogether') {
    const reply = await world.call(
      'booking.book',
      { ...place, withPartner: what === 'bookTogether' },
      account,
    )
    return reply.ok ? 'ok' : reply.error.code
  }
  const mine = (await world.ok('booking.mine', {}, account)).items.find(item => item.state === 'booked')
  if (!mine) return 'NONE'
  const key: { institutionId: typeof hospitalId; appointmentId: AppointmentId } = mine
  const reply =
    what === 'move'
      ? await world.call('booking.reschedule', { ...key, slotId }, account)
      : await world.call('booking.cancel', key, account)
  return reply.ok ? 'ok' : reply.error.code
}

test('whatever people do at the same time, places taken are the people who come, and nobody comes half', async () => {
  let worked = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(step, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 4 }),
      async rounds => {
        for (const round of rounds) {
          const outcomes = await Promise.all(round.map(take))
          worked += outcomes.filter(outcome => outcome === 'ok').length
          for (const outcome of outcomes) expect(['ok', ...expected]).toContain(outcome)
          for (const { booked, people, capacity } of await slotCounts(world)) {
            expect(booked).toBe(people)
            expect(booked).toBeLessThanOrEqual(capacity)
          }
          expect(await strayAttendances(world)).toEqual([])
        }
      },
    ),
    { numRuns: world.server ? 40 : 25 },
  )
  expect(worked).toBeGreaterThan(20)
}, 120_000)
