/** Holds the two sides of classification together on random women: SQL for the city, TypeScript for one. */
import fc from 'fast-check'
import { openTestDb, type TestDb } from '../../test/database/open'
import { visitClasses } from '../../catalog/visit-classes'
import type { LocalDate } from '../../types/schema'
import { rawSql, sql } from '../database/sql'
import { addDays } from '../eligibility/rules/calendar'
import { factsOf, type PersonFactRow } from '../eligibility/rules/facts'
import { classesNow } from './queries/plan'
import { classOf } from './rules/classify'
import { visitClassTable, type VisitClass } from './rules/visit-class'

let database: TestDb
beforeAll(async () => {
  database = await openTestDb(1)
})
afterAll(() => database.close())

const today = fc.constantFrom(
  '2026-11-23',
  '2027-02-28',
  '2028-02-29',
  '2028-03-01',
) as fc.Arbitrary<LocalDate>
/** Near the boundaries: birthdays, a year after a birth, the ends of the planning window. */
const offset = fc.constantFrom(...[-200, -181, -180, -1, 0, 1, 30, 180, 181, 364, 365, 366, 367, 400])
const methods = [null, 'none', 'condom', 'iud', 'implant', 'sterilised', 'pill'] as const
const woman = fc.record({
  alive: fc.constantFrom(true, true, true, false),
  resident: fc.constantFrom(true, true, true, false),
  sex: fc.constantFrom(2, 2, 2, 1, 9),
  pregnant: fc.boolean(),
  married: fc.boolean(),
  hardship: fc.constantFrom(0, 0, 1, 2),
  age: fc.constantFrom(14, 15, 30, 49, 50),
  birthdayIn: fc.constantFrom(-1, 0, 1),
  plans: fc.option(offset, { nil: null }),
  delivered: fc.option(offset, { nil: null }),
  outcome: fc.constantFrom('birth', 'miscarriage'),
  method: fc.constantFrom(...methods),
})
type Woman = typeof woman extends fc.Arbitrary<infer W> ? W : never

const birthOf = ({ age, birthdayIn }: Woman, day: LocalDate): LocalDate =>
  addDays(
    `${Number(day.slice(0, 4)) - age}-${day.slice(5).replace('02-29', '02-28')}` as LocalDate,
    birthdayIn,
  )

async function store(women: readonly Woman[], day: LocalDate): Promise<void> {
  const { db } = database
  await db.script('delete from person_fact; delete from pregnancy; delete from visit_subject')
  const rows = women.map((one, i) => ({
    id: i + 1,
    ...one,
    birth: birthOf(one, day),
    planned: one.plans === null ? null : addDays(day, -one.plans),
    born: one.delivered === null ? null : addDays(day, -one.delivered),
  }))
  const list = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
    as w(id bigint, alive boolean, resident boolean, sex smallint, pregnant boolean, married boolean, hardship int, birth date,
         planned date, born date, outcome text, method text)`
  await db.run(sql`
    insert into person_fact (person_id, alive, resident, sex, pregnant, couple_id, hardship, birth_date, plans_pregnancy_on, village)
    select id, alive, resident, sex, pregnant, case when married then id end, hardship, birth, planned, 420506001001 from ${list}`)
  await db.run(sql`
    insert into pregnancy (person_id, pregnancy_id, state, dating_method, source, outcome, outcome_on, created_at)
    select id, id, case outcome when 'birth' then 'birth' else 'loss' end, 'UNDATED', 'self', outcome, born,
           '2026-01-01T00:00:00.000Z'::timestamptz
    from ${list} where born is not null`)
  await db.run(sql`
    insert into visit_subject (person_id, class, since, region, contraception)
    select id, null, ${day}, 0, method from ${list} where method is not null`)
}

const expected = async (classes: readonly VisitClass[], women: readonly Woman[], day: LocalDate) => {
  const rows = await database.db.many<PersonFactRow & { person_id: string }>(
    rawSql('select * from person_fact order by person_id'),
  )
  return rows.map(row => {
    const one = women[Number(row.person_id) - 1]
    const birth = one?.outcome === 'birth' && one.delivered !== null
    return classOf(
      classes,
      factsOf(row),
      {
        deliveredOn: birth ? addDays(day, -(one.delivered ?? 0)) : null,
        longActing:
          one === undefined || one.method === null
            ? null
            : ['iud', 'implant', 'sterilised'].includes(one.method),
      },
      day,
    )
  })
}

const agree = async (classes: readonly VisitClass[], women: readonly Woman[], day: LocalDate) => {
  await store(women, day)
  const inSql = (await classesNow(database.db, classes, day, 'all')).map(row => row.class)
  expect(inSql).toEqual(await expected(classes, women, day))
  return inSql
}

test('SQL and TypeScript put 6,000 women into the same classes, and no class stays empty', async () => {
  const seen = new Set<number | null>()
  await fc.assert(
    fc.asyncProperty(today, fc.array(woman, { minLength: 200, maxLength: 200 }), async (day, women) => {
      for (const found of await agree(visitClasses, women, day)) seen.add(found)
    }),
    { numRuns: 30 },
  )
  expect(seen).toEqual(new Set([null, 1, 2, 3]))
}, 120_000)

test('the lowest number that is met wins, in whatever order a city writes its classes', async () => {
  const everybody = (number: 1 | 2 | 3): VisitClass => ({
    class: number,
    title: '试',
    rule: { is: 'any', of: [{ is: 'alive' }, { is: 'longActing' }, { is: 'not', of: { is: 'longActing' } }] },
    every: { months: 3 },
    form: ['counselling'],
  })
  await fc.assert(
    fc.asyncProperty(today, fc.array(woman, { minLength: 50, maxLength: 50 }), async (day, women) => {
      const found = await agree([everybody(3), everybody(2)], women, day)
      expect(found.filter(one => one !== null && one !== 2)).toEqual([])
    }),
    { numRuns: 5 },
  )
}, 60_000)

test('a table that names a class twice, or a condition that nobody knows, is refused', () => {
  const [first] = visitClasses
  expect(visitClassTable.safeParse([first, first]).success).toBe(false)
  expect(visitClassTable.safeParse([{ ...first, rule: { is: 'zodiac' } }]).success).toBe(false)
  expect(visitClassTable.safeParse(visitClasses).success).toBe(true)
})
