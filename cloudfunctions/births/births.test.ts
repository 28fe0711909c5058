import { addCouple, addPerson, type Added } from '../../test/people'
import { recordingSenders } from '../../test/senders'
import { createWorld, type World } from '../../test/world'
import type { LocalDate, PersonId, TimeOfDay } from '../../types/schema'
import { sql } from '../database/sql'
import { addDays } from '../eligibility/rules/calendar'
import { runReminders } from '../functions/reminders/main'
import { identityRoutes } from '../identity/routes'
import { pregnancyRoutes } from '../pregnancy/routes'
import { reminderRoutes } from '../reminders/routes'
import { voucherRoutes } from '../vouchers/routes'
import { birthRoutes } from './routes'

const day = (text: string): LocalDate => text as LocalDate
const at = (text: string): TimeOfDay => text as TimeOfDay

let world: World
beforeAll(async () => {
  world = await createWorld({
    ...pregnancyRoutes,
    ...birthRoutes,
    ...reminderRoutes,
    ...voucherRoutes,
    ...identityRoutes,
  })
})
afterAll(() => world.close())
beforeEach(async () => {
  world.clock.set('2026-11-23', '10:00')
  // An earlier test may have planned far ahead of this day.
  await world.services.db.run(sql`delete from job_run`)
})

/** Due on 30 November: 39 weeks today. */
async function mother(): Promise<Added & { account: string; clerk: string }> {
  const she = await addPerson(world)
  const account = await world.accountOf(she.id)
  await world.ok('pregnancy.register', { lmp: day('2026-02-23') }, account)
  const clerk = await world.staff('clerk')
  await world.ok('patient.find', { name: she.name, number: she.number }, clerk)
  return { ...she, account, clerk }
}
const girl = (bornOn: string, bornAt: string) =>
  ({ sex: 'female', bornOn: day(bornOn), bornAt: at(bornAt) }) as const
const reminders = (id: PersonId) =>
  world.services.db.many<{ stage: string; state: string; about_id: string; due_on: string }>(
    sql`select stage, state, about_id, due_on from reminder where person_id = ${id} order by due_on, stage`,
  )
const messages = (id: PersonId) =>
  world.services.db.many<{ state: string; params: { stages?: string } }>(
    sql`select state, params from message where person_id = ${id} order by message_id`,
  )
const planned = async (id: PersonId): Promise<string[]> =>
  (await reminders(id)).filter(({ state }) => state === 'planned').map(({ stage }) => stage)

