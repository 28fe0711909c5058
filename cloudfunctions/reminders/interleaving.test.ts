import fc from 'fast-check'
import { addPerson } from '../../test/people'
import { recordingSenders, type Recorded } from '../../test/senders'
import { createWorld, type World } from '../../test/world'
import { dateOf, timeOf } from '../platform/clock'
import type { Instant, LocalDate, PersonId } from '../../types/schema'
import { sql } from '../database/sql'
import { addDays } from '../eligibility/rules/calendar'
import { runReminders } from '../functions/reminders/main'
import { identityRoutes } from '../identity/routes'
import { pregnancyRoutes } from '../pregnancy/routes'
import { becomeDue } from './become-due'
import { lease } from './lease'
import { planReminders } from './plan'
import { reminderRoutes } from './routes'

let world: World
beforeAll(async () => {
  world = await createWorld({ ...pregnancyRoutes, ...reminderRoutes, ...identityRoutes })
})
afterAll(() => world.close())

type Step =
  | { readonly do: 'wait'; readonly hours: number }
  | { readonly do: 'run' | 'morning' | 'crash' | 'loss' | 'pause' | 'resume' }
  | { readonly do: 'scan'; readonly weeks: number; readonly days: number; readonly ago: number }
  | { readonly do: 'register'; readonly ago: number }

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 24 * 20 }) }),
  },
  { weight: 3, arbitrary: fc.constant({ do: 'run' as const }) },
  { weight: 12, arbitrary: fc.constant({ do: 'morning' as const }) },
  { weight: 2, arbitrary: fc.constant({ do: 'crash' as const }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom({ do: 'loss' as const }, { do: 'pause' as const }, { do: 'resume' as const }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('scan' as const),
      weeks: fc.integer({ min: 4, max: 40 }),
      days: fc.integer({ min: 0, max: 6 }),
      ago: fc.integer({ min: 0, max: 20 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('register' as const), ago: fc.integer({ min: 10, max: 290 }) }),
  },
)

interface Loss {
  readonly at: Instant
  /** Sent before it, by count. */
  readonly sent: number
}

async function live(steps: readonly Step[]): Promise<{ sent: Recorded[]; losses: Loss[]; id: PersonId }> {
  // Time only goes forward, from one life to the next.
  world.clock.set(addDays(dateOf(world.clock.now()), 1), '09:00')
  const { id, phone } = await addPerson(world)
  const account = await world.accountOf(id)
  await world.ok('identity.setConsent', { purpose: 'sms', granted: true }, account)
  const recorded = recordingSenders(() => world.clock.now())
  const { senders } = recorded
  const hers = () => recorded.sent.filter(({ to }) => to === phone)
  const losses: Loss[] = []
  let lost = false
  for (const one of steps) {
    const today = dateOf(world.clock.now())
    switch (one.do) {
      case 'wait':
        world.clock.advance(one.hours * 3600)
        break
      case 'morning':
        world.clock.set(addDays(today, 1), '10:45')
        await runReminders(world.services, senders)
        break
      case 'run':
        await runReminders(world.services, senders)
        break
      case 'crash':
        // Died after the mark and before the question.
        await planReminders(world.services)
        await becomeDue(world.services)
        await lease(world.services, senders, 10)
        break
      case 'loss': {
        const reply = await world.call(
          'pregnancy.recordLoss',
          { kind: 'miscarriage', occurredOn: today },
          account,
        )
        if (reply.ok) {
          losses.push({ at: world.clock.now(), sent: hers().length })
          lost = true
        }
        break
      }
      case 'pause':
      case 'resume':
        await world.ok('reminders.pause', { paused: one.do === 'pause' }, account)
        break
      case 'scan':
        await world.call(
          'pregnancy.correctDating',
          { scanOn: addDays(today, -one.ago), weeks: one.weeks, days: one.days },
          account,
        )
        break
      case 'register':
        // After a loss she does not come back within this life: silence must last.
        if (!lost) await world.call('pregnancy.register', { lmp: addDays(today, -one.ago) }, account)
        break
    }
  }
  return { sent: hers(), losses, id }
}

const morning = { do: 'morning' } as const
const lossAfterMessages: Step[] = [
  morning,
  { do: 'wait', hours: 400 },
  morning,
  { do: 'loss' },
  morning,
  morning,
]

/** Over all lives of the property: it must not hold because nothing happened. */
const seen = { sent: 0, losses: 0 }

test('whatever happens in whatever order, each reminder is sent at most once, none after a loss, none at night', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 15, maxLength: 40 }), async steps => {
      const { sent, losses, id } = await live([{ do: 'register', ago: 60 }, { do: 'run' }, ...steps])
      seen.sent += sent.length
      seen.losses += losses.length
      const { db } = world.services
      expect(new Set(sent.map(({ key }) => key)).size).toBe(sent.length)
      for (const { sent: before } of losses) expect(sent.length).toBe(before)
      for (const { at } of sent) {
        expect(timeOf(at) >= '09:00' && timeOf(at) < '18:00').toBe(true)
      }
      // Told twice only when a new dating moved its window by more than seven days.
      const doubled = await db.many(sql`
        select a.stage from reminder a
        join reminder b on b.person_id = a.person_id and b.about_id = a.about_id and b.stage = a.stage
          and b.occurrence = a.occurrence and b.version > a.version and abs(b.opens_on - a.opens_on) <= 7
        where a.person_id = ${id} and a.state = 'sent' and b.state = 'sent'`)
      expect(doubled).toEqual([])
      // Within its window, by the dating that it was sent for.
      const outside = await db.many(sql`
        select r.stage from reminder r join message m on m.person_id = r.person_id and m.message_id = r.message_id
        where r.person_id = ${id} and m.state = 'sent'
          and not ((m.sent_at at time zone 'Asia/Shanghai')::date between r.opens_on and r.closes_on)`)
      expect(outside).toEqual([])
      const perDay = new Map<LocalDate, number>()
      for (const { at } of sent) perDay.set(dateOf(at), (perDay.get(dateOf(at)) ?? 0) + 1)
      expect(Math.max(0, ...perDay.values())).toBeLessThanOrEqual(2)
    }),
    { numRuns: 25, endOnFailure: true, examples: [[lossAfterMessages]] },
  )
  expect(seen.sent).toBeGreaterThan(10)
  expect(seen.losses).toBeGreaterThan(0)
}, 60_000)

