import { addCouple, addPerson, type Added } from '../../test/people'
import { recordingSenders } from '../../test/senders'
import { createWorld, type World } from '../../test/world'
import type { LocalDate, PersonId, ProgrammeCode } from '../../types/schema'
import { sql } from '../database/sql'
import { addDays } from '../eligibility/rules/calendar'
import { runReminders } from '../functions/reminders/main'
import { openSlots } from '../booking/open-slots'
import { bookingRoutes } from '../booking/routes'
import { identityRoutes } from '../identity/routes'
import { reminderRoutes } from '../reminders/routes'
import { voucherRoutes } from '../vouchers/routes'
import { pregnancyRoutes } from './routes'

const day = (text: string): LocalDate => text as LocalDate
let world: World
beforeAll(async () => {
  world = await createWorld({
    ...pregnancyRoutes,
    ...reminderRoutes,
    ...voucherRoutes,
    ...identityRoutes,
    ...bookingRoutes,
  })
})
afterAll(() => world.close())
beforeEach(() => world.clock.set('2026-11-23', '10:00'))

async function woman(): Promise<Added & { account: string }> {
  const added = await addPerson(world)
  return { ...added, account: await world.accountOf(added.id) }
}
const states = (table: 'reminder' | 'message', id: PersonId) =>
  world.services.db.many<{ state: string; count: number }>(
    table === 'reminder'
      ? sql`select state, count(*)::int as count from reminder where person_id = ${id} group by 1 order by 1`
      : sql`select state, count(*)::int as count from message where person_id = ${id} group by 1 order by 1`,
  )

describe('her registration', () => {
  test('by LMP gives the EDD, the gestational age and every stage with its window', async () => {
    const { account } = await woman()
    expect(await world.ok('pregnancy.mine', {}, account)).toEqual({ pregnancy: null })
    const made = await world.ok('pregnancy.register', { lmp: day('2026-10-05') }, account)
    expect(made).toMatchObject({
      state: 'ongoing',
      edd: '2027-07-12',
      datingMethod: 'LMP',
      gaDays: 49,
      ga: '孕7周',
      fetuses: 1,
      datings: [{ version: 1, method: 'LMP' }],
    })
    expect(await world.ok('pregnancy.mine', {}, account)).toEqual({ pregnancy: made })
    const { stages, today } = await world.ok('pregnancy.timeline', {}, account)
    expect(today).toBe('2026-11-23')
    expect(stages).toHaveLength(27)
    expect(stages.find(({ key }) => key === 'PG_NT')).toEqual({
      key: 'PG_NT',
      occurrence: 1,
      title: 'NT超声时间到请预约',
      what: 'NT超声',
      where: '助产机构或产前筛查机构',
      note: '只在这三周内可做,过期不能补做',
      opensOn: '2026-12-21',
      closesOn: '2027-01-10',
      gaFrom: '孕11周',
      gaTo: '孕13周+6',
      state: 'later',
      urgency: 'U3',
      programme: 'V_NT',
      service: 'ultrasound',
    })
    expect(stages.filter(({ state }) => state === 'now').map(({ key }) => key)).toEqual([
      'PG_FOLIC',
      'PG_EARLY_US',
      'PG_BOOKLET',
      'PG_BLOOD3',
    ])
  })
  test('corrects for the cycle, counts twins, and may be without a date', async () => {
    const long = await world.ok(
      'pregnancy.register',
      { lmp: day('2026-10-05'), cycleDays: 35, fetuses: 2 },
      (await woman()).account,
    )
    expect(long).toMatchObject({ edd: '2027-07-19', fetuses: 2, lmp: '2026-10-05' })
    const undated = await woman()
    expect(await world.ok('pregnancy.register', { lmp: null }, undated.account)).toMatchObject({
      datingMethod: 'UNDATED',
      edd: null,
      ga: null,
    })
    expect((await world.ok('pregnancy.timeline', {}, undated.account)).stages).toEqual([])
  })
  test('is refused on a man, with a day to come, past 44 weeks, twice, or before an earlier end', async () => {
    const { husband } = await addCouple(world)
    expect(await world.refused('pregnancy.register', { lmp: null }, await world.accountOf(husband.id))).toBe(
      'SEX_MISMATCH',
    )
    const { account } = await woman()
    const refused = (lmp: string) => world.refused('pregnancy.register', { lmp: day(lmp) }, account)
    expect(await refused('2026-11-24')).toBe('LMP_IN_FUTURE')
    expect(await refused('2026-01-18')).toBe('LMP_TOO_OLD')
    await world.ok('pregnancy.register', { lmp: day('2026-10-05') }, account)
    expect(await refused('2026-10-05')).toBe('ALREADY_PREGNANT')
    await world.ok('pregnancy.recordLoss', { kind: 'miscarriage', occurredOn: day('2026-11-20') }, account)
    expect(await refused('2026-11-19')).toBe('DATE_IMPLAUSIBLE')
  })
  test('twice at once is held by the database', async () => {
    const { id, account } = await woman()
    await world.ok('pregnancy.register', { lmp: day('2026-10-05') }, account)
    await expect(
      world.services.db.run(sql`
        insert into pregnancy (person_id, pregnancy_id, state, dating_method, source, created_at)
        values (${id}, 1, 'ongoing', 'UNDATED', 'self', ${world.clock.now()})`),
    ).rejects.toMatchObject({ constraint: 'pregnancy_one_ongoing' })
  })
  test('late in the pregnancy brings one message of what is open now, and nothing of what is over', async () => {
    const { id, account } = await woman()
    await world.ok('pregnancy.register', { lmp: day('2026-05-04') }, account)
    const { senders } = recordingSenders(() => world.clock.now())
    await runReminders(world.services, senders)
    world.clock.set('2026-11-23', '11:00')
    await runReminders(world.services, senders)
    const messages = await world.services.db.many<{ params: { stages: string } }>(
      sql`select params from message where person_id = ${id}`,
    )
    expect(messages).toHaveLength(1)
    expect(
      messages[0]?.params.stages
        .split(',')
        .map(told => told.split(':')[0])
        .sort(),
    ).toEqual(['PG_FETAL_MOVE', 'PG_HOSPITAL', 'PG_VISIT4', 'PG_V_29_32'])
  })
})

