/** Feeds that meet what is already known: later news, links made in the app, losses, deaths. */
import { addCouple, addPerson, type Added } from '../../../test/people'
import { createWorld, type World } from '../../../test/world'
import type { PregnancyId } from '../../../types/schema'
import { sql } from '../../database/sql'
import { feeds, type Feed } from './feed'
import { importPopulation } from './index'
import type { IssueCode } from './issue'
import type { Counts } from './ledger'

let world: World
beforeAll(async () => {
  world = await createWorld({}, { at: '2026-11-22' })
})
afterAll(() => world.close())

async function send(
  feed: Feed,
  ...rows: readonly (readonly (string | undefined)[])[]
): Promise<{ counts: Counts; codes: readonly IssueCode[] }> {
  const text = [feeds[feed].columns, ...rows].map(cells => cells.map(cell => cell ?? '').join(',')).join('\n')
  const { feeds: reports } = await importPopulation(world.services, [{ feed, bytes: Buffer.from(text) }], {
    dryRun: false,
  })
  const [report] = reports
  if (!report) throw new Error('no report')
  return { counts: report.counts, codes: report.issues.map(({ code }) => code) }
}
const married = (date: string, him: Added, her: Added): string[] => [
  date,
  '夷陵区民政局婚姻登记处',
  him.name,
  '居民身份证',
  him.number,
  her.name,
  '居民身份证',
  her.number,
]
const booklet = (her: Added, lmp: string, edd: string, on = '2026-08-01'): string[] => [
  '龙泉镇卫生院',
  her.name,
  her.number,
  lmp,
  edd,
  '1',
  on,
  '',
]
const report = (who: Added, kind: string, on: string, note = ''): string[] => [
  '420506001001',
  who.name,
  who.number,
  kind,
  on,
  note,
]
const unions = (who: Added) =>
  world.services.db.many(sql`
    select partner_id, home_person_id, married_on, ended_on, source, confirmed_at is not null as confirmed
    from couple_member where person_id = ${who.id} order by married_on`)
const pregnancies = (who: Added) =>
  world.services.db.many(sql`
    select state, lmp, edd, dating_method, dating_version, booklet_on, outcome, outcome_on, source
    from pregnancy where person_id = ${who.id} order by created_at, pregnancy_id`)

test('a new registration ends the earlier union of either, on its day', async () => {
  const { wife, husband } = await addCouple(world, { marriedOn: '2019-05-20' })
  const second = await addPerson(world, { sex: 'male' })
  const { counts, codes } = await send('civil_affairs_marriages', married('2026-10-10', second, wife))
  expect(counts.created).toBe(1)
  expect(codes).toEqual(['UNION_ENDED'])
  expect(await unions(wife)).toMatchObject([
    { partner_id: husband.id, ended_on: '2026-10-10' },
    { partner_id: second.id, home_person_id: wife.id, ended_on: null, confirmed: false },
  ])
  expect(await unions(husband)).toMatchObject([{ ended_on: '2026-10-10' }])
  const facts = await world.services.db.one(
    sql`select couple_id from person_fact where person_id = ${husband.id}`,
  )
  expect(facts).toEqual({ couple_id: null })
})

test('an old registration that arrives late was over when the next began', async () => {
  const { wife, husband } = await addCouple(world, { marriedOn: '2024-05-20' })
  const earlier = await addPerson(world, { sex: 'male' })
  await send('civil_affairs_marriages', married('2015-03-01', earlier, wife))
  expect(await unions(wife)).toMatchObject([
    { partner_id: earlier.id, ended_on: '2024-05-20' },
    { partner_id: husband.id, ended_on: null },
  ])
})

test('a couple that linked in the app becomes a registered one and stays linked', async () => {
  const { wife, husband, coupleId } = await addCouple(world)
  await world.services.db.run(
    sql`update couple_member set married_on = null, source = 'invitation' where couple_id = ${coupleId}`,
  )
  expect((await send('civil_affairs_marriages', married('2026-11-20', husband, wife))).counts.merged).toBe(1)
  expect(await unions(wife)).toMatchObject([
    { married_on: '2026-11-20', source: 'civil_affairs', confirmed: true, ended_on: null },
  ])
})

test('two registrations of one couple on two days, and two unions on one day, are for a human', async () => {
  const { wife, husband } = await addCouple(world, { marriedOn: '2025-05-20' })
  expect((await send('civil_affairs_marriages', married('2025-06-20', husband, wife))).codes).toEqual([
    'MARRIAGE_DATE_DIFFERS',
  ])
  const other = await addPerson(world, { sex: 'male' })
  expect((await send('civil_affairs_marriages', married('2025-05-20', other, wife))).codes).toEqual([
    'TWO_UNIONS_ONE_DAY',
  ])
  expect(await unions(wife)).toHaveLength(1)
})

