/**
 * Holds the two compilers and a third, slow, obvious evaluator together on random people and random rules: SQL for the
 * city, TypeScript for one person, and the oracle.
 */
import fc from 'fast-check'
import { openTestDb, type TestDb } from '../../../../test/database/open'
import type { LocalDate } from '../../../../types/schema'
import { rawSql } from '../../../database/sql'
import { evaluate } from '../evaluate'
import type { PersonFacts } from '../facts'
import { flipDate, nextTick } from '../flip'
import { ruleOf, type Programme } from '../programme'
import { compileSql, maskQuery } from '../sql'
import type { State } from '../state'
import { compileTicks } from '../ticks'
import { city, dated, person, programme, rule, todays } from './arbitraries'
import { bit, dateOfDay, day, named, oracle } from './oracle'

let test: TestDb
beforeAll(async () => {
  test = await openTestDb(1)
})
afterAll(() => test.close())

const rowOf = (facts: PersonFacts, i: number) => ({
  person_id: i + 1,
  alive: facts.alive,
  resident: facts.resident,
  pregnant: facts.pregnant,
  sex: facts.sex,
  birth_date: facts.birthDate,
  fetuses: facts.fetuses,
  children: facts.children,
  hukou: facts.hukou,
  residence: facts.residence,
  residence_since: facts.residenceSince,
  permit_until: facts.permitUntil,
  married_on: facts.marriedOn,
  dating_lmp: facts.datingLmp,
  plans_pregnancy_on: facts.plansPregnancyOn,
  last_screen_on: facts.lastScreenOn,
  pregnancy_ended_on: facts.pregnancyEndedOn,
  partner_sex: facts.partnerSex,
  partner_birth_date: facts.partnerBirthDate,
  partner_hukou: facts.partnerHukou,
  partner_residence: facts.partnerResidence,
  partner_residence_since: facts.partnerResidenceSince,
  partner_permit_until: facts.partnerPermitUntil,
  partner_linked: facts.partnerLinked,
  couple_id: facts.coupleId,
  village: facts.village,
  born_at: facts.bornAt,
  mother_hukou: facts.motherHukou,
  mother_residence: facts.motherResidence,
  evidence: facts.evidence.toString(),
  results: facts.results.toString(),
  eligible: '0',
  review: '0',
  hardship: facts.hardship,
  used: facts.used.toString(),
  holds: facts.holds.toString(),
})

async function store(people: readonly PersonFacts[]): Promise<void> {
  await test.db.run(rawSql('delete from person_fact'))
  const rows = JSON.stringify(people.map(rowOf))
  await test.db.run(
    rawSql('insert into person_fact select * from jsonb_populate_recordset(null::person_fact, $1::jsonb)', [
      rows,
    ]),
  )
}

interface Masks {
  readonly eligible: bigint
  readonly review: bigint
}

async function masksOf(programmes: readonly Programme[], today: LocalDate): Promise<Masks[]> {
  const rows = await test.db.many<{ eligible: string; review: string }>(
    rawSql(`${maskQuery(compileSql(programmes, today))} order by person_id`),
  )
  return rows.map(row => ({ eligible: BigInt(row.eligible), review: BigInt(row.review) }))
}

const stateIn = (masks: Masks | undefined, ordinal: number): State =>
  masks === undefined
    ? 'unknown'
    : bit(masks.eligible, ordinal)
      ? 'met'
      : bit(masks.review, ordinal)
        ? 'unknown'
        : 'not_met'

it('the SQL for the city, the evaluator for one person and the oracle agree, case by case', async () => {
  const cases = { met: 0, not_met: 0, unknown: 0 }
  await fc.assert(
    fc.asyncProperty(city, async ({ today, programmes, people }) => {
      await store(people)
      const masks = await masksOf(programmes, today)
      expect(masks).toHaveLength(people.length)
      for (const p of programmes) {
        const bound = ruleOf(p)
        people.forEach((facts, i) => {
          const expected = named(oracle(p.rule, p, facts, today))
          const actual = { ts: evaluate(bound, facts, today), sql: stateIn(masks[i], p.ordinal) }
          if (actual.ts !== expected || actual.sql !== expected) {
            expect({ ...actual, rule: p.rule, facts }).toEqual({
              ts: expected,
              sql: expected,
              rule: p.rule,
              facts,
            })
          }
          cases[expected]++
        })
      }
    }),
    { numRuns: 200 },
  )
  // Enough cases, and of each kind: a generator that always refuses would prove nothing.
  expect(cases.met + cases.not_met + cases.unknown).toBeGreaterThanOrEqual(100_000)
  expect(Math.min(cases.met, cases.not_met, cases.unknown)).toBeGreaterThan(10_000)
}, 120_000)

it('the flip date is the first day on which scanning day by day finds another answer', () => {
  let flips = 0
  const single = fc
    .constantFrom(...todays)
    .chain(today => fc.tuple(fc.constant(today), programme(5, fc.oneof(rule, dated, dated)), person(today)))
  fc.assert(
    fc.property(single, ([today, p, facts]) => {
      const now = oracle(p.rule, p, facts, today)
      const scan = Array.from({ length: 400 }, (_, i) => dateOfDay(day(today) + i + 1))
      const expected = scan.find(date => oracle(p.rule, p, facts, date) !== now)
      expect(flipDate(ruleOf(p), undefined, facts, today)).toBe(expected)
      if (expected !== undefined) flips++
      // Nothing happens before the next tick.
      const tick = nextTick(p, facts, today)
      if (expected !== undefined) expect(tick !== undefined && tick <= expected).toBe(true)
    }),
    { numRuns: 2000 },
  )
  expect(flips).toBeGreaterThan(200)
}, 120_000)

it('the night pass looks at everyone whose answer a new day has changed, after one night or many', async () => {
  await fc.assert(
    fc.asyncProperty(city, fc.constantFrom(1, 2, 30, 370), async ({ today, programmes, people }, nights) => {
      await store(people)
      const later = dateOfDay(day(today) + nights)
      const [before, after] = [await masksOf(programmes, today), await masksOf(programmes, later)]
      const ticked = await test.db.many<{ person_id: string }>(
        rawSql(`select person_id::text from person_fact f where ${compileTicks(programmes, today, later)}`),
      )
      const looked = new Set(ticked.map(row => Number(row.person_id) - 1))
      before.forEach((masks, i) => {
        if (!looked.has(i)) expect(after[i]).toEqual(masks)
      })
    }),
    { numRuns: 15 },
  )
}, 120_000)

it('where the register has another day than the minute of birth, hours are those of the minute in both compilers', async () => {
  const today = '2026-11-22' as LocalDate
  const [screening] = fc.sample(programme(5, fc.constant({ is: 'childAge', from: '6h', to: '72h' })), 1)
  const [someone] = fc.sample(person(today), 1)
  if (screening === undefined || someone === undefined) throw new Error('nothing generated')
  const born = (bornAt: string, birthDate: string): PersonFacts => ({
    ...someone,
    bornAt,
    birthDate: birthDate as LocalDate,
  })
  const people = [
    born('2026-11-20T08:30', '2026-11-01'),
    born('2026-11-01T08:30', '2026-11-20'),
    born('2026-11-20T08:30', '2026-11-20'),
  ]
  await store(people)
  const masks = await masksOf([screening], today)
  expect(masks.map(found => stateIn(found, 5))).toEqual(['met', 'not_met', 'met'])
  const rule = ruleOf(screening)
  expect(people.map(facts => evaluate(rule, facts, today))).toEqual(['met', 'not_met', 'met'])
})