test('a loss and the sending at the same moment: either it went before, or never', async () => {
  const women = await Promise.all(
    Array.from({ length: 12 }, async () => {
      const { id } = await addPerson(world)
      const account = await world.accountOf(id)
      return { id, account }
    }),
  )
  const day = addDays(dateOf(world.clock.now()), 1)
  world.clock.set(day, '10:45')
  for (const { account } of women) {
    await world.ok('identity.setConsent', { purpose: 'sms', granted: true }, account)
    await world.ok('pregnancy.register', { lmp: addDays(day, -45) }, account)
  }
  await becomeDue(world.services)
  const lostBefore = new Set<string>()
  const late: string[] = []
  const phones = new Map<string, string>()
  for (const { id } of women)
    for (const { message_id } of await world.services.db.many<{ message_id: string }>(
      sql`select message_id from message where person_id = ${id}`,
    ))
      phones.set(message_id, id)
  const { senders, sent } = recordingSenders(
    () => world.clock.now(),
    (_, key) => {
      if (lostBefore.has(phones.get(key) ?? '')) late.push(key)
      return { kind: 'sent' }
    },
  )
  world.clock.set(day, '11:00')
  await Promise.all([
    runReminders(world.services, senders),
    ...women.map(async ({ id, account }) => {
      await world.ok('pregnancy.recordLoss', { kind: 'miscarriage', occurredOn: day }, account)
      lostBefore.add(id)
    }),
    runReminders(world.services, senders),
  ])
  expect(late).toEqual([])
  const before = sent.length
  world.clock.advance(120)
  await runReminders(world.services, senders)
  expect(sent.length).toBe(before)
  const open = await world.services.db.many(
    sql`select 1 from message where person_id = any(${women.map(({ id }) => id)}::bigint[]) and state = 'queued'`,
  )
  expect(open).toEqual([])
})