test('the wrong sides of a registration are refused', async () => {
  const { wife, husband } = await addCouple(world)
  expect((await send('civil_affairs_marriages', married('2026-10-01', wife, husband))).codes).toEqual([
    'SEX_CONTRADICTS',
    'SEX_CONTRADICTS',
  ])
})

test('a village pregnancy without dates is dated by the clinic, and an ultrasound dates it again', async () => {
  const her = await addPerson(world)
  expect((await send('village_reports', report(her, '怀孕', '2026-07-15'))).counts.created).toBe(1)
  expect(await pregnancies(her)).toMatchObject([{ dating_method: 'UNDATED', edd: null, source: 'village' }])
  expect((await send('clinic_antenatal', booklet(her, '2026-06-10', ''))).counts.merged).toBe(1)
  expect(await pregnancies(her)).toMatchObject([
    { dating_method: 'LMP', edd: '2027-03-17', dating_version: 2, booklet_on: '2026-08-01' },
  ])
  await send('clinic_antenatal', booklet(her, '2026-06-10', '2027-03-25'))
  expect(await pregnancies(her)).toMatchObject([
    { dating_method: 'US_T1', lmp: '2026-06-10', edd: '2027-03-25', dating_version: 3 },
  ])
  // The next file still says the LMP: a scan is not overruled by it.
  expect((await send('clinic_antenatal', booklet(her, '2026-06-10', ''))).counts.unchanged).toBe(1)
  expect(
    await world.services.db.many(
      sql`select dating_version, method, account_key from pregnancy_dating where person_id = ${her.id} order by 1`,
    ),
  ).toEqual([
    { dating_version: 1, method: 'UNDATED', account_key: 'import' },
    { dating_version: 2, method: 'LMP', account_key: 'import' },
    { dating_version: 3, method: 'US_T1', account_key: 'import' },
  ])
})

test('a row that contradicts the ongoing pregnancy is for a human and changes nothing', async () => {
  const her = await addPerson(world)
  await send('clinic_antenatal', booklet(her, '2026-06-10', ''))
  const before = await pregnancies(her)
  expect((await send('clinic_antenatal', booklet(her, '2026-06-20', ''))).codes).toEqual([
    'PREGNANCY_CONFLICT',
  ])
  expect((await send('clinic_antenatal', booklet(her, '2026-09-20', ''))).codes).toEqual([
    'PREGNANCY_CONFLICT',
  ])
  expect(await pregnancies(her)).toEqual(before)
})

test('a loss reported by a village silences everything in the transaction that records it', async () => {
  const { db, ids, clock } = world.services
  const her = await addPerson(world)
  await send('clinic_antenatal', booklet(her, '2026-08-10', ''))
  const { pregnancy_id } = await db.one<{ pregnancy_id: PregnancyId }>(
    sql`select pregnancy_id from pregnancy where person_id = ${her.id}`,
  )
  const message = ids.next()
  await db.run(sql`
    insert into message (person_id, message_id, dedupe_key, kind, template, params, urgency, pregnancy_id, last_day, state, send_at)
    values (${her.id}, ${message}, 'k', 'reminder', 't', '{}', 'U2', ${pregnancy_id}, '2026-12-01', 'queued', ${clock.now()})`)
  await db.run(
    sql`insert into outbox (bucket, message_id, person_id, lease_until) values ((${message}::bigint % 64)::smallint, ${message}, ${her.id}, ${clock.now()})`,
  )
  await db.run(sql`
    insert into reminder (person_id, course, about_id, stage, occurrence, version, opens_on, closes_on, due_on, state)
    values (${her.id}, 'pregnancy', ${pregnancy_id}, 's', 1, 1, '2026-11-25', '2026-12-05', '2026-11-26', 'planned')`)

  expect(
    (await send('village_reports', report(her, '妊娠终止', '2026-11-05', '自然流产'))).counts.merged,
  ).toBe(1)
  expect(await pregnancies(her)).toMatchObject([
    { state: 'loss', outcome: 'miscarriage', outcome_on: '2026-11-05' },
  ])
  expect(await db.many(sql`select state from message where person_id = ${her.id}`)).toEqual([
    { state: 'suppressed' },
  ])
  expect(await db.many(sql`select 1 from outbox where person_id = ${her.id}`)).toEqual([])
  expect(await db.many(sql`select state from reminder where person_id = ${her.id}`)).toEqual([
    { state: 'silenced' },
  ])
  expect(await db.many(sql`select reason, ends_at from message_hold where person_id = ${her.id}`)).toEqual([
    { reason: 'loss', ends_at: null },
  ])
  expect(await db.one(sql`select pregnant from person_fact where person_id = ${her.id}`)).toEqual({
    pregnant: false,
  })
  // The clinic's next file still has her booklet, the village's the report of her pregnancy: neither begins again.
  expect((await send('clinic_antenatal', booklet(her, '2026-08-10', ''))).counts.unchanged).toBe(1)
  expect((await send('village_reports', report(her, '怀孕', '2026-09-20'))).counts.unchanged).toBe(1)
  expect(await pregnancies(her)).toHaveLength(1)
})

