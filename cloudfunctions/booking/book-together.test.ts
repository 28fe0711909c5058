import fc from 'fast-check'
import {
  addSlot,
  appointmentMessagesOf,
  createClinics,
  hospitalId,
  slotCounts,
  strayAttendances,
} from '../../test/clinic'
import { addCouple, addPerson } from '../../test/people'
import type { World } from '../../test/world'
import type { Input } from '../../types/contract'
import type { SlotId } from '../../types/schema'
import { sql } from '../database/sql'
import type { Routes } from '../service/context'
import { handle } from '../service/handle'
import { gathered } from '../service/together'
import { bookTogether } from './book-together'
import { bookingRoutes } from './routes'

let world: World
let batches: number[]
/** The gateway's: all calls that wait together. */
let run: (input: Input<'booking.book'>, account: string, key?: string) => Promise<string>
beforeAll(async () => {
  world = await createClinics({ connections: 8 })
  const writes = gathered({
    'booking.book': (services, calls) => {
      batches.push(calls.length)
      return bookTogether(services, calls)
    },
  })
  let keys = 0
  // Only the room's own actions are called.
  run = async (input, account, key = `together-${++keys}`) => {
    const request = { action: 'booking.book', input, key }
    const reply = await handle(world.services, bookingRoutes as unknown as Routes, request, account, writes)
    return reply.ok ? (reply.data as { appointmentId: string }).appointmentId : reply.error.code
  }
})
afterAll(() => world.close())
beforeEach(() => {
  batches = []
})

let hours = 0
async function slotOf(places: number): Promise<Input<'booking.book'>> {
  const minute = String(hours++ % 60).padStart(2, '0')
  const slotId = await addSlot(world, places, '2026-11-26', `1${Math.floor(hours / 60)}:${minute}`)
  return { institutionId: hospitalId, slotId, service: 'premarital_check', withPartner: false }
}
const accounts = (count: number): Promise<string[]> =>
  Promise.all(Array.from({ length: count }, async () => world.accountOf((await addPerson(world)).id)))
const isBooked = (answer: string): boolean => /^\d+$/.test(answer)

test("as many as there are places are booked together, each with an appointment, a code and messages of one's own", async () => {
  const input = await slotOf(3)
  const asking = await accounts(5)
  const answers = await Promise.all(asking.map(account => run(input, account)))
  expect(answers.filter(isBooked)).toHaveLength(3)
  expect(answers.filter(answer => answer === 'SLOT_FULL')).toHaveLength(2)
  // Who is asking is read on several connections, so that a server may bring them in two batches.
  expect(batches.length).toBeLessThan(world.server ? 4 : 2)
  expect((await slotCounts(world)).find(slot => slot.slot_id === input.slotId)).toMatchObject({
    booked: 3,
    people: 3,
  })
  const codes = new Set<string | null>()
  for (const [i, account] of asking.entries()) {
    const { items } = await world.ok('booking.mine', {}, account)
    expect(items.map(item => item.appointmentId)).toEqual(answers.slice(i, i + 1).filter(isBooked))
    for (const item of items) {
      codes.add(item.checkinCode)
      const { person_id } = await world.services.db.one<{ person_id: never }>(
        sql`select person_id from attendance where appointment_id = ${item.appointmentId}`,
      )
      expect(await appointmentMessagesOf(world, person_id)).toHaveLength(2)
    }
  }
  expect(codes.size).toBe(3)
})

test('the same key answers the same appointment again, at once or later; a refused key may be tried again', async () => {
  const input = await slotOf(1)
  const [she = '', he = ''] = await accounts(2)
  const [first, second, other] = await Promise.all([
    run(input, she, 'same-key-1'),
    run(input, she, 'same-key-1'),
    run(input, he, 'his-key-01'),
  ])
  expect(isBooked(first)).toBe(true)
  expect(second).toBe(first)
  expect(other).toBe('SLOT_FULL')
  expect(await run(input, she, 'same-key-1')).toBe(first)
  const { items } = await world.ok('booking.mine', {}, she)
  await world.ok(
    'booking.cancel',
    { institutionId: hospitalId, appointmentId: items[0]?.appointmentId as never },
    she,
  )
  expect(isBooked(await run(input, he, 'his-key-01'))).toBe(true)
  expect(await run({ ...input, slotId: '1' as SlotId }, he, 'his-key-01')).toBe('KEY_REUSED')
})

test('a wrong call among many is refused for its own reason, and the others are booked', async () => {
  const input = await slotOf(9)
  const [one = '', two = '', three = '', four = '', five = ''] = await accounts(5)
  const { wife, husband } = await addCouple(world)
  const hers = await world.accountOf(wife.id)
  const his = await world.accountOf(husband.id)
  expect(isBooked(await run(input, five))).toBe(true)
  const answers = await Promise.all([
    run(input, one),
    run({ ...input, slotId: '404' as SlotId }, two),
    run({ ...input, withPartner: true }, three),
    run({ ...input, service: 'ultrasound' }, four),
    run({ ...input, withPartner: true }, hers),
    run(input, his),
    run(input, five),
  ])
  const said = answers.map(answer => (isBooked(answer) ? 'booked' : answer))
  const couple = said.splice(4, 2)
  expect(said).toEqual(['booked', 'NOT_FOUND', 'PARTNER_NOT_LINKED', 'NOT_FOUND', 'ALREADY_BOOKED'])
  // Whose call a server reads first is first: she for both of them, or he for himself.
  expect([
    ['booked', 'ALREADY_BOOKED'],
    ['PARTNER_BOOKED', 'booked'],
  ]).toContainEqual(couple)
})

test('whatever crowds ask for at once, no session is oversold, nobody is booked twice, no couple comes half', async () => {
  const people: { account: string; couple: boolean }[] = (await accounts(6)).map(account => ({
    account,
    couple: false,
  }))
  for (let i = 0; i < 4; i++) {
    const { wife, husband } = await addCouple(world)
    people.push({ account: await world.accountOf(wife.id), couple: true })
    people.push({ account: await world.accountOf(husband.id), couple: true })
  }
  const call = fc.record({
    who: fc.nat(people.length - 1),
    slot: fc.nat(2),
    together: fc.boolean(),
    plain: fc.boolean(),
  })
  let booked = 0
  await fc.assert(
    fc.asyncProperty(fc.array(call, { minLength: 1, maxLength: 25 }), async calls => {
      await world.services.db.script(
        `delete from attendance; delete from appointment; update slot set booked = 0;`,
      )
      const slots = [await slotOf(1), await slotOf(2), await slotOf(4)]
      const answers = await Promise.all(
        calls.map(({ who, slot, together, plain }) => {
          const { account, couple } = people[who] ?? { account: '', couple: false }
          const input = { ...(slots[slot] as Input<'booking.book'>), withPartner: couple && together }
          // Some come through a cloud function at the same time.
          return plain
            ? world.call('booking.book', input, account).then(reply => (reply.ok ? '1' : reply.error.code))
            : run(input, account)
        }),
      )
      booked += answers.filter(isBooked).length
      for (const answer of answers.filter(one => !isBooked(one)))
        expect(['SLOT_FULL', 'ALREADY_BOOKED', 'PARTNER_BOOKED', 'SYSTEM_RETRY']).toContain(answer)
      for (const { booked: taken, people: come, capacity } of await slotCounts(world)) {
        expect(taken).toBe(come)
        expect(taken).toBeLessThanOrEqual(capacity)
      }
      expect(await strayAttendances(world)).toEqual([])
    }),
    { numRuns: world.server ? 60 : 25 },
  )
  expect(booked).toBeGreaterThan(50)
}, 120_000)
