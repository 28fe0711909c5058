/** The four feeds of test/fixtures/population, imported as they are, against what truth.json says of them. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { readFeeds } from '../../../local/commands/feeds'
import { createWorld, type World } from '../../../test/world'
import { sql } from '../../database/sql'
import { openName } from '../sealed'
import type { PersonId } from '../../../types/schema'
import type { Feed } from './feed'
import { importPopulation } from './index'
import type { IssueCode } from './issue'
import { countCodes, type FeedReport, type ImportReport } from './report'

interface FeedTruth {
  readonly rows: number
  readonly defects: Readonly<Record<string, number>>
}
type Truth = Readonly<Record<Feed, FeedTruth>> & Readonly<Record<string, number>>

const folder = path.resolve(__dirname, '../../../test/fixtures/population')
const truth = JSON.parse(readFileSync(path.join(folder, 'truth.json'), 'utf8')) as Truth
const files = readFeeds(folder)

let world: World
let dry: ImportReport
let first: ImportReport
let stored: readonly unknown[]
let again: ImportReport

const tables = [
  'person',
  'identifier',
  'couple_member',
  'pregnancy',
  'pregnancy_dating',
  'hardship',
  'person_fact',
] as const
async function contents(): Promise<readonly unknown[]> {
  const all: unknown[] = []
  for (const table of tables)
    all.push(
      await world.services.db.one({
        text: `select count(*)::int as rows, md5(string_agg(t::text, ';' order by t::text)) as hash from ${table} t`,
        values: [],
        name: `contents_${table}`,
      }),
    )
  return all
}
const countOf = async (query: ReturnType<typeof sql>): Promise<number> =>
  (await world.services.db.one<{ n: number }>(query)).n
const zone = process.env['TZ']

beforeAll(async () => {
  // The hardest place for birthdays of 1986 to 1991: a zone that had summer time then.
  process.env['TZ'] = 'Asia/Shanghai'
  world = await createWorld({}, { at: truth['today'] as unknown as string })
  dry = await importPopulation(world.services, files, { dryRun: true })
  expect(await contents()).toEqual(tables.map(() => ({ rows: 0, hash: null })))
  first = await importPopulation(world.services, files, { dryRun: false })
  stored = await contents()
  again = await importPopulation(world.services, files, { dryRun: false })
}, 60_000)
afterAll(async () => {
  process.env['TZ'] = zone
  await world.close()
})

function feedOf(report: ImportReport, feed: Feed): FeedReport {
  const found = report.feeds.find(one => one.feed === feed)
  if (!found) throw new Error(feed)
  return found
}

/** What each defect of truth.json is called here. */
const names: Readonly<Record<Feed, Readonly<Record<string, IssueCode>>>> = {
  household_register: {
    'refused: checksum wrong': 'ID_CHECKSUM',
    'refused: 15-digit old number': 'ID_15_DIGITS',
    'refused: impossible birthday in number': 'ID_BIRTHDAY_IMPOSSIBLE',
    'refused: sex contradicts number': 'SEX_CONTRADICTS',
    'refused: name missing': 'NAME_MISSING',
    'accepted with warning: phone not valid, dropped': 'PHONE_INVALID',
    'accepted: lower-case or full-width X': 'NUMBER_NORMALISED',
    'accepted: spaces or another middle dot in name': 'NAME_NORMALISED',
    'merged: exact duplicate row': 'ROW_REPEATED',
    'merged: same number, newer phone and residence (later row wins)': 'ROW_NEWER',
    'review: same number, different name': 'NAME_DIFFERS',
  },
  civil_affairs_marriages: {
    'merged: exact duplicate row': 'ROW_REPEATED',
    'created: partner with a passport, woman not in the register': 'PASSPORT_HOLDER_ADDED',
    'refused: impossible date': 'DATE_INVALID',
    'refused: registration date in the future': 'DATE_IN_FUTURE',
  },
  clinic_antenatal: {
    'accepted: EDD from ultrasound differs from LMP + 280 (keep both, EDD dates the pregnancy)':
      'EDD_BY_ULTRASOUND',
    'accepted: LMP missing, EDD given': 'EDD_ONLY',
    'accepted: neither LMP nor EDD (undated, needs early ultrasound)': 'UNDATED',
    'refused: LMP in the future': 'LMP_IN_FUTURE',
    'refused: pregnancy on a man': 'SEX_MALE',
  },
  village_reports: {
    'review: no identity number': 'NUMBER_MISSING',
    'refused: unknown region': 'REGION_UNKNOWN',
    'refused: unknown kind of report; its note starts with = (never evaluate, escape on export)':
      'KIND_UNKNOWN',
  },
}

