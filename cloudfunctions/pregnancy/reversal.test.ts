/** Every other end of a pregnancy, and an end that was entered wrongly: two people take it back within a day (domain H13). */
import { addPerson } from '../../test/people'
import { recordingSenders } from '../../test/senders'
import { createWorld, type World } from '../../test/world'
import type { LocalDate, PersonId, ProgrammeCode } from '../../types/schema'
import { sql } from '../database/sql'
import { runReminders } from '../functions/reminders/main'
import { reminderRoutes } from '../reminders/routes'
import { voucherRoutes } from '../vouchers/routes'
import { pregnancyRoutes } from './routes'

const day = (text: string): LocalDate => text as LocalDate
let world: World
let first: string
let second: string
beforeAll(async () => {
  world = await createWorld({ ...pregnancyRoutes, ...voucherRoutes, ...reminderRoutes })
  first = await world.staff('clerk')
  second = await world.staff('health_worker')
})
afterAll(() => world.close())
beforeEach(() => world.clock.set('2026-11-23', '10:00'))

async function pregnant(): Promise<{
  id: PersonId
  account: string
  find: (by: string) => Promise<unknown>
}> {
  const { id, name, number } = await addPerson(world)
  const account = await world.accountOf(id)
  await world.services.db.run(sql`update person set residence_since = '2020-01-01' where person_id = ${id}`)
  await world.ok('pregnancy.register', { lmp: day('2026-08-31') }, account)
  await world.ok('vouchers.claim', { programme: 'V_ANC_BASIC' as ProgrammeCode }, account)
  const find = (by: string) => world.ok('patient.find', { name, number }, by)
  await find(first)
  await find(second)
  return { id, account, find }
}
const column = async (query: ReturnType<typeof sql>): Promise<readonly string[]> =>
  (await world.services.db.many<{ it: string }>(query)).map(({ it }) => it)
const pregnancyState = (id: PersonId) =>
  column(sql`select state || ' ' || coalesce(outcome, '-') as it from pregnancy where person_id = ${id}`)
const voucherState = (id: PersonId) => column(sql`select state as it from voucher where person_id = ${id}`)
const planned = (id: PersonId) =>
  column(
    sql`select stage || ' ' || occurrence as it from reminder where person_id = ${id} and state = 'planned' order by 1`,
  )
const tasks = (id: PersonId) =>
  column(sql`select kind || ' ' || state as it from task where person_id = ${id} order by task_id`)
const used = async (): Promise<number> =>
  Number((await column(sql`select sum(used)::text as it from quota where programme = 'V_ANC_BASIC'`))[0])

test('a loss entered wrongly: ongoing again, with her voucher and what lies ahead; nothing goes twice', async () => {
  const { id, account, find } = await pregnant()
  const { senders, sent } = recordingSenders(() => world.clock.now())
  await runReminders(world.services, senders)
  world.clock.set('2026-11-24', '11:00')
  await runReminders(world.services, senders)
  await find(first)
  const [ahead, places] = [await planned(id), await used()]
  expect(ahead.length).toBeGreaterThan(0)
  const occurredOn = day('2026-11-24')
  await world.ok('patient.recordLoss', { personId: id, kind: 'miscarriage', occurredOn }, first)
  expect([await voucherState(id), await planned(id), await used()]).toEqual([['closed'], [], places - 1])
  expect(await tasks(id)).toContain('care_call open')

  const proposed = await world.ok('patient.proposeReversal', { personId: id, reason: 'wrong_person' }, first)
  expect(proposed.reversal).toMatchObject({
    outcome: 'miscarriage',
    until: '2026-11-25T03:00:00.000Z',
    proposed: { reason: 'wrong_person', byMe: true },
  })
  expect(await world.refused('patient.confirmReversal', { personId: id }, first)).toBe('OUTCOME_SAME_PERSON')
  expect(await pregnancyState(id)).toEqual(['loss miscarriage'])
  await find(second)
  const { patient, withoutPlace } = await world.ok('patient.confirmReversal', { personId: id }, second)
  expect(withoutPlace).toBe(0)
  expect(patient).toMatchObject({ reversal: null, pregnancy: { state: 'ongoing', outcome: null } })
  expect([await voucherState(id), await planned(id), await used()]).toEqual([['claimed'], ahead, places])
  expect(await tasks(id)).toContain('care_call withdrawn')
  expect(await world.refused('patient.confirmReversal', { personId: id }, second)).toBe('OUTCOME_STANDS')

  const before = sent.length
  world.clock.set('2026-12-22', '11:00')
  await runReminders(world.services, senders)
  await runReminders(world.services, senders)
  const keys = await column(
    sql`select dedupe_key as it from message where person_id = ${id} and state <> 'suppressed' order by 1`,
  )
  expect(new Set(keys).size).toBe(keys.length)
  expect((await world.ok('reminders.mine', {}, account)).paused).toBe(false)
  expect(sent.length).toBeGreaterThanOrEqual(before)

  // Should it be a loss after all, everything closes again and somebody calls.
  await find(first)
  await world.ok(
    'patient.recordLoss',
    { personId: id, kind: 'miscarriage', occurredOn: day('2026-12-21') },
    first,
  )
  expect(await voucherState(id)).toEqual(['closed'])
  expect((await tasks(id)).filter(task => task === 'care_call open')).toHaveLength(1)
})

