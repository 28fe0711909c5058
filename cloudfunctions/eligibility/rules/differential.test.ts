/**
 * Holds the two compilers and a third, slow, obvious evaluator together on random people and random rules: SQL for the
 * city, TypeScript for one person, and the oracle below, which shares no code with either.
 */
import fc from 'fast-check'
import { rawSql } from '../../database/sql'
import type { LocalDate } from '../../../types/schema'
import { openTestDb, type TestDb } from '../../../test/database/open'
import { evaluate } from './evaluate'
import type { PersonFacts } from './facts'
import { flipDate, nextTick } from './flip'
import type { Predicate } from './predicate'
import { programmeVersion, ruleOf, type Programme } from './programme'
import { compileSql, maskQuery } from './sql'
import type { State } from './state'
import { compileTicks } from './ticks'

// ---- the oracle -------------------------------------------------------------------------------------------------------

const day = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000
const dateOfDay = (n: number): LocalDate => new Date(n * 86_400_000).toISOString().slice(0, 10) as LocalDate

function fullYears(since: string, date: string): number {
  const year = Number(date.slice(0, 4))
  const common = new Date(Date.UTC(year, 1, 29)).getUTCMonth() !== 1
  const anniversary = since.slice(5) === '02-29' && common ? '02-28' : since.slice(5)
  return year - Number(since.slice(0, 4)) - (date.slice(5) < anniversary ? 1 : 0)
}

/** true, false, or null for unknown */
type Kleene = boolean | null
const both = (...xs: Kleene[]): Kleene =>
  xs.some(x => x === false) ? false : xs.some(x => x === null) ? null : true
const either = (...xs: Kleene[]): Kleene =>
  xs.some(x => x === true) ? true : xs.some(x => x === null) ? null : false
const bit = (mask: bigint, n: number): boolean => (mask / 2n ** BigInt(n)) % 2n === 1n
const between = (x: number | null, low = -Infinity, high = Infinity): Kleene =>
  x === null ? null : x >= low && x <= high
const daysSince = (date: string | null, today: string): number | null =>
  date === null ? null : day(today) - day(date)

function oracleResidence(mode: string, region: string, f: PersonFacts, today: string): Kleene {
  const inside = (code: number | null): Kleene =>
    code === null ? null : region === 'CN' || String(code).startsWith(region)
  const partner = f.coupleId === null ? false : f.partnerLocal
  const sixMonths = both(inside(f.residence), between(daysSince(f.residenceSince, today), 183))
  switch (mode) {
    case 'HUKOU_ONE':
      return either(inside(f.hukou), partner)
    case 'HUKOU_OR_PERMIT_ONE':
      return either(
        inside(f.hukou),
        partner,
        both(inside(f.residence), f.permitUntil === null ? null : f.permitUntil >= today),
      )
    case 'RESIDENT_6M_BOTH':
      return both(sixMonths, f.coupleId === null || f.partnerLocal === true ? true : null)
    case 'RESIDENT_6M_WOMAN':
      return f.sex === 2 ? sixMonths : null
    case 'CHANGZHU':
      return inside(f.residence)
    default:
      return true
  }
}

const hardshipValue = { specialFamily: 1, lowIncome: 2, destitute: 4, disabled: 8 }

function oracle(node: Predicate, p: Programme, f: PersonFacts, today: string): Kleene {
  switch (node.is) {
    case 'all':
      return both(...node.of.map(child => oracle(child, p, f, today)))
    case 'any':
      return either(...node.of.map(child => oracle(child, p, f, today)))
    case 'not': {
      const inner = oracle(node.of, p, f, today)
      return inner === null ? null : !inner
    }
    case 'alive':
      return f.alive
    case 'resident':
      return f.resident
    case 'pregnant':
      return f.pregnant
    case 'couple':
      return f.coupleId !== null
    case 'known':
      return f[node.fact] !== null
    case 'sex':
      return f.sex === 1 || f.sex === 2 ? f.sex === (node.sex === 'male' ? 1 : 2) : null
    case 'age': {
      const edd = f.datingLmp === null ? null : dateOfDay(day(f.datingLmp) + 280)
      const on = node.on === 'today' ? today : node.on === 'edd' ? edd : f.marriedOn
      return on === null ? null : between(fullYears(f.birthDate, on), node.min, node.max)
    }
    case 'residence':
      return oracleResidence(node.mode, p.region, f, today)
    case 'married':
      return between(daysSince(f.marriedOn, today), node.fromDays, node.toDays)
    case 'plansPregnancy':
      return between(daysSince(f.plansPregnancyOn, today), node.fromDays, node.toDays)
    case 'gestationalAge':
      return f.pregnant ? between(daysSince(f.datingLmp, today), node.fromDays, node.toDays) : false
    case 'fetuses':
    case 'children':
      return between(f[node.is], node.min, node.max)
    case 'hardship':
      return node.anyOf.some(category => Math.floor(f.hardship / hardshipValue[category]) % 2 === 1)
    case 'lastScreen':
      return f.lastScreenOn === null
        ? node.never === 'met'
          ? true
          : null
        : fullYears(f.lastScreenOn, today) >= node.yearsAgo
    case 'partnerLinked':
      return f.coupleId === null ? false : f.partnerLinked
    case 'unused':
      return !bit(f.used, node.of?.ordinal ?? p.ordinal)
    case 'unheld':
      return !bit(f.holds, node.of?.ordinal ?? p.ordinal)
  }
}