describe('a delivery', () => {
  test('ends the pregnancy, makes the child a person with a working name, and begins its stages', async () => {
    const { id, account, clerk, name } = await mother()
    const input = { personId: id, children: [girl('2026-11-22', '23:50')] }
    const { births } = await world.ok('births.record', input, clerk)
    expect(births.ongoing).toBeNull()
    expect(births.children).toMatchObject([
      {
        sex: 'female',
        bornOn: '2026-11-22',
        bornAt: '23:50',
        ga: '孕38周+6',
        alive: true,
        dischargedOn: null,
      },
    ])
    expect(await world.ok('pregnancy.mine', {}, account)).toMatchObject({ pregnancy: { state: 'birth' } })
    expect(new Set((await planned(id)).filter(stage => stage.startsWith('PG_')))).toEqual(new Set())
    expect(await planned(id)).toEqual(expect.arrayContaining(['NB_CHD', 'NB_HEARING', 'NB_HEEL', 'PP_CERT']))
    const { shown, stages, mother: own } = await world.ok('children.timeline', {}, account)
    expect(shown).toMatchObject({ age: '1天', correctedAge: null })
    expect(shown?.name).not.toBe(`${name}之女`)
    // Six hours after ten to midnight is the next morning, and it is open to ten to midnight of the third day.
    expect(stages.find(({ key }) => key === 'NB_CHD')).toMatchObject({
      opensOn: '2026-11-23',
      closesOn: '2026-11-25',
      state: 'now',
    })
    expect(own.map(({ key }) => key)).toEqual(['PP_MOOD', 'PP_42D', 'PP_CONTRACEPT'])
  })

  test('of twins tells each thing once; the death of one silences that child only', async () => {
    const { id, account, clerk, name, number } = await mother()
    await world.ok('identity.setConsent', { purpose: 'sms', granted: true }, account)
    const { births } = await world.ok(
      'births.record',
      { personId: id, children: [girl('2026-11-22', '20:10'), girl('2026-11-22', '20:31')] },
      clerk,
    )
    const { senders, sent } = recordingSenders(() => world.clock.now())
    world.clock.set('2026-11-23', '12:00')
    await runReminders(world.services, senders)
    expect(sent.map(({ text }) => text).join('\n')).not.toMatch(/两|双|2个/)
    expect((await messages(id)).filter(({ state }) => state === 'sent')).toHaveLength(1)
    world.clock.set('2026-11-25', '08:00')
    await runReminders(world.services, senders)
    const before = sent.length
    const [one, other] = births.children.map(({ child }) => child)
    if (one === undefined || other === undefined) throw new Error('twins')
    await world.ok('patient.find', { name, number }, clerk)
    await world.ok('births.recordDeath', { child: one, diedOn: day('2026-11-25') }, clerk)
    const open = (await reminders(id)).filter(({ state }) => state === 'planned')
    expect(open.length).toBeGreaterThan(0)
    expect(open.every(({ about_id, stage }) => about_id === other || stage.startsWith('PP_'))).toBe(true)
    for (let i = 0; i < 12; i++) {
      world.clock.set(addDays(day('2026-11-25'), i), '12:00')
      await runReminders(world.services, senders)
    }
    expect(sent.length).toBeGreaterThan(before)
    expect((await world.ok('children.timeline', {}, account)).children.map(({ child }) => child)).toEqual([
      other,
    ])
    const calls = await world.services.db.many(
      sql`select kind, due_on from task where person_id = ${id} and kind = 'care_call' and state = 'open'`,
    )
    expect(calls).toEqual([{ kind: 'care_call', due_on: '2026-11-28' }])
  })

  test('that a child does not survive is silent from that transaction on, also for what is leased', async () => {
    world.clock.set('2026-11-23', '08:30')
    const { id, account, clerk, phone } = await mother()
    await world.ok('identity.setConsent', { purpose: 'sms', granted: true }, account)
    const { births } = await world.ok(
      'births.record',
      { personId: id, children: [girl('2026-11-22', '08:00')] },
      clerk,
    )
    const { senders, sent } = recordingSenders(() => world.clock.now())
    await runReminders(world.services, { wechat: null, sms: null })
    const [child] = births.children
    if (child === undefined) throw new Error('child')
    await world.ok('births.recordDeath', { child: child.child, diedOn: day('2026-11-23') }, clerk)
    for (let i = 0; i < 120; i++) {
      world.clock.set(addDays(day('2026-11-23'), i), '11:00')
      await runReminders(world.services, senders)
    }
    expect(sent.filter(({ to }) => to === phone)).toEqual([])
    expect((await messages(id)).every(({ state }) => state === 'suppressed')).toBe(true)
    expect(await world.services.db.many(sql`select 1 from outbox where person_id = ${id}`)).toEqual([])
    expect(await world.ok('children.timeline', {}, account)).toMatchObject({ shown: null, stages: [] })
    // The app is as quiet as after any other loss.
    expect(await world.ok('pregnancy.mine', {}, account)).toMatchObject({ pregnancy: { state: 'loss' } })
  })

  test('of an infant later leaves the mother what is hers', async () => {
    const { id, clerk, name, number } = await mother()
    const { births } = await world.ok(
      'births.record',
      { personId: id, children: [girl('2026-11-22', '08:00')] },
      clerk,
    )
    world.clock.set('2027-01-02', '11:35')
    await runReminders(world.services, { wechat: null, sms: null })
    const calls = () =>
      world.services.db.many(sql`
        select reason from task where person_id = ${id} and kind = 'phone_reminder' and state = 'open'`)
    expect(await calls()).toHaveLength(1)
    await world.ok('patient.find', { name, number }, clerk)
    const [child] = births.children
    if (child === undefined) throw new Error('child')
    await world.ok('births.recordDeath', { child: child.child, diedOn: day('2027-01-01') }, clerk)
    expect(await calls()).toEqual([])
    expect(new Set(await planned(id))).toEqual(new Set(['PP_42D', 'PP_CONTRACEPT']))
  })

  test('a refused one changes nothing: to come, before viability, twice, on a man, for somebody not found', async () => {
    const { id, clerk } = await mother()
    const refuse = (children: ReturnType<typeof girl>[], more = {}) =>
      world.refused('births.record', { personId: id, children, ...more }, clerk)
    expect(await refuse([girl('2026-11-23', '10:01')])).toBe('BIRTH_IN_FUTURE')
    expect(await refuse([girl('2026-07-20', '10:00')])).toBe('DATE_IMPLAUSIBLE')
    expect(await refuse([girl('2026-08-20', '10:00')])).toBe('BIRTH_EARLY')
    expect(await refuse([girl('2026-11-22', '10:00'), girl('2026-11-18', '10:00')])).toBe('DATE_IMPLAUSIBLE')
    expect(await refuse([girl('2026-11-22', '10:00')], { dischargedOn: day('2026-11-21') })).toBe(
      'DATE_IMPLAUSIBLE',
    )
    expect(await world.ok('births.of', { personId: id }, clerk)).toMatchObject({
      ongoing: { ga: '孕39周', fetuses: 1 },
      children: [],
    })
    await world.ok('births.record', { personId: id, children: [girl('2026-11-22', '10:00')] }, clerk)
    expect(await refuse([girl('2026-11-22', '10:04')])).toBe('BIRTH_RECORDED')
    const { births } = await world.ok(
      'births.record',
      { personId: id, children: [girl('2026-11-22', '10:04')], sure: true },
      clerk,
    )
    expect(births.children).toHaveLength(2)
    const another = await world.staff('clerk')
    expect(await world.refused('births.of', { personId: id }, another)).toBe('NOT_FOUND')
    const { husband } = await addCouple(world)
    await world.ok('patient.find', { name: husband.name, number: husband.number }, clerk)
    expect(
      await world.refused(
        'births.record',
        { personId: husband.id, children: [girl('2026-11-22', '10:00')] },
        clerk,
      ),
    ).toBe('SEX_MISMATCH')
  })

  test('replayed with its key makes one child', async () => {
    const { id, clerk } = await mother()
    const input = { personId: id, children: [girl('2026-11-22', '10:00')] }
    const first = await world.ok('births.record', input, clerk, 'birth-key-1')
    expect(await world.ok('births.record', input, clerk, 'birth-key-1')).toEqual(first)
    expect((await world.ok('births.of', { personId: id }, clerk)).children).toHaveLength(1)
  })
})