test('after 24 hours the outcome stands, also where it was proposed in time', async () => {
  const { id, find } = await pregnant()
  await world.ok(
    'patient.recordLoss',
    { personId: id, kind: 'termination', occurredOn: day('2026-11-23') },
    first,
  )
  expect(await world.refused('patient.confirmReversal', { personId: id }, second)).toBe('OUTCOME_STANDS')
  await world.ok('patient.proposeReversal', { personId: id, reason: 'wrong_outcome' }, first)
  world.clock.set('2026-11-24', '10:01')
  await find(second)
  for (const action of ['patient.confirmReversal', 'patient.proposeReversal'] as const)
    expect(await world.refused(action, { personId: id, reason: 'wrong_outcome' }, second)).toBe(
      'OUTCOME_STANDS',
    )
  expect(await pregnancyState(id)).toEqual(['loss termination'])
})

test('her death: nothing more is said to her, her vouchers close, the family is called; taken back, she lives', async () => {
  const { id } = await pregnant()
  await world.ok(
    'patient.end',
    { personId: id, kind: 'maternal_death', occurredOn: day('2026-11-22') },
    first,
  )
  const died = sql`select coalesce(died_on::text, 'alive') as it from person where person_id = ${id}`
  expect(await column(died)).toEqual(['2026-11-22'])
  expect(await pregnancyState(id)).toEqual(['closed maternal_death'])
  expect([await voucherState(id), await planned(id)]).toEqual([['closed'], []])
  expect(await tasks(id)).toEqual(['care_call open'])
  await world.ok('patient.proposeReversal', { personId: id, reason: 'wrong_person' }, first)
  await world.ok('patient.confirmReversal', { personId: id }, second)
  expect(await column(died)).toEqual(['alive'])
  expect(await pregnancyState(id)).toEqual(['ongoing -'])
  expect(await voucherState(id)).toEqual(['claimed'])
  expect((await planned(id)).length).toBeGreaterThan(0)
})

test('who moved away or was lost gets no message of it and no call, and may register the same pregnancy again', async () => {
  for (const kind of ['moved', 'lost_to_follow_up', 'wrong_entry'] as const) {
    const { id, account } = await pregnant()
    for (const occurredOn of [day('2026-11-24'), day('2026-08-01')])
      expect(await world.refused('patient.end', { personId: id, kind, occurredOn }, first)).toBe(
        'DATE_IMPLAUSIBLE',
      )
    await world.ok('patient.end', { personId: id, kind, occurredOn: day('2026-11-23') }, first)
    expect(
      await world.refused('patient.end', { personId: id, kind, occurredOn: day('2026-11-23') }, first),
    ).toBe('NOT_FOUND')
    expect(await pregnancyState(id)).toEqual([`closed ${kind}`])
    expect([await voucherState(id), await planned(id), await tasks(id)]).toEqual([['closed'], [], []])
    await world.ok('pregnancy.register', { lmp: day('2026-08-31') }, account)
    await world.ok('patient.proposeReversal', { personId: id, reason: 'misunderstood' }, first)
    expect(await world.refused('patient.confirmReversal', { personId: id }, second)).toBe('ALREADY_PREGNANT')
  }
})