describe('a scan', () => {
  test('within the threshold confirms, beyond it moves the EDD and replans; a later one never does', async () => {
    const { id, account } = await woman()
    await world.ok('pregnancy.register', { lmp: day('2026-10-05') }, account)
    const close = await world.ok(
      'pregnancy.correctDating',
      { scanOn: day('2026-11-20'), weeks: 6, days: 1 },
      account,
    )
    expect(close).toMatchObject({ changed: false, differenceDays: 3, thresholdDays: 5 })
    expect(close.pregnancy).toMatchObject({ edd: '2027-07-12', datingVersion: 2, datingMethod: 'LMP' })
    const scan = { scanOn: day('2026-11-19'), weeks: 5, days: 3 }
    const moved = await world.ok('pregnancy.correctDating', scan, account)
    expect(moved).toMatchObject({ changed: true, differenceDays: 7, thresholdDays: 5 })
    expect(moved.pregnancy).toMatchObject({ edd: '2027-07-19', datingVersion: 3, datingMethod: 'US_T1' })
    expect(moved.pregnancy.datings.map(({ version, edd }) => [version, edd])).toEqual([
      [1, '2027-07-12'],
      [2, '2027-07-12'],
      [3, '2027-07-19'],
    ])
    expect(
      await world.refused('pregnancy.correctDating', { ...scan, scanOn: day('2026-11-22') }, account),
    ).toBe('SCAN_REJECTED')
    const planned = await world.services.db.many(
      sql`select distinct version as dating_version from reminder where person_id = ${id} and state = 'planned'`,
    )
    expect(planned).toEqual([{ dating_version: 3 }])
  })
  test('shows its stage as done', async () => {
    const { account } = await woman()
    await world.ok('pregnancy.register', { lmp: day('2026-10-05') }, account)
    await world.ok('pregnancy.correctDating', { scanOn: day('2026-11-20'), weeks: 6, days: 4 }, account)
    const { stages } = await world.ok('pregnancy.timeline', {}, account)
    expect(stages.find(({ key }) => key === 'PG_EARLY_US')?.state).toBe('done')
  })
  test('of tomorrow or before the pregnancy is implausible, without a pregnancy there is nothing to date', async () => {
    const { account } = await woman()
    const scan = { scanOn: day('2026-11-20'), weeks: 6, days: 0 }
    expect(await world.refused('pregnancy.correctDating', scan, account)).toBe('NOT_FOUND')
    await world.ok('pregnancy.register', { lmp: day('2026-10-05') }, account)
    expect(
      await world.refused('pregnancy.correctDating', { ...scan, scanOn: day('2026-11-24') }, account),
    ).toBe('DATE_IMPLAUSIBLE')
    expect(
      await world.refused('pregnancy.correctDating', { ...scan, scanOn: day('2026-10-04') }, account),
    ).toBe('DATE_IMPLAUSIBLE')
  })
  test('that moves the EDD by more than 14 days is for two clinicians', async () => {
    const { account, name, number, id } = await woman()
    await world.ok('pregnancy.register', { lmp: day('2026-09-01') }, account)
    const scan = { scanOn: day('2026-11-20'), weeks: 8, days: 0 }
    expect(await world.refused('pregnancy.correctDating', scan, account)).toBe('SCAN_BY_CLINIC')
    const [first, second] = [await world.staff('clerk'), await world.staff('clerk')]
    for (const clerk of [first, second]) await world.ok('patient.find', { name, number }, clerk)
    expect(await world.refused('patient.correctDating', { personId: id, ...scan }, first)).toBe(
      'SECOND_CLINICIAN',
    )
    expect(await world.refused('patient.correctDating', { personId: id, ...scan }, first)).toBe(
      'SECOND_CLINICIAN',
    )
    expect(await world.ok('patient.correctDating', { personId: id, ...scan }, second)).toMatchObject({
      changed: true,
      differenceDays: 24,
      patient: { pregnancy: { datingMethod: 'US_T1' } },
    })
  })
})