describe('what is known later', () => {
  test('a discharge opens the home visit, a corrected minute moves the windows, a name replaces the working name', async () => {
    const { id, account, clerk, name, number } = await mother()
    const { births } = await world.ok(
      'births.record',
      { personId: id, children: [girl('2026-11-22', '23:50')] },
      clerk,
    )
    const [born] = births.children
    if (born === undefined) throw new Error('child')
    const { child } = born
    expect(await world.refused('births.discharge', { child, dischargedOn: day('2026-11-24') }, clerk)).toBe(
      'DATE_IMPLAUSIBLE',
    )
    await world.ok('births.correct', { child, bornOn: day('2026-11-22'), bornAt: at('02:10') }, clerk)
    const chd = (await world.ok('children.timeline', { child }, account)).stages.find(
      ({ key }) => key === 'NB_CHD',
    )
    expect(chd).toMatchObject({ opensOn: '2026-11-22', closesOn: '2026-11-25' })
    world.clock.set('2026-11-25', '10:00')
    await world.ok('patient.find', { name, number }, clerk)
    await world.ok('births.discharge', { child, dischargedOn: day('2026-11-25') }, clerk)
    expect(await planned(id)).toContain('PP_HOME_VISIT')
    const { mother: own } = await world.ok('children.timeline', { child }, account)
    expect(own[0]).toMatchObject({ key: 'PP_HOME_VISIT', opensOn: '2026-11-25', closesOn: '2026-12-02' })
    const named = await world.ok('births.name', { child, name: '程小禾' }, clerk)
    expect(named.children[0]?.name).toBe('程*禾')
    expect(
      await world.refused('births.correct', { child, bornOn: day('2026-09-01'), bornAt: at('02:10') }, clerk),
    ).toBe('DATE_IMPLAUSIBLE')
  })

  test('a discharge that is entered again takes nothing away, and what waits to be sent is told once', async () => {
    const { id, clerk, name, number, account } = await mother()
    await world.ok('identity.setConsent', { purpose: 'sms', granted: true }, account)
    const { births } = await world.ok(
      'births.record',
      { personId: id, children: [girl('2026-11-22', '08:00'), girl('2026-11-22', '08:09')] },
      clerk,
    )
    const child = births.children[1]?.child
    if (child === undefined) throw new Error('child')
    const { senders } = recordingSenders(() => world.clock.now())
    // At half past eight the message of the 42nd day waits for its hour.
    world.clock.set('2027-01-03', '08:30')
    await runReminders(world.services, senders)
    await world.ok('patient.find', { name, number }, clerk)
    const dischargedOn = day('2026-11-26')
    await world.ok('births.discharge', { child, dischargedOn }, clerk)
    const before = await planned(id)
    expect(before).toContain('PP_42D')
    await world.ok('births.discharge', { child, dischargedOn }, clerk)
    expect(await planned(id)).toEqual(before)
    for (let i = 0; i < 4; i++) {
      world.clock.set(addDays(day('2027-01-03'), i), '11:35')
      await runReminders(world.services, senders)
    }
    const told = (await messages(id)).filter(
      ({ state, params }) => state === 'sent' && params.stages?.includes('PP_42D'),
    )
    expect(told).toHaveLength(1)
  })

  test('an older child does not end a pregnancy that was registered after its birth', async () => {
    const she = await addPerson(world)
    const account = await world.accountOf(she.id)
    await world.ok('pregnancy.register', { lmp: null }, account)
    const clerk = await world.staff('clerk')
    await world.ok('patient.find', { name: she.name, number: she.number }, clerk)
    const children = [girl('2025-11-22', '10:00')]
    expect(await world.refused('births.record', { personId: she.id, children }, clerk)).toBe(
      'DATE_IMPLAUSIBLE',
    )
    expect(await world.ok('pregnancy.mine', {}, account)).toMatchObject({ pregnancy: { state: 'ongoing' } })
  })

  test('a preterm child has a corrected age to its second birthday', async () => {
    const she = await addPerson(world)
    const account = await world.accountOf(she.id)
    await world.ok('pregnancy.register', { lmp: day('2026-03-30') }, account)
    const clerk = await world.staff('clerk')
    await world.ok('patient.find', { name: she.name, number: she.number }, clerk)
    const { births } = await world.ok(
      'births.record',
      { personId: she.id, children: [girl('2026-11-22', '10:00')] },
      clerk,
    )
    expect(births.children[0]?.ga).toBe('孕33周+6')
    const shown = async () => (await world.ok('children.timeline', {}, account)).shown
    expect(await shown()).toMatchObject({ age: '1天', correctedAge: '未到预产期' })
    world.clock.set('2027-05-22', '10:00')
    expect(await shown()).toMatchObject({ age: '6个月', correctedAge: '矫正4个月' })
    world.clock.set('2028-11-22', '10:00')
    expect((await shown())?.correctedAge).toBeNull()
  })

  test('the child of somebody else is nobody', async () => {
    const { id, clerk } = await mother()
    const { births } = await world.ok(
      'births.record',
      { personId: id, children: [girl('2026-11-22', '10:00')] },
      clerk,
    )
    const child = births.children[0]?.child
    if (child === undefined) throw new Error('child')
    const stranger = await world.accountOf((await addPerson(world)).id)
    expect(await world.refused('children.timeline', { child }, stranger)).toBe('NOT_FOUND')
    expect(await world.ok('children.timeline', {}, stranger)).toMatchObject({ children: [], shown: null })
    const other = await world.staff('clerk')
    const minute = { child, bornOn: day('2026-11-22'), bornAt: at('09:00') }
    expect(await world.refused('births.correct', minute, other)).toBe('NOT_FOUND')
    expect(await world.refused('births.name', { child, name: '某某' }, other)).toBe('NOT_FOUND')
  })
})