const named = (value: Kleene): State => (value === null ? 'unknown' : value ? 'met' : 'not_met')

// ---- random people and rules: values sit near the boundaries, where mistakes live --------------------------------------

const todays = [
  '2026-11-22',
  '2026-12-31',
  '2027-02-28',
  '2027-03-01',
  '2028-02-28',
  '2028-02-29',
  '2028-03-01',
] as LocalDate[]
const offsets = [-183, -91, -90, -89, -1, 0, 1, 76, 77, 97, 98, 105, 146, 147, 182, 183, 184, 365, 366]
const ordinals = [0, 1, 5, 30, 31, 32, 61]

const offset = fc.constantFrom(...offsets)
const near = (today: LocalDate) =>
  fc.option(
    fc
      .tuple(offset, fc.integer({ min: -1, max: 1 }))
      .map(([days, shift]) => dateOfDay(day(today) - days + shift)),
    { freq: 4, nil: null },
  )
/** Some years ago within a day of today, or the end of a February. */
const anniversary = (today: LocalDate) =>
  fc.oneof(
    fc
      .tuple(fc.integer({ min: 1, max: 70 }), fc.integer({ min: -1, max: 1 }))
      .map(([years, shift]) =>
        dateOfDay(
          day(
            `${Number(today.slice(0, 4)) - years}${today.slice(4) === '-02-29' ? '-02-28' : today.slice(4)}`,
          ) + shift,
        ),
      ),
    fc
      .constantFrom(
        '2008-02-29',
        '1996-02-29',
        '1992-02-29',
        '1992-02-28',
        '1991-03-01',
        '2010-02-28',
        '1963-01-01',
      )
      .map(d => d as LocalDate),
  )
const code = fc.option(fc.constantFrom(420506, 420503, 420581, 429004, 440105), { freq: 4, nil: null })
const maybeTrue = fc.constantFrom(true, false, null)
const masks = fc
  .array(fc.constantFrom(...ordinals), { maxLength: 3 })
  .map(bits => bits.reduce((mask, n) => mask | (1n << BigInt(n)), 0n))

const person = (today: LocalDate): fc.Arbitrary<PersonFacts> =>
  fc.record({
    alive: fc.constantFrom(true, true, true, false),
    resident: fc.constantFrom(true, true, true, false),
    pregnant: fc.boolean(),
    sex: fc.constantFrom(1, 2, 2, 0, 9),
    birthDate: anniversary(today),
    fetuses: fc.constantFrom(null, 1, 2),
    children: fc.constantFrom(null, 0, 1, 2),
    hukou: code,
    residence: code,
    residenceSince: near(today),
    permitUntil: near(today),
    marriedOn: near(today),
    datingLmp: near(today),
    plansPregnancyOn: near(today),
    lastScreenOn: fc.option(anniversary(today), { freq: 3, nil: null }),
    partnerLocal: maybeTrue,
    partnerLinked: maybeTrue,
    coupleId: fc.constantFrom(null, '7', '7'),
    hardship: fc.integer({ min: 0, max: 15 }),
    used: masks,
    holds: masks,
  })

const window = fc.record({ fromDays: offset, toDays: offset })
/** Bounds of which at least one is given. */
const bounds = <L extends string, H extends string>(low: L, high: H, from: number, to: number) =>
  fc
    .tuple(
      fc.integer({ min: from, max: to }),
      fc.integer({ min: from, max: to }),
      fc.constantFrom('low', 'high', 'both'),
    )
    .map(([a, b, which]) => ({
      ...(which === 'high' ? {} : { [low]: a }),
      ...(which === 'low' ? {} : { [high]: b }),
    }))