describe('a loss', () => {
  test('silences everything in its transaction, closes vouchers and asks a human to call', async () => {
    const { id, account } = await woman()
    await world.services.db.run(sql`update person set residence_since = '2020-01-01' where person_id = ${id}`)
    await world.ok('pregnancy.register', { lmp: day('2026-10-05') }, account)
    const programme = 'V_ANC_BASIC' as ProgrammeCode
    await world.ok('vouchers.claim', { programme }, account)
    const { senders, sent } = recordingSenders(() => world.clock.now())
    world.clock.set('2026-11-23', '08:00')
    await runReminders(world.services, senders)
    expect(await states('message', id)).toEqual([{ state: 'queued', count: 1 }])
    const ended = await world.ok(
      'pregnancy.recordLoss',
      { kind: 'miscarriage', occurredOn: day('2026-11-22') },
      account,
    )
    expect(ended).toMatchObject({ state: 'loss', gaDays: null, ga: null })
    expect(await states('message', id)).toEqual([{ state: 'suppressed', count: 1 }])
    expect((await states('reminder', id)).map(({ state }) => state)).toEqual(['silenced'])
    expect(await world.services.db.many(sql`select 1 from outbox where person_id = ${id}`)).toEqual([])
    expect(await world.services.db.many(sql`select state from voucher where person_id = ${id}`)).toEqual([
      { state: 'closed' },
    ])
    expect(
      await world.services.db.many(sql`select kind, due_on, state from task where person_id = ${id}`),
    ).toEqual([{ kind: 'care_call', due_on: '2026-11-26', state: 'open' }])
    const mine = await world.ok('reminders.mine', {}, account)
    expect(mine).toMatchObject({ came: [], upcoming: [], paused: false })
    for (let i = 0; i < 60; i++) {
      world.clock.set(addDays(day('2026-11-23'), i), '11:00')
      await runReminders(world.services, senders)
    }
    expect(sent).toEqual([])
    expect((await world.ok('pregnancy.timeline', {}, account)).stages).toEqual([])
  })
  test('takes back the calls about examinations, but not the call that is to comfort', async () => {
    const { id, account } = await woman()
    await world.ok('pregnancy.register', { lmp: day('2026-10-05') }, account)
    await runReminders(world.services, { wechat: null, sms: null })
    world.clock.set('2026-11-23', '11:00')
    await runReminders(world.services, { wechat: null, sms: null })
    await world.ok('pregnancy.recordLoss', { kind: 'miscarriage', occurredOn: day('2026-11-23') }, account)
    expect(
      await world.services.db.many(sql`select kind, state from task where person_id = ${id} order by kind`),
    ).toEqual([
      { kind: 'care_call', state: 'open' },
      { kind: 'phone_reminder', state: 'withdrawn' },
    ])
  })
  test('of tomorrow or before the pregnancy is implausible, and changes nothing', async () => {
    const { id, account } = await woman()
    const loss = (on: string) =>
      world.refused('pregnancy.recordLoss', { kind: 'miscarriage', occurredOn: day(on) }, account)
    expect(await loss('2026-11-20')).toBe('NOT_FOUND')
    await world.ok('pregnancy.register', { lmp: day('2026-10-05') }, account)
    expect(await loss('2026-11-24')).toBe('DATE_IMPLAUSIBLE')
    expect(await loss('2026-10-04')).toBe('DATE_IMPLAUSIBLE')
    expect((await states('reminder', id)).map(({ state }) => state)).toEqual(['planned'])
  })
  test('does not silence the next pregnancy', async () => {
    const { id, account } = await woman()
    await world.ok('pregnancy.register', { lmp: day('2026-03-01') }, account)
    await world.ok('pregnancy.recordLoss', { kind: 'stillbirth', occurredOn: day('2026-10-01') }, account)
    const soon = { lmp: day('2026-10-20') }
    expect(await world.refused('pregnancy.register', soon, account)).toBe('LMP_SOON')
    await world.ok('pregnancy.register', { ...soon, sure: true }, account)
    expect((await world.ok('reminders.mine', {}, account)).upcoming.length).toBeGreaterThan(0)
    expect((await states('reminder', id)).map(({ state }) => state)).toEqual(['planned', 'silenced'])
  })
})

