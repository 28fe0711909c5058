/** Whatever is queued, answered, taken back and sent in whatever order: nothing goes out about what she put off. */
import fc from 'fast-check'
import { addPerson, type Added } from '../../test/people'
import { recordingSenders } from '../../test/senders'
import { createWorld, type World } from '../../test/world'
import { yiling } from '../../catalog/yiling'
import type { Answer } from '../../catalog/strategies'
import type { LocalDate, MessageId } from '../../types/schema'
import { sql } from '../database/sql'
import { addDays } from '../eligibility/rules/calendar'
import { identityRoutes } from '../identity/routes'
import { deliver } from '../reminders/deliver'
import { dispatchDue } from '../reminders/dispatch'
import { enqueue } from '../reminders/enqueue'
import { lease } from '../reminders/lease'
import { reminderRoutes } from '../reminders/routes'
import { feedbackRoutes } from './routes'
import { topicsOf } from './rules/topic'

let world: World
beforeAll(async () => {
  world = await createWorld({ ...feedbackRoutes, ...reminderRoutes, ...identityRoutes })
})
afterAll(() => world.close())

const start = '2026-11-23' as LocalDate
const stages = ['W_CANCER', 'PRE_FOLIC', 'PG_OGTT'] as const
type Step =
  | { readonly do: 'tell'; readonly stage: (typeof stages)[number]; readonly days: number }
  | { readonly do: 'answer'; readonly nth: number; readonly answer: Answer }
  | { readonly do: 'undo'; readonly nth: number }
  | { readonly do: 'days'; readonly days: number }
  | { readonly do: 'send' }
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant('tell' as const),
    stage: fc.constantFrom(...stages),
    days: fc.constantFrom(1, 5, 14, 15, 90, 91, 400),
  }),
  fc.record({
    do: fc.constant('answer' as const),
    nth: fc.nat(5),
    answer: fc.constantFrom(
      'not_now' as const,
      'inconvenient' as const,
      'done_elsewhere' as const,
      'call_me' as const,
    ),
  }),
  fc.record({ do: fc.constant('undo' as const), nth: fc.nat(5) }),
  fc.record({ do: fc.constant('days' as const), days: fc.constantFrom(0, 1, 4, 5, 13, 14, 89, 90) }),
  fc.constant({ do: 'send' as const }),
)
const silentDays: Readonly<Partial<Record<Answer, number>>> = {
  not_now: 90,
  inconvenient: 14,
  done_elsewhere: 365,
}

async function resident(): Promise<Added & { account: string }> {
  const added = await addPerson(world)
  const account = await world.accountOf(added.id)
  await world.ok('identity.setConsent', { purpose: 'sms', granted: true }, account)
  return { ...added, account }
}
async function tell(to: Added, stage: string, lastDay: LocalDate): Promise<MessageId> {
  const messageId = world.services.ids.next<MessageId>()
  await enqueue(world.services, [
    {
      personId: to.id,
      messageId,
      dedupeKey: `test:${messageId}`,
      kind: 'service',
      template: `stage.${stage}`,
      params: {},
      urgency: 'U2',
      lastDay,
      sendAt: world.clock.now(),
    },
  ])
  return messageId
}
const topic = (stage: string): string =>
  topicsOf({ template: `stage.${stage}`, params: {} }, yiling.stages)[0] ?? ''

test('a programme that was put off is never sent before its day', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 25 }), async steps => {
      await world.services.db.script('truncate outbox, message, task, strategy_application, feedback_answer')
      world.clock.set(start, '10:00')
      let day = start
      const her = await resident()
      const known: { id: MessageId; topic: string }[] = []
      /** The model: by message that was answered, what it silences and until when. */
      const quiet = new Map<MessageId, { topic: string; until: LocalDate }>()
      for (const one of steps) {
        switch (one.do) {
          case 'tell':
            known.push({ id: await tell(her, one.stage, addDays(day, one.days)), topic: topic(one.stage) })
            break
          case 'days':
            day = addDays(day, one.days)
            world.clock.set(day, '10:00')
            break
          case 'answer':
          case 'undo': {
            const message = known[one.nth]
            if (message === undefined) break
            const { id } = message
            const reply =
              one.do === 'undo'
                ? await world.call('feedback.undo', { messageId: id }, her.account)
                : await world.call('feedback.answer', { messageId: id, answer: one.answer }, her.account)
            if (!reply.ok) break
            const days = one.do === 'answer' ? silentDays[one.answer] : undefined
            const standing = await world.services.db.maybe<{ answered_on: LocalDate }>(sql`
              select answered_on from feedback_answer where about = ${`message:${id}`} and withdrawn_at is null`)
            if (days === undefined || standing === undefined) quiet.delete(id)
            else quiet.set(id, { topic: message.topic, until: addDays(standing.answered_on, days) })
            break
          }
          case 'send': {
            const { senders, sent } = recordingSenders(() => world.clock.now())
            await dispatchDue(world.services, { ...senders, wechat: null })
            for (const { key } of sent) {
              const about = known.find(({ id }) => id === key)?.topic
              for (const held of quiet.values())
                if (held.topic === about) expect([about, held.until <= day]).toEqual([about, true])
            }
            break
          }
        }
      }
    }),
    { numRuns: 60 },
  )
}, 120_000)

test('an answer between the gate and the provider is in time', async () => {
  world.clock.set(start, '10:00')
  await world.services.db.script('truncate outbox, message, task, strategy_application, feedback_answer')
  const her = await resident()
  const first = await tell(her, 'W_CANCER', addDays(start, 200))
  const { senders, sent } = recordingSenders(() => world.clock.now())
  await dispatchDue(world.services, { ...senders, wechat: null })
  expect(sent).toHaveLength(1)
  await tell(her, 'W_CANCER', addDays(start, 200))
  const leased = await lease(world.services, { ...senders, wechat: null }, 10)
  expect(leased.outgoing).toHaveLength(1)
  await world.ok('feedback.answer', { messageId: first, answer: 'not_now' }, her.account)
  await deliver(world.services, { ...senders, wechat: null }, leased)
  expect(sent).toHaveLength(1)
  world.clock.set(addDays(start, 89), '12:00')
  await dispatchDue(world.services, { ...senders, wechat: null })
  expect(sent).toHaveLength(1)
  world.clock.set(addDays(start, 90), '12:00')
  await dispatchDue(world.services, { ...senders, wechat: null })
  expect(sent).toHaveLength(2)
})
