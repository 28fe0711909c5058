import fc from 'fast-check'
import { addSlot, createClinics, hospitalId, slotCounts, strayAttendances } from '../../../test/clinic'
import { addCouple } from '../../../test/people'
import type { World } from '../../../test/world'
import type { LocalDate, SlotId } from '../../../types/schema'
import { RetryableError } from '../../database/driver-error'
import { sql } from '../../database/sql'
import { passOn } from './pass-on'
import { passLines } from './timer'

let world: World
let accounts: string[]
let slots: SlotId[]
const day = '2026-11-29' as LocalDate
beforeAll(async () => {
  world = await createClinics({ connections: 8 })
  accounts = []
  for (let i = 0; i < 4; i++) {
    const { wife, husband } = await addCouple(world)
    accounts.push(await world.accountOf(wife.id), await world.accountOf(husband.id))
  }
  slots = [await addSlot(world, 1, day, '09:00'), await addSlot(world, 2, day, '15:00')]
})
afterAll(() => world.close())

const step = fc.record({
  who: fc.nat(7),
  slot: fc.nat(1),
  part: fc.constantFrom('any', 'morning', 'afternoon'),
  what: fc.constantFrom(
    'book',
    'bookTogether',
    'cancel',
    'move',
    'join',
    'joinTogether',
    'join',
    'accept',
    'accept',
    'decline',
    'leave',
    'timer',
    'crash',
  ),
})
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

const expected = [
  'SLOT_FULL',
  'ALREADY_BOOKED',
  'PARTNER_BOOKED',
  'APPOINTMENT_CLOSED',
  'PLACES_FREE',
  'IN_LINE_ALREADY',
  'PARTNER_WAITING',
  'OFFER_GONE',
  'SYSTEM_RETRY',
  'NONE',
  'ok',
]
const place = { institutionId: hospitalId, service: 'premarital_check' } as const

/** The process dies after the places were passed on and before the commit: nothing of it may stay. */
async function crash(slotId: SlotId): Promise<string> {
  const { services } = world
  const died = new Error('died')
  try {
    await services.db.tx(async db => {
      await passOn({ ...services, db }, hospitalId, [slotId])
      throw died
    })
  } catch (error) {
    if (error !== died && !(error instanceof RetryableError)) throw error
  }
  return 'NONE'
}

async function take({ who, slot, part, what }: Step): Promise<string> {
  const account = accounts[who] ?? ''
  const slotId = slots[slot] ?? slots[0]
  if (slotId === undefined) return 'NONE'
  const code = (reply: Awaited<ReturnType<World['call']>>) => (reply.ok ? 'ok' : reply.error.code)
  switch (what) {
    case 'timer':
      await passLines(world.services)
      return 'NONE'
    case 'crash':
      return crash(slotId)
    case 'book':
    case 'bookTogether':
      return code(
        await world.call('booking.book', { ...place, slotId, withPartner: what === 'bookTogether' }, account),
      )
    case 'join':
    case 'joinTogether': {
      const wish = { ...place, firstDay: day, lastDay: day, part, withPartner: what === 'joinTogether' }
      return code(await world.call('waiting.join', wish, account))
    }
    case 'cancel':
    case 'move': {
      const mine = (await world.ok('booking.mine', {}, account)).items.find(item => item.state === 'booked')
      if (!mine) return 'NONE'
      return code(
        what === 'cancel'
          ? await world.call('booking.cancel', mine, account)
          : await world.call('booking.reschedule', { ...mine, slotId }, account),
      )
    }
    default: {
      const { items } = await world.ok('waiting.mine', {}, account)
      const entry = items.find(item => item.state !== 'over')
      if (!entry) return 'NONE'
      return code(await world.call(`waiting.${what}`, entry, account))
    }
  }
}

/** Whoever waits for a session with room for her, was not asked about it, and comes before nobody: there must be none. */
const overlooked = () =>
  world.services.db.many(sql`
    select w.waiting_id, s.slot_id from waiting w
    join slot s on s.institution_id = w.institution_id and s.service = w.service and s.day between w.first_day and w.last_day
      and (w.part = 'any' or (w.part = 'morning') = (s.starts < '12:00'))
    where w.state = 'waiting' and s.capacity - s.booked >= 1 + (w.partner_id is not null)::int
      and not exists (select 1 from held_offer o where o.waiting_id = w.waiting_id and o.slot_id = s.slot_id)`)

/** Entries that somebody behind them passed, for a session that both wanted, without a reason written down. */
const jumped = () =>
  world.services.db.many(sql`
    select w.waiting_id, o.offer_id from held_offer o
    join waiting l on l.institution_id = o.institution_id and l.waiting_id = o.waiting_id
    join slot s on s.institution_id = o.institution_id and s.slot_id = o.slot_id
    join waiting w on w.institution_id = l.institution_id and w.service = l.service and w.waiting_id < l.waiting_id
      and w.state = 'waiting' and w.created_at <= o.offered_at and s.day between w.first_day and w.last_day
      and (w.part = 'any' or (w.part = 'morning') = (s.starts < '12:00'))
    where w.passed_over = 0 and not exists (
      select 1 from held_offer b where b.waiting_id = w.waiting_id and b.slot_id = o.slot_id)`)

/** Where the states of an entry, its members and its offer disagree. */
const torn = () =>
  world.services.db.many(sql`
    select w.waiting_id, w.state from waiting w
    left join held_offer o on o.waiting_id = w.waiting_id and o.state = 'held'
    where (w.state = 'offered') <> (o.offer_id is not null)
       or exists (select 1 from waiting_member m where m.waiting_id = w.waiting_id and m.open <> (w.state in ('waiting', 'offered')))`)

test('whatever happens at once: never oversold, nobody passed without a reason, no place free while somebody waits for it', async () => {
  const { db } = world.services
  const seen: Record<string, number> = {}
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({
          steps: fc.array(step, { minLength: 2, maxLength: 8 }),
          hours: fc.constantFrom(0, 0, 0, 1, 3),
        }),
        { minLength: 2, maxLength: 6 },
      ),
      async rounds => {
        await db.script(
          'truncate waiting, waiting_member, held_offer, queue_ticket, queue_line, appointment, attendance; update slot set booked = 0;',
        )
        world.clock.set('2026-11-23', '09:00')
        for (const { steps, hours } of rounds) {
          for (const outcome of await Promise.all(steps.map(take))) {
            expect(expected).toContain(outcome)
            seen[outcome] = (seen[outcome] ?? 0) + 1
          }
          world.clock.advance(hours * 3600)
          for (const { booked, people, capacity } of await slotCounts(world)) {
            expect(booked).toBe(people)
            expect(booked).toBeLessThanOrEqual(capacity)
          }
          expect(await strayAttendances(world)).toEqual([])
          expect(await torn()).toEqual([])
          expect(await overlooked()).toEqual([])
          expect(await jumped()).toEqual([])
        }
        // By the next noon every offer was answered or has lapsed, and the timer leaves nothing held that is over.
        world.clock.set('2026-11-24', '12:00')
        await passLines(world.services)
        expect(
          await db.many(
            sql`select 1 from held_offer where state = 'held' and expires_at <= ${world.clock.now()}`,
          ),
        ).toEqual([])
        expect(await overlooked()).toEqual([])
      },
    ),
    { numRuns: world.server ? 60 : 30 },
  )
  expect(seen['ok']).toBeGreaterThan(50)
}, 180_000)
