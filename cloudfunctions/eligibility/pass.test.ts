/** The pass as a statement: writes what changed, nothing twice, and every way of cutting the city gives the same masks. */
import { programmes as published } from '../../catalog/yiling/programmes'
import { openTestDb, type TestDb } from '../../test/database/open'
import type { LocalDate } from '../../types/schema'
import { rawSql, sql } from '../database/sql'
import { inForce } from './rules/programme'
import { passStatement, type PassCount, type PassScope } from './pass'

const day = (text: string): LocalDate => text as LocalDate
const today = day('2026-11-22')
const programmes = inForce(published, '420506', today)

let test: TestDb
beforeAll(async () => {
  test = await openTestDb(1)
})
afterAll(() => test.close())
beforeEach(() => test.db.script('truncate person_fact, entitlement_event, programme_set'))

let run = 0
const pass = (date: LocalDate, scope?: PassScope, list = programmes): Promise<PassCount> =>
  test.db.one<PassCount>(passStatement(list, date, String(++run), scope))

/** 500 people over all the dates that matter: weddings, pregnancies and birthdays spread around today. */
async function populate(): Promise<void> {
  await test.db.run(
    rawSql(`insert into person_fact (person_id, alive, resident, pregnant, sex, birth_date, fetuses, hukou, residence,
        married_on, dating_lmp, partner_hukou, couple_id, village)
      select i, i % 50 <> 0, true, i % 5 = 1, 1 + (i % 2), date '2026-11-22' - (6000 + i * 40), 1,
        case when i % 11 = 0 then null else 420506 end, 420506,
        date '2026-11-22' - (i % 250), case when i % 5 = 1 then date '2026-11-22' - (i % 280) end, 420506,
        case when i % 3 > 0 then i / 2 end, case when i % 7 > 0 then 420506000000 + (i % 12) * 1000 + 1 end
      from generate_series(1, 500) i`),
  )
}

const stored = () =>
  test.db.many(
    sql`select person_id, eligible, review from person_fact where eligible <> 0 or review <> 0 order by person_id`,
  )
const events = async (): Promise<number> =>
  (await test.db.one<{ n: number }>(sql`select count(*)::int as n from entitlement_event`)).n

it('a newly-wed couple gets the premarital bit, an event says so, and it closes the day after the window', async () => {
  await test.db
    .run(sql`insert into person_fact (person_id, alive, resident, sex, birth_date, hukou, residence, married_on, couple_id)
    values (1, true, true, 2, '1998-05-01', 420506, 420506, ${day('2026-09-20')}, 7)`)
  expect((await pass(today)).opened).toBe(1)
  const bit = sql`select eligible & 1 = 1 as open from person_fact where person_id = 1`
  expect(await test.db.one(bit)).toEqual({ open: true })
  await pass(day('2027-03-22'))
  expect(await test.db.one(bit)).toEqual({ open: true })
  expect((await pass(day('2027-03-23'))).closed).toBe(1)
  expect(await test.db.one(bit)).toEqual({ open: false })
  expect(
    await test.db.many(
      sql`select occurred_on from entitlement_event where (eligible_opened | eligible_closed) & 1 = 1 order by occurred_on`,
    ),
  ).toEqual([{ occurred_on: today }, { occurred_on: '2027-03-23' }])
})

it('a second run of the same day writes no row', async () => {
  await populate()
  const first = await pass(today)
  expect(first.changed).toBeGreaterThan(300)
  const before = await events()
  expect(await pass(today)).toEqual({ changed: 0, opened: 0, closed: 0 })
  expect(await events()).toBe(before)
})

it('shards, single people and nights end at the masks of the whole city', async () => {
  await populate()
  await pass(today)
  const whole = await stored()
  await test.db.script('update person_fact set eligible = 0, review = 0')
  await pass(today, { kind: 'region', low: null, high: '420506004000' })
  await pass(today, { kind: 'region', low: '420506004000', high: '420506009000' })
  expect(await stored()).not.toEqual(whole)
  await pass(today, { kind: 'region', low: '420506009000', high: null })
  expect(await stored()).toEqual(whole)
  await test.db.script('update person_fact set eligible = 0, review = 0')
  await pass(today, { kind: 'people', ids: Array.from({ length: 500 }, (_, i) => String(i + 1)) })
  expect(await stored()).toEqual(whole)
  // Three nights, the last after a week's silence; then nothing is left for a full pass to correct.
  const nights = ['2026-11-22', '2026-11-23', '2026-11-24', '2026-12-01'].map(day)
  for (const [i, lastRun] of nights.slice(0, -1).entries()) {
    await pass(nights[i + 1] ?? today, { kind: 'night', lastRun, changed: [] })
  }
  expect(await stored()).not.toEqual(whole)
  expect((await pass(day('2026-12-01'))).changed).toBe(0)
})

it('the night looks at people whose facts changed, and nobody else is decided anew', async () => {
  await populate()
  await pass(today)
  await test.db.run(sql`update person_fact set alive = false where person_id in (3, 4)`)
  expect((await pass(today, { kind: 'night', lastRun: today, changed: ['3'] })).changed).toBe(1)
  expect((await pass(today)).changed).toBe(1)
})

it('an event keeps why it was looked at, under which versions, and the facts with every bit', async () => {
  await populate()
  await test.db.run(sql`update person_fact set used = ${String(1n << 61n)} where person_id = 8`)
  await pass(today)
  await test.db.run(sql`update person_fact set sex = 9 where person_id = 8`)
  await test.db.one(passStatement(programmes, today, '99', { kind: 'people', ids: ['8'] }, 'facts'))
  const [event] = await test.db.many<{
    cause: string
    facts: Record<string, unknown>
    used: string
    versions: unknown
  }>(sql`
    select e.cause, to_jsonb(e.facts) as facts, (e.facts).used, s.versions from entitlement_event e join programme_set s on s.hash = e.programmes
    where e.person_id = 8 and e.run_id = 99`)
  expect(event?.cause).toBe('facts')
  expect(event?.facts).toMatchObject({ sex: 9, married_on: '2026-11-14' })
  expect(event?.used).toBe(String(1n << 61n))
  expect(event?.versions).toContainEqual({ code: 'V_PREMARITAL', version: 1, region: '420506' })
})

it('a programme that has ended closes for everyone', async () => {
  await populate()
  await pass(today)
  const open = sql`select count(*)::int as n from person_fact where eligible & 512 <> 0`
  expect((await test.db.one<{ n: number }>(open)).n).toBeGreaterThan(100)
  await pass(
    today,
    undefined,
    programmes.filter(p => p.code !== 'V_CONTRA'),
  )
  expect(await test.db.one(open)).toEqual({ n: 0 })
})