test('who is rung instead of written to reads the same on her page: only what is still open, each closing once', async () => {
  world.clock.set('2027-07-20', '18:30')
  const she = await addPerson(world)
  const account = await world.accountOf(she.id)
  const clerk = await world.staff('clerk')
  await world.ok('patient.find', { name: she.name, number: she.number }, clerk)
  const { births } = await world.ok(
    'births.record',
    { personId: she.id, children: [girl('2027-07-20', '06:40')] },
    clerk,
  )
  const none = { wechat: null, sms: null }
  for (let on = day('2027-07-21'); on <= '2027-07-23'; on = addDays(on, 1)) {
    world.clock.set(on, '11:35')
    await runReminders(world.services, none)
  }
  world.clock.set('2027-07-23', '18:30')
  await world.ok('patient.find', { name: she.name, number: she.number }, clerk)
  const child = births.children[0]?.child
  if (child === undefined) throw new Error('child')
  await world.ok('births.discharge', { child, dischargedOn: day('2027-07-23') }, clerk)
  for (let on = day('2027-07-24'); on <= '2027-08-25'; on = addDays(on, 1)) {
    world.clock.set(on, '11:35')
    await runReminders(world.services, none)
  }
  const { came } = await world.ok('reminders.mine', {}, account)
  const told = came.flatMap(({ body, at }) =>
    body.split('\n').map(line => `${at.slice(0, 10)} ${line.slice(0, 14)}`),
  )
  expect(told.toReversed()).toEqual([
    '2027-07-21 宝宝出生6至72小时可做心脏',
    '2027-07-22 宝宝的出生医学证明、落户、医',
    '2027-07-22 宝宝出生48小时后出院前可做',
    '2027-07-23 宝宝出生满72小时至7天请采',
    '2027-07-23 宝宝出生48小时后出院前可做',
    '2027-07-24 社区医生将在您出院7天内上门',
    '2027-07-27 社区医生将在您出院7天内上门',
    '2027-07-28 系统未查到宝宝足跟血记录,请',
    '2027-08-03 产后情绪波动很常见,可在小程',
    '2027-08-06 系统未查到宝宝足跟血记录,请',
    '2027-08-19 不满3周岁宝宝可申领育儿补贴',
    '2027-08-19 宝宝满月了,请到社区做免费体',
  ])
})