describe.each(Object.keys(names) as Feed[])('%s', feed => {
  test('every category counts as truth.json says', () => {
    const counted = countCodes(feedOf(first, feed).issues)
    const { defects, rows } = truth[feed]
    const codes = names[feed]
    expect(feedOf(first, feed).counts.read).toBe(rows)
    expect(Object.keys(codes).sort()).toEqual(Object.keys(defects).sort())
    for (const [defect, code] of Object.entries(codes))
      expect([defect, counted.get(code)]).toEqual([defect, defects[defect]])
  })

  test('the rows refused, reviewed and merged are as many as truth.json says', () => {
    const sum = (outcome: string): number =>
      Object.entries(truth[feed].defects).reduce(
        (n, [defect, count]) => n + (defect.startsWith(outcome) ? count : 0),
        0,
      )
    const { refused, review, merged } = feedOf(first, feed).counts
    // Of the villages' reports nine change a record that is there: three losses, three departures, three deaths.
    expect({ refused, review, merged }).toEqual({
      refused: sum('refused'),
      review: sum('review'),
      merged: feed === 'village_reports' ? 9 : sum('merged'),
    })
  })
})

test('the register holds the people of truth.json: those created and those whose row was refused', () => {
  const { counts } = feedOf(first, 'household_register')
  expect(counts.created + counts.refused).toBe(truth['persons'])
})

test('nobody is lost whose register row was bad: civil affairs brings five of them with a good number', async () => {
  const register = feedOf(first, 'household_register').counts.created
  // … and two women who were in no register, and two holders of passports.
  expect(await countOf(sql`select count(*)::int as n from person`)).toBe(register + 5 + 2 + 2)
  expect(await countOf(sql`select count(*)::int as n from identifier where doc_type = 'passport'`)).toBe(2)
  expect(await countOf(sql`select count(*)::int as n from person where birth_date is null`)).toBe(2)
})

test('couples, the newly wed among them, certified families and losses are those of truth.json', async () => {
  // Between two people with identity cards; the two unions with passport holders come on top.
  const couples = sql`
    select m.married_on from couple_member m
    join identifier a on a.person_id = m.person_id and a.doc_type = 'resident_id'
    join identifier b on b.person_id = m.partner_id and b.doc_type = 'resident_id'
    where m.person_id = m.home_person_id`
  expect(await countOf(sql`select count(*)::int as n from (${couples}) c`)).toBe(truth['couples'])
  expect(
    await countOf(
      sql`select count(*)::int as n from (${couples}) c where ${truth['today']}::date - married_on <= 183`,
    ),
  ).toBe(truth['newly_wed_within_183_days'])
  expect(await countOf(sql`select count(*)::int as n from couple_member`)).toBe(
    2 * ((truth['couples'] ?? 0) + 2),
  )
  const certified = (category: string): Promise<number> =>
    countOf(sql`select count(*)::int as n from hardship where category = ${category}`)
  expect(await certified('special_family')).toBe(truth['special_families'])
  expect(await certified('low_income')).toBe(truth['low_income'])
  expect(
    await countOf(
      sql`select count(*)::int as n from pregnancy where state = 'loss' and outcome = 'miscarriage'`,
    ),
  ).toBe(truth['pregnancy_losses_reported_by_villages'])
})

test('the clinics tell of as many pregnant women as truth.json: one row refused for its date, three since lost', async () => {
  const { counts } = feedOf(first, 'clinic_antenatal')
  expect(counts.created + 1).toBe(truth['ongoing_pregnancies'])
  expect(await countOf(sql`select count(*)::int as n from pregnancy where state = 'ongoing'`)).toBe(
    counts.created - 3,
  )
  expect(await countOf(sql`select count(*)::int as n from pregnancy_dating`)).toBe(counts.created)
})