const other = fc.option(
  fc.constantFrom(...ordinals).map(ordinal => ({ code: `V_P${ordinal}X`, ordinal, title: '另一项' })),
  { nil: undefined },
)
const atom = fc.oneof(
  fc.constantFrom<unknown>(
    { is: 'alive' },
    { is: 'resident' },
    { is: 'couple' },
    { is: 'pregnant' },
    { is: 'partnerLinked' },
  ),
  fc
    .constantFrom('residenceSince', 'permitUntil', 'marriedOn', 'datingLmp')
    .map(fact => ({ is: 'known', fact })),
  fc.constantFrom('male', 'female').map(sex => ({ is: 'sex', sex })),
  fc
    .tuple(bounds('min', 'max', 14, 64), fc.constantFrom('today', 'edd', 'marriage'))
    .map(([b, on]) => ({ is: 'age', ...b, on })),
  fc
    .constantFrom(
      'HUKOU_ONE',
      'HUKOU_OR_PERMIT_ONE',
      'RESIDENT_6M_BOTH',
      'RESIDENT_6M_WOMAN',
      'CHANGZHU',
      'ANY',
    )
    .map(mode => ({ is: 'residence', mode })),
  window.map(w => ({ is: 'married', ...w })),
  window.map(w => ({ is: 'plansPregnancy', ...w })),
  bounds('fromDays', 'toDays', 70, 190).map(b => ({ is: 'gestationalAge', ...b })),
  fc
    .tuple(bounds('min', 'max', 0, 2), fc.constantFrom('fetuses', 'children'))
    .map(([b, is]) => ({ is, ...b })),
  fc
    .subarray(['specialFamily', 'lowIncome', 'destitute', 'disabled'], { minLength: 1 })
    .map(anyOf => ({ is: 'hardship', anyOf })),
  fc.record({
    is: fc.constant('lastScreen'),
    yearsAgo: fc.integer({ min: 0, max: 5 }),
    never: fc.constantFrom('met', 'unknown'),
  }),
  fc.record({ is: fc.constantFrom('unused', 'unheld'), of: other }),
)
const { tree } = fc.letrec<{ tree: unknown }>(tie => ({
  tree: fc.oneof(
    { maxDepth: 3, depthSize: 'small', withCrossShrink: true },
    atom,
    fc.record({ is: fc.constant('all'), of: fc.array(tie('tree'), { minLength: 1, maxLength: 4 }) }),
    fc.record({ is: fc.constant('any'), of: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ is: fc.constant('not'), of: tie('tree'), refusal: fc.constant('TOO_LATE') }),
  ),
}))
/** As published rules are: a conjunction with much in common with its neighbours, so that factoring has work. */
const rule = fc.oneof(
  tree,
  fc
    .tuple(
      fc.subarray(['alive', 'resident', 'pregnant', 'couple', 'unused', 'unheld']),
      fc.boolean(),
      fc.array(tree, { minLength: 1, maxLength: 3 }),
    )
    .map(([shared, woman, rest]) => ({
      is: 'all',
      of: [...shared.map(is => ({ is })), ...(woman ? [{ is: 'sex', sex: 'female' }] : []), ...rest],
    })),
)

/** Rules that time alone decides. */
const dated = fc.record({
  is: fc.constantFrom('all', 'any'),
  of: fc.array(
    fc.oneof(
      window.map(w => ({ is: 'married', fromDays: w.fromDays, toDays: w.fromDays + 60 })),
      window.map(w => ({ is: 'plansPregnancy', fromDays: w.fromDays, toDays: 366 })),
      bounds('fromDays', 'toDays', 70, 190).map(b => ({ is: 'gestationalAge', ...b })),
      bounds('min', 'max', 14, 64).map(b => ({ is: 'age', ...b, on: 'today' })),
      fc.constantFrom('HUKOU_OR_PERMIT_ONE', 'RESIDENT_6M_BOTH').map(mode => ({ is: 'residence', mode })),
      fc.constantFrom(1, 2).map(yearsAgo => ({ is: 'lastScreen', yearsAgo, never: 'met' })),
    ),
    { minLength: 1, maxLength: 3 },
  ),
})

const region = fc.constantFrom('420506', '4205', '42', 'CN')
const programme = (ordinal: number, rules: fc.Arbitrary<unknown> = rule): fc.Arbitrary<Programme> =>
  fc.tuple(rules, region).map(([tree, place]) =>
    programmeVersion.parse({
      code: `V_P${ordinal}X`,
      ordinal,
      version: 1,
      region: place,
      regionName: '某区',
      effectiveFrom: '2020-01-01',
      title: '某项',
      summary: '某项',
      subject: 'person',
      window: '任何时候',
      rule: tree,
      refusalOrder: [],
      freeItems: ['一项'],
      documents: [],
      preparation: [],
      next: '预约',
      source: '测试',
    }),
  )
const city = fc.constantFrom(...todays).chain(today =>
  fc.record({
    today: fc.constant(today),
    programmes: fc.tuple(...ordinals.map(ordinal => programme(ordinal))).map(list => [...list]),
    people: fc.array(person(today), { minLength: 1, maxLength: 300, size: 'max' }),
  }),
)

// ---- the tests ----------------------------------------------------------------------------------------------------------

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
  partner_local: facts.partnerLocal,
  partner_linked: facts.partnerLinked,
  couple_id: facts.coupleId,
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
