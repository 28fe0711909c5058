/** A rehearsal in one statement must count what asking everybody one by one would count. */
import fc from 'fast-check'
import { openTestDb, type TestDb } from '../../../test/database/open'
import { z, type LocalDate, type PersonId } from '../../../types/schema'
import { sql } from '../../database/sql'
import { addDays } from '../../eligibility/rules/calendar'
import { evaluate } from '../../eligibility/rules/evaluate'
import { factsOf, type PersonFactRow } from '../../eligibility/rules/facts'
import type { Predicate } from '../../eligibility/rules/predicate'
import { programmeVersion, ruleOf, type Programme } from '../../eligibility/rules/programme'
import { rehearse } from './rehearse'

let test: TestDb
beforeAll(async () => {
  test = await openTestDb(1)
})
afterAll(() => test.close())

const today = '2026-11-23' as LocalDate
const ordinals = [0, 30, 31, 61]

const near = fc.option(
  fc.constantFrom(-1, 0, 1, 83, 84, 85, 159, 160, 161, 400).map(days => addDays(today, -days)),
  { freq: 4, nil: null },
)
const bits = fc
  .subarray(ordinals)
  .map(set => String(set.reduce((mask, ordinal) => mask | (1n << BigInt(ordinal)), 0n)))
const person = fc.record({
  alive: fc.constantFrom(true, true, true, false),
  resident: fc.constantFrom(true, true, false),
  pregnant: fc.boolean(),
  sex: fc.constantFrom(1, 2),
  birth_date: fc.constantFrom('1981-11-23', '1991-11-22', '1991-11-23', '1991-11-24', '2010-01-01'),
  fetuses: fc.constantFrom(null, 1, 2),
  hukou: fc.constantFrom(null, 420506, 440105),
  dating_lmp: near,
  married_on: near,
  used: bits,
  holds: bits,
  village: fc.constantFrom(null, '420506001001', '420506001002', '420506102001'),
})

const atom: fc.Arbitrary<Predicate> = fc.oneof(
  fc.constantFrom<Predicate>(
    { is: 'resident' },
    { is: 'pregnant' },
    { is: 'sex', sex: 'female' },
    { is: 'age', on: 'today', min: 35 },
    { is: 'fetuses', max: 1 },
    { is: 'unheld' },
    { is: 'unused' },
    { is: 'married', fromDays: -90, toDays: 160 },
  ),
  fc
    .tuple(fc.constantFrom(0, 84), fc.constantFrom(84, 160))
    .map(([fromDays, toDays]): Predicate => ({ is: 'gestationalAge', fromDays, toDays })),
)
const rule: fc.Arbitrary<Predicate> = fc.oneof(
  fc.array(atom, { minLength: 1, maxLength: 4 }).map((of): Predicate => ({ is: 'all', of })),
  fc.tuple(atom, atom, atom).map(([a, b, c]): Predicate => ({
    is: 'all',
    of: [a, { is: 'any', of: [b, { is: 'not', of: c, refusal: 'DOCTOR_FIRST' }] }],
  })),
)

const version = (ordinal: number, number: number, predicate: Predicate): Programme =>
  z.parse(programmeVersion, {
    code: 'V_TRIED',
    ordinal,
    version: number,
    region: '420506',
    regionName: '夷陵区',
    effectiveFrom: '2026-01-01',
    title: '试算',
    summary: '试算',
    subject: 'person',
    window: '全年',
    rule: predicate,
    refusalOrder: [],
    freeItems: ['一份'],
    documents: [],
    preparation: [],
    next: '领取',
    source: '测试',
  })

interface Row extends PersonFactRow {
  readonly person_id: PersonId
  readonly village: string | null
}

async function store(people: readonly object[]): Promise<readonly Row[]> {
  await test.db.run(sql`delete from person_fact`)
  const rows = people.map((one, i) => ({ person_id: i + 1, ...one }))
  await test.db.run(sql`
    insert into person_fact (person_id, alive, resident, pregnant, sex, birth_date, fetuses, hukou, dating_lmp, married_on, used, holds, village)
    select person_id, alive, resident, pregnant, sex, birth_date, fetuses, hukou, dating_lmp, married_on, used, holds, village
    from jsonb_populate_recordset(null::person_fact, ${JSON.stringify(rows)}::jsonb)`)
  return test.db.many<Row>(sql`select * from person_fact where alive order by person_id`)
}

/** One by one, by the evaluator that answers residents. */
function byHand(before: Programme | null, after: Programme, rows: readonly Row[]) {
  const areas = new Map<string | null, Map<string, PersonId[]>>()
  for (const row of rows) {
    const facts = factsOf(row)
    const [old, next] = [
      before === null ? 'not_met' : evaluate(ruleOf(before), facts, today),
      evaluate(ruleOf(after), facts, today),
    ]
    const area = row.village === null ? null : row.village.slice(0, 9)
    const found = areas.get(area) ?? new Map<string, PersonId[]>()
    areas.set(area, found)
    const note = (name: string, holds: boolean) => {
      if (holds) found.set(name, [...(found.get(name) ?? []), row.person_id])
    }
    note('people', true)
    note('before', old === 'met')
    note('after', next === 'met')
    note('gained', old !== 'met' && next === 'met')
    note('lost', old === 'met' && next !== 'met')
    note('to_review', old !== 'unknown' && next === 'unknown')
    note('from_review', old === 'unknown' && next !== 'unknown')
    note('held', (facts.holds & (1n << BigInt(after.ordinal))) !== 0n)
  }
  return areas
}

const names = ['people', 'before', 'after', 'gained', 'lost', 'to_review', 'from_review', 'held'] as const
const sampled = ['gained', 'lost', 'to_review', 'from_review'] as const

it('the counts and the samples of a rehearsal are those of asking everybody one by one', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(person, { minLength: 1, maxLength: 60 }),
      fc.constantFrom(...ordinals),
      fc.option(rule, { freq: 5, nil: null }),
      rule,
      async (people, ordinal, old, next) => {
        const rows = await store(people)
        const before = old === null ? null : version(ordinal, 1, old)
        const after = version(ordinal, 2, next)
        const counted = await rehearse(test.db, before, after, today)
        const expected = byHand(before, after, rows)
        expect(new Set(counted.map(({ area }) => area))).toEqual(new Set(expected.keys()))
        for (const area of counted) {
          const found = expected.get(area.area)
          for (const name of names) expect([name, area[name]]).toEqual([name, found?.get(name)?.length ?? 0])
          for (const name of sampled) {
            const id = area[`${name}_id`]
            if (id === null) expect(found?.get(name) ?? []).toEqual([])
            else expect(found?.get(name)).toContain(id)
          }
        }
      },
    ),
    { numRuns: 150 },
  )
})
