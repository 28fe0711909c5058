/** What presses most comes first, is never lost to a limit, and nothing goes to whom it must not reach any more. */
import { addPerson, type Added } from '../../test/people'
import { recordingSenders } from '../../test/senders'
import { createWorld, type World } from '../../test/world'
import type { LocalDate } from '../../types/schema'
import { sql } from '../database/sql'
import { deliver } from './deliver'
import { dispatchDue } from './dispatch'
import { enqueue, type NewMessage } from './enqueue'
import { lease } from './lease'
import { openCallsDue } from './calls-due'
import { reminderRoutes } from './routes'

let world: World
beforeAll(async () => {
  world = await createWorld(reminderRoutes)
})
afterAll(() => world.close())
beforeEach(async () => {
  world.clock.set('2026-11-23', '10:00')
  await world.services.db.script('truncate outbox, message, task')
})

async function reachable({ credits = 0, sms = true } = {}): Promise<Added> {
  const person = await addPerson(world, { phone: `160${String(Math.random()).slice(2, 10)}` })
  await world.accountOf(person.id)
  const { db, clock } = world.services
  if (sms)
    await db.run(sql`
      insert into consent (person_id, purpose, granted_at, text_version, channel) values (${person.id}, 'sms', ${clock.now()}, '1', 'app')`)
  if (credits > 0)
    await db.run(sql`
      insert into subscription_credit (person_id, template, granted, used) values (${person.id}, 'health', ${credits}, 0)`)
  return person
}
let keys = 0
const queue = (to: Added, change: Partial<NewMessage> = {}) =>
  enqueue(world.services, [
    {
      personId: to.id,
      dedupeKey: `test:${++keys}`,
      kind: 'service',
      template: 'stage.W_CANCER',
      params: {},
      urgency: 'U2',
      lastDay: '2026-12-10' as LocalDate,
      sendAt: world.clock.now(),
      ...change,
    },
  ])
const states = (to: Added) =>
  world.services.db.many(
    sql`select urgency, state, channel from message where person_id = ${to.id} order by message_id`,
  )
const calls = (to: Added) => world.services.db.many(sql`select due_on from task where person_id = ${to.id}`)

test('the only permission and the cap go to what presses most; what would close unsaid is rung about', async () => {
  const she = await reachable({ credits: 1 })
  await queue(she, { urgency: 'U1' })
  await queue(she)
  await queue(she, { urgency: 'U3' })
  await dispatchDue(world.services, recordingSenders(() => world.clock.now()).senders)
  expect(await states(she)).toEqual([
    { urgency: 'U1', state: 'queued', channel: null },
    { urgency: 'U2', state: 'sent', channel: 'sms' },
    { urgency: 'U3', state: 'sent', channel: 'wechat' },
  ])
  await queue(she, { urgency: 'U3', lastDay: '2026-11-23' as LocalDate })
  await dispatchDue(world.services, recordingSenders(() => world.clock.now()).senders)
  expect((await states(she)).at(-1)).toEqual({ urgency: 'U3', state: 'phone_task', channel: 'phone' })
  expect(await calls(she)).toEqual([{ due_on: '2026-11-23' }])
})

test('what cannot wait is rung about at once, though the message waits for the morning', async () => {
  const she = await reachable()
  world.clock.set('2026-11-23', '22:00')
  await queue(she, { urgency: 'U4' })
  await dispatchDue(world.services, recordingSenders(() => world.clock.now()).senders)
  expect(await states(she)).toMatchObject([{ state: 'queued' }])
  expect(await calls(she)).toHaveLength(1)
  world.clock.set('2026-11-24', '09:00')
  await dispatchDue(world.services, recordingSenders(() => world.clock.now()).senders)
  expect(await states(she)).toMatchObject([{ state: 'sent' }])
  expect(await calls(she)).toHaveLength(1)
})

test.each([
  ['a death', (id: string) => sql`update person set died_on = '2026-11-23' where person_id = ${id}`, 'died'],
  [
    'moving away',
    (id: string) => sql`update person set moved_out_on = '2026-11-23' where person_id = ${id}`,
    'moved',
  ],
  [
    'a consent taken back',
    (id: string) => sql`update consent set withdrawn_at = '2026-11-23T02:00:00Z' where person_id = ${id}`,
    null,
  ],
] as const)('%s between the lease and the sending: the way is decided anew', async (_, change, reason) => {
  const she = await reachable()
  const { senders, sent } = recordingSenders(() => world.clock.now())
  await queue(she)
  const leased = await lease(world.services, senders, 10)
  expect(leased.outgoing).toHaveLength(1)
  await world.services.db.run(change(she.id))
  await deliver(world.services, senders, leased)
  expect(sent).toEqual([])
  world.clock.advance(120)
  await dispatchDue(world.services, senders)
  expect(sent).toEqual([])
  expect(
    await world.services.db.many(sql`select state, reason from message where person_id = ${she.id}`),
  ).toEqual([reason === null ? { state: 'phone_task', reason: null } : { state: 'suppressed', reason }])
})

test('nobody rings about the pregnancy of a woman who moved away', async () => {
  const [here, away] = [await addPerson(world), await addPerson(world)]
  const { db, ids, clock } = world.services
  for (const { id } of [here, away])
    for (const [edd, state] of [
      ['2026-11-01', 'ongoing'],
      [null, 'closed'],
    ])
      await db.run(sql`
        insert into pregnancy (person_id, pregnancy_id, state, edd, dating_method, source, created_at, outcome, outcome_on)
        values (${id}, ${ids.next()}, ${state}, ${edd}, ${edd === null ? 'UNDATED' : 'LMP'}, 'clinic', ${clock.now()},
                ${state === 'closed' ? 'wrong_entry' : null}, ${state === 'closed' ? '2026-11-01' : null})`)
  await db.run(sql`update person set moved_out_on = '2026-11-10' where person_id = ${away.id}`)
  await openCallsDue(world.services)
  expect(await calls(here)).toHaveLength(1)
  expect(await calls(away)).toEqual([])
})
