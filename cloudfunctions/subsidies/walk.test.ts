import fc from 'fast-check'
import { addPerson } from '../../test/people'
import { createWorld, type World } from '../../test/world'
import { subsidyState, type SubsidyState } from '../../types/subsidies'
import type { LocalDate, ProgrammeCode } from '../../types/schema'
import { sql } from '../database/sql'
import { factsChanged } from '../eligibility/changed'
import { subsidyRoutes } from './routes'
import { mayMove } from './rules/moves'

let world: World
beforeAll(async () => {
  world = await createWorld(subsidyRoutes)
})
afterAll(() => world.close())

const papers = ['身份证', '住院分娩发票', '认定证明', '本人银行卡']
const claim = { eventOn: '2026-11-01' as LocalDate, bankAccount: '6200000000001234', holder: '程甲子' }
const words = '按材料办理'

test('whoever does whatever in any order: each step follows the table, and no grant is by one alone', async () => {
  const staff = [
    await world.staff('manager'),
    await world.staff('manager'),
    await world.staff('health_worker'),
  ]
  const step = fc.record({
    who: fc.nat(2),
    what: fc.constantFrom(
      'giveBack',
      'review',
      'refuse',
      'approve',
      'pay',
      'settle',
      'resubmit',
      'appeal',
      'days',
    ),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async steps => {
      world.clock.set('2026-11-23')
      const { db } = world.services
      const her = await addPerson(world)
      await db.run(
        sql`insert into hardship (person_id, category, certified_on, source) values (${her.id}, 'destitute', '2026-01-01', 'civil_affairs')`,
      )
      await factsChanged(world.services, [her.id])
      const account = await world.accountOf(her.id)
      const programme = 'S_POOR_DELIVERY' as ProgrammeCode
      const { applicationId } = await world.ok('subsidies.apply', { programme, ...claim }, account)
      const id = { applicationId }
      let days = 0
      for (const { who, what } of steps) {
        const as = staff[who] ?? null
        switch (what) {
          case 'giveBack':
            await world.call('subsidies.giveBack', { ...id, papers: ['身份证'] }, as)
            break
          case 'review':
            await world.call(
              'subsidies.review',
              { ...id, seen: papers, amount: 50_000, holderChecked: true },
              as,
            )
            break
          case 'refuse':
            await world.call('subsidies.refuse', { ...id, reason: 'other', words }, as)
            break
          case 'approve':
            await world.call('subsidies.approve', id, as)
            break
          case 'pay':
            await world.call('subsidies.pay', { ...id, reference: '2026-0001' }, as)
            break
          case 'settle':
            await world.call('subsidies.settleAppeal', { ...id, reopen: true, answer: words }, as)
            break
          case 'resubmit':
            await world.call('subsidies.resubmit', { ...id, ...claim }, account)
            break
          case 'appeal':
            await world.call('subsidies.appeal', { ...id, words }, account)
            break
          case 'days':
            world.clock.advance(15 * 86_400)
            days += 15
            break
        }
      }
      const events = await db.many<{ from_state: SubsidyState | null; to_state: SubsidyState; by: string }>(
        sql`select from_state, to_state, account_key as by from subsidy_event where application_id = ${applicationId} order by event_id`,
      )
      let now: SubsidyState | null = null
      for (const { from_state, to_state } of events) {
        expect(from_state).toBe(now)
        if (now !== null) expect(mayMove(now, to_state)).toBe(true)
        now = to_state
      }
      const row = await db.one<{ state: SubsidyState }>(
        sql`select state from subsidy_application where application_id = ${applicationId}`,
      )
      expect(row.state).toBe(now)
      const granted = events.findIndex(event => event.to_state === 'approved')
      if (granted < 0) return
      const reviewer = events.slice(0, granted).findLast(event => event.to_state === 'reviewed')?.by
      expect(events[granted]?.by).not.toBe(reviewer)
      // Seven working days of publicity are between the two.
      expect(days).toBeGreaterThan(0)
    }),
    { numRuns: 25 },
  )
})

test('what is paid or withdrawn stays so', () => {
  for (const to of subsidyState.options)
    for (const from of ['paid', 'withdrawn'] as const) expect(mayMove(from, to)).toBe(false)
})