test('a loss without a pregnancy is for a human, and never ends one that began later', async () => {
  const her = await addPerson(world)
  expect((await send('village_reports', report(her, '妊娠终止', '2026-05-05'))).codes).toEqual([
    'NO_PREGNANCY',
  ])
  await send('clinic_antenatal', booklet(her, '2026-08-10', '', '2026-10-01'))
  expect((await send('village_reports', report(her, '妊娠终止', '2026-05-05'))).codes).toEqual([
    'NO_PREGNANCY',
  ])
  expect(await pregnancies(her)).toMatchObject([{ state: 'ongoing' }])
})

test('departures and deaths reach the facts; a report about nobody known is kept for a human', async () => {
  const [gone, dead] = [await addPerson(world), await addPerson(world, { birth: '1950-01-01' })]
  await send('village_reports', report(gone, '迁出', '2026-11-17'), report(dead, '死亡', '2026-11-07'))
  const facts = (who: Added) =>
    world.services.db.one(sql`select alive, resident from person_fact where person_id = ${who.id}`)
  expect(await facts(gone)).toEqual({ alive: true, resident: false })
  expect(await facts(dead)).toEqual({ alive: false, resident: true })
  const nobody = { ...gone, number: '470101195803030029', name: '子虚' }
  expect((await send('village_reports', report(nobody, '死亡', '2026-11-07'))).codes).toEqual(['ID_CHECKSUM'])
  expect(
    (await send('village_reports', report({ ...nobody, number: '11010519491231002X' }, '死亡', '2026-11-07')))
      .codes,
  ).toEqual(['PERSON_UNKNOWN'])
})

test('a name that differs from the record changes nothing in any feed', async () => {
  const { wife, husband } = await addCouple(world, { marriedOn: '2026-01-01' })
  const other = { ...wife, name: '别人' }
  for (const sent of [
    send('civil_affairs_marriages', married('2026-10-01', husband, other)),
    send('clinic_antenatal', booklet(other, '2026-08-10', '')),
    send('village_reports', report(other, '低保认定', '2026-10-01')),
  ]) {
    const { counts, codes } = await sent
    expect(counts).toMatchObject({ review: 1, read: 1 })
    expect(codes).toContain('NAME_DIFFERS')
  }
  expect(await pregnancies(wife)).toEqual([])
})

test('a number with two names is quarantined: she is not verified before somebody has looked', async () => {
  const her = await addPerson(world)
  const row = ['别人', her.number, '女', '', '01', '20', '420506001001', '420506001001', '']
  expect((await send('household_register', row)).codes).toEqual(['NAME_DIFFERS'])
  expect(
    await world.services.db.one(sql`select review_reason from person where person_id = ${her.id}`),
  ).toEqual({
    review_reason: 'NAME_DIFFERS',
  })
})

test('a phone that the register lacks is taken from the clinic, one that it has is not replaced', async () => {
  const her = await addPerson(world)
  const phone = () =>
    world.services.db.one(
      sql`select encode(phone_index, 'hex') as phone from person where person_id = ${her.id}`,
    )
  const before = await phone()
  const row = [...booklet(her, '2026-08-10', '').slice(0, 7), '16099999999']
  await send('clinic_antenatal', row)
  expect(await phone()).toEqual(before)
  await world.services.db.run(
    sql`update person set phone_index = null, phone_sealed = null where person_id = ${her.id}`,
  )
  expect((await send('clinic_antenatal', row)).counts.merged).toBe(1)
  expect(await phone()).not.toEqual({ phone: null })
})

test('an unreadable file stops the import before anything is written', async () => {
  const her = await addPerson(world)
  const text = [
    feeds.village_reports.columns.join(','),
    report(her, '低保认定', '2026-10-01').join(','),
  ].join('\n')
  await expect(
    importPopulation(
      world.services,
      [
        { feed: 'village_reports', bytes: Buffer.from(text) },
        { feed: 'clinic_antenatal', bytes: Buffer.from('姓名\n') },
      ],
      { dryRun: false },
    ),
  ).rejects.toThrow('医疗产前建册: 缺少列')
  expect(await world.services.db.many(sql`select 1 from hardship where person_id = ${her.id}`)).toEqual([])
})