test('the EDD dates the pregnancy and the LMP is kept as she said it', async () => {
  const rows = await world.services.db.many(sql`
    select dating_method as method, count(*)::int as n, bool_and(lmp is not null) as lmp, bool_and(edd is not null) as edd,
           bool_or(edd - lmp <> 280) as apart
    from pregnancy group by dating_method order by dating_method`)
  expect(rows).toEqual([
    { method: 'CLINICIAN', n: 2, lmp: false, edd: true, apart: null },
    { method: 'LMP', n: 83, lmp: true, edd: true, apart: false },
    { method: 'UNDATED', n: 2, lmp: false, edd: false, apart: null },
    { method: 'US_T1', n: 2, lmp: true, edd: true, apart: true },
  ])
})

test('the home person of a couple is the woman', async () => {
  expect(
    await countOf(sql`
      select count(*)::int as n from couple_member m join person p on p.person_id = m.home_person_id where p.sex <> 2`),
  ).toBe(0)
})

test('a later row of the register wins, and a number with two names is kept for a human', async () => {
  const { vault, db } = world.services
  const people = await db.many<{ person_id: PersonId; name_sealed: Buffer }>(
    sql`select person_id, name_sealed from person where review_reason = 'NAME_DIFFERS'`,
  )
  expect(people.map(row => openName(vault, row.person_id, row.name_sealed)).sort()).toEqual(
    ['任涛芳', '梁怡倩', '程红俊', '谢玉'].sort(),
  )
  expect(
    await countOf(sql`select count(*)::int as n from person where residence_village = 420506011007`),
  ).toBeGreaterThan(0)
})

test('every birthday is the one in the number, in the summer time of 1986 to 1991 too', async () => {
  const { vault, db } = world.services
  const rows = await db.many<{ person_id: PersonId; birth_date: string; number_sealed: Buffer }>(sql`
    select p.person_id, p.birth_date, i.number_sealed from person p
    join identifier i on i.person_id = p.person_id and i.doc_type = 'resident_id'`)
  const wrong = rows.filter(({ person_id, birth_date, number_sealed }) => {
    const number = vault.open(number_sealed, `identifier.number:${person_id}`)
    return birth_date.replaceAll('-', '') !== number.slice(6, 14)
  })
  expect(wrong).toHaveLength(0)
  expect(
    rows.filter(({ birth_date }) => birth_date > '1986-05-04' && birth_date < '1991-09-15').length,
  ).toBeGreaterThan(100)
})

test('a dry run says exactly what the import then does', () => {
  const said = ({ feeds, totals }: ImportReport) => ({
    totals,
    feeds: feeds.map(({ counts, issues }) => ({ counts, issues })),
  })
  expect(said(dry)).toEqual(said(first))
  expect(dry.touched).toHaveLength(first.touched.length)
})

test('a second import changes nothing: what was taken is unchanged, what was refused is refused again', async () => {
  expect(await contents()).toEqual(stored)
  expect(again.touched).toEqual([])
  expect(again.totals).toEqual({
    ...first.totals,
    created: 0,
    merged: 0,
    unchanged: first.totals.created + first.totals.merged,
  })
})

test('the totals of every batch reconcile with its file, and issues hold no values', async () => {
  const batches = await world.services.db.many<{
    feed: Feed
    rows_read: number
    created: number
    refused: number
  }>(sql`select feed, rows_read, created, refused from import_batch order by imported_at, batch_id`)
  expect(batches).toHaveLength(8)
  for (const [i, { feed, rows_read, created, refused }] of batches.entries())
    expect({ rows_read, created, refused }).toEqual({
      rows_read: truth[feed].rows,
      created: i < 4 ? feedOf(first, feed).counts.created : 0,
      refused: feedOf(first, feed).counts.refused,
    })
  const columns = await world.services.db.many<{ column_name: string }>(
    sql`select column_name from information_schema.columns where table_name = 'import_issue' order by 1`,
  )
  expect(columns.map(row => row.column_name)).toEqual([
    'batch_id',
    'code',
    'column_name',
    'outcome',
    'row_no',
  ])
})

test('everyone of known birth has the facts that eligibility reads', async () => {
  expect(
    await countOf(sql`select count(*)::int as n from person p left join person_fact f using (person_id)
                      where p.birth_date is not null and f.person_id is null`),
  ).toBe(0)
  expect(await countOf(sql`select count(*)::int as n from person_fact where pregnant`)).toBe(86)
  expect(await countOf(sql`select count(*)::int as n from person_fact where not alive`)).toBe(3)
})