describe('a clinic', () => {
  test('finds a woman by name and whole number only, and she can see it', async () => {
    const { name, number, id, account } = await woman()
    const clerk = await world.staff('clerk')
    expect(await world.refused('patient.find', { name: '别人', number }, clerk)).toBe('NOT_FOUND')
    expect(await world.refused('patient.find', { name, number: number.slice(0, 17) + 'X' }, clerk)).toBe(
      'NOT_FOUND',
    )
    expect(await world.ok('patient.find', { name, number: ` ${number.toLowerCase()}` }, clerk)).toEqual({
      personId: id,
      name,
      age: 30,
      pregnancy: null,
      reversal: null,
    })
    const { items } = await world.ok('identity.readers', {}, account)
    expect(items[0]).toMatchObject({ what: '查找档案' })
  })
  test('enters only for somebody whom it found today', async () => {
    const { name, number, id } = await woman()
    const worker = await world.staff('health_worker')
    const registration = { personId: id, lmp: day('2026-10-05') }
    expect(await world.refused('patient.register', registration, worker)).toBe('NOT_FOUND')
    await world.ok('patient.find', { name, number }, worker)
    expect(await world.refused('patient.register', registration, await world.staff('clerk'))).toBe(
      'NOT_FOUND',
    )
    expect(await world.ok('patient.register', registration, worker)).toMatchObject({
      pregnancy: { edd: '2027-07-12' },
    })
    const scan = { personId: id, scanOn: day('2026-11-20'), weeks: 6, days: 4 }
    expect(await world.ok('patient.correctDating', scan, worker)).toMatchObject({ changed: false })
    world.clock.set('2026-11-24', '09:00')
    const loss = { personId: id, kind: 'termination', occurredOn: day('2026-11-24') } as const
    expect(await world.refused('patient.recordLoss', loss, worker)).toBe('NOT_FOUND')
    await world.ok('patient.find', { name, number }, worker)
    expect(await world.ok('patient.recordLoss', loss, worker)).toMatchObject({ pregnancy: { state: 'loss' } })
  })
})

test('after a loss her antenatal appointment is given up and its place is free; another service keeps its own', async () => {
  const { account } = await woman()
  await world.ok('pregnancy.register', { lmp: day('2026-10-05') }, account)
  await openSlots(world.services, { days: 30 })
  const book = async (service: 'antenatal_visit' | 'womens_screening') => {
    const { items } = await world.ok('institutions.list', { service }, account)
    const [place] = items
    if (!place?.nextFree) throw new Error(`nothing free for ${service}`)
    const { institutionId } = place
    const slots = await world.ok(
      'booking.slots',
      { institutionId, service, day: place.nextFree.day },
      account,
    )
    const free = slots.items.find(slot => slot.free > 0)
    if (!free) throw new Error('no slot')
    return world.ok(
      'booking.book',
      { institutionId, slotId: free.slotId, service, withPartner: false },
      account,
    )
  }
  const visit = await book('antenatal_visit')
  const other = await book('womens_screening')
  await world.ok('pregnancy.recordLoss', { kind: 'miscarriage', occurredOn: day('2026-11-23') }, account)
  expect(await world.ok('booking.get', visit, account)).toMatchObject({ state: 'cancelled' })
  expect(await world.ok('booking.get', other, account)).toMatchObject({ state: 'booked' })
  expect(
    await world.services.db.many(sql`
      select slot_id from slot s where booked <> (
        select count(*) from appointment a where a.institution_id = s.institution_id and a.slot_id = s.slot_id and a.state = 'booked')`),
  ).toEqual([])
})
