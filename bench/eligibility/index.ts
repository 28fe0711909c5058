/**
 * The city eligibility pass against its peers, in one run on one server: equal answers first, then interleaved rounds.
 * `DATABASE_URL=postgres://… npx tsx bench/eligibility/index.ts`; PEOPLE (1,000,000), ROUNDS (5), SAMPLE (20,000 for the gate).
 */
import type { LocalDate } from '../../types/schema'
import { addDays, ageOn } from '../../cloudfunctions/eligibility/rules/calendar'
import { passStatement, type PassCount } from '../../cloudfunctions/eligibility/pass'
import { openCity, type BenchCity } from './city'
import { gate, takeSample, type Sample } from './gate'
import { holds, machine, markTable, median, seriesTable, timed, type Mark, type Series } from './measure'
import { closurePass, compileClosure } from './peers/closures'
import { jsonRules } from './peers/json-rules'
import { perProgrammePass } from './peers/per-programme'
import { zen } from './peers/zen'
import { eligibleWhen } from './plain'
import { benchProgrammes as programmes } from './programmes'

const firstDay = '2026-11-22' as LocalDate
const setting = (name: string, otherwise: number): number => Number(process.env[name] ?? otherwise)
const people = setting('PEOPLE', 1_000_000)
const rounds = setting('ROUNDS', 5)
const gatePeople = setting('SAMPLE', 20_000)

let run = 0
async function ourPass(city: BenchCity, today: LocalDate): Promise<PassCount> {
  const { text, values } = passStatement(programmes, today, String(++run))
  const { rows } = await city.client.query<PassCount>({ text, values: [...values] })
  return rows[0] ?? { changed: -1, opened: -1, closed: -1 }
}

const closureFor = (today: LocalDate) =>
  compileClosure(
    programmes.map(p => [p.ordinal, eligibleWhen(p, today)] as const),
    (birth, lmp) => ageOn(birth as LocalDate, addDays(lmp as LocalDate, 280)),
  )

async function masksIn(
  city: BenchCity,
  query: string,
): Promise<Map<string, { eligible: number; review: number }>> {
  const { rows } = await city.client.query<{ person_id: string; eligible: string; review: string }>(query)
  return new Map(
    rows.map(row => [row.person_id, { eligible: Number(row.eligible), review: Number(row.review) }]),
  )
}

const onlyEligible = (masks: ReadonlyMap<string, { eligible: number }>): Map<string, number> =>
  new Map([...masks].map(([id, { eligible }]) => [id, eligible]))

/** Peers that take hours for a city are run on a few people, spread over it, and multiplied. */
async function extrapolated(
  sample: readonly Sample[],
  size: number,
  work: (part: readonly Sample[]) => Promise<unknown>,
) {
  const step = Math.max(1, Math.floor(sample.length / size))
  const part = sample.filter((_, i) => i % step === 0).slice(0, size)
  return ((await timed(() => work(part))) / part.length) * people
}

async function main(url: string): Promise<boolean> {
  console.log(
    `${people.toLocaleString('en-US')} people, ${programmes.length} programmes, ${rounds} rounds\n${machine()}`,
  )
  const city = await openCity(url, people, firstDay)
  console.log(`${city.version}; json-rules-engine 7.3.1; zen-engine 0.54.0\n`)
  const conditions = programmes.map(p => [p.ordinal, eligibleWhen(p, firstDay)] as const)
  const engine = jsonRules(conditions)
  const rust = zen(conditions)
  try {
    const fill = await timed(() => ourPass(city, firstDay))
    const fillPeer = await timed(() => perProgrammePass(city.client, programmes, firstDay))
    await closurePass(city.client, closureFor(firstDay), firstDay)
    console.log(
      `first fill: ours ${Math.round(fill)} ms, one statement per programme ${Math.round(fillPeer)} ms`,
    )
    const sample = await takeSample(
      city,
      Math.max(1, Math.floor(people / gatePeople)),
      conditions.map(([, c]) => c),
    )
    const result = await gate(city, programmes, firstDay, sample, {
      jsonRules: engine,
      zen: rust,
      stored: await masksIn(city, 'select person_id, eligible, review from entitlement_mask'),
      perProgramme: onlyEligible(
        await masksIn(
          city,
          'select person_id, bit_or(1::bigint << ordinal) as eligible, 0 as review from entitlement_row where closed_on is null group by 1',
        ),
      ),
      closure: onlyEligible(await masksIn(city, 'select person_id, eligible, 0 as review from closure_mask')),
    })
    console.log(
      `gate: ${result.people} people × ${programmes.length} programmes, six contestants, ${result.eligiblePairs} eligible, ${result.reviewPairs} to review, ${result.differences.length} differences`,
    )
    if (result.differences.length > 0) {
      console.log(result.differences.slice(0, 10).join('\n'))
      return false
    }
    await city.client.query('vacuum analyze')

    const series = new Map<string, Series>()
    const record = (name: string, ms: number, note = ''): void => {
      const known = series.get(name)
      if (known) known.ms.push(ms)
      else series.set(name, { name, ms: [ms], note })
    }
    const changes: number[] = []
    for (let round = 0; round < rounds; round++) {
      const today = addDays(firstDay, round)
      const next = addDays(firstDay, round + 1)
      record('floor: count(*)', await timed(() => city.client.query('select count(*) from person_fact')))
      record(
        'floor: last column of every row',
        await timed(() => city.client.query('select max(holds) from person_fact')),
      )
      record('full pass, nothing changed', await timed(() => ourPass(city, today)), 'ours')
      record(
        'one statement per programme, nothing changed',
        await timed(() => perProgrammePass(city.client, programmes, today)),
      )
      record(
        'closures on streamed rows, nothing changed',
        await timed(() => closurePass(city.client, closureFor(today), today)),
      )
      record(
        'full pass, next day',
        await timed(async () => changes.push((await ourPass(city, next)).changed)),
        'ours',
      )
      record(
        'one statement per programme, next day',
        await timed(() => perProgrammePass(city.client, programmes, next)),
      )
      record(
        'closures on streamed rows, next day',
        await timed(() => closurePass(city.client, closureFor(next), next)),
      )
      const night = passStatement(programmes, next, String(++run), {
        kind: 'night',
        lastRun: today,
        changed: [],
      })
      record(
        'night pass, ticks only, no date indexes',
        await timed(() => city.client.query({ text: night.text, values: [...night.values] })),
        'ours',
      )
      record(
        'json-rules-engine',
        await extrapolated(sample, 1000, async part => {
          for (const person of part) await engine(person.flat)
        }),
        'from 1,000',
      )
      record(
        'zen-engine, loop of 100',
        await extrapolated(sample, 2000, async part => {
          for (let at = 0; at < part.length; at += 100)
            await rust.batch(part.slice(at, at + 100).map(p => p.flat))
        }),
        'from 2,000',
      )
      record(
        'zen-engine, 16 in flight',
        await extrapolated(sample, 2000, async part => {
          for (let at = 0; at < part.length; at += 16) {
            await Promise.all(part.slice(at, at + 16).map(person => rust.single(person.flat)))
          }
        }),
        'from 2,000',
      )
      console.error(`round ${round + 1} of ${rounds}`)
    }
    const ms = (name: string): readonly number[] => series.get(name)?.ms ?? []
    /** Both of one round ran within seconds of each other: the median of the rounds' ratios shrugs off a busy machine. */
    const ratio = (above: readonly number[], below: readonly number[]): number =>
      median(above.map((value, round) => value / (below[round] ?? NaN)))
    const steady = ms('full pass, nothing changed')
    const [looped, single] = [ms('zen-engine, loop of 100'), ms('zen-engine, 16 in flight')]
    const zenBest = median(looped) < median(single) ? looped : single
    const statements = ms('one statement per programme, nothing changed')
    const closures = ms('closures on streamed rows, nothing changed')
    const floor = ms('floor: last column of every row')
    const marks: Mark[] = [
      {
        claim: 'json-rules-engine / full pass',
        ratio: ratio(ms('json-rules-engine'), steady),
        atLeast: 1000,
      },
      { claim: 'zen-engine, best mode / full pass', ratio: ratio(zenBest, steady), atLeast: 150 },
      { claim: 'one statement per programme / full pass', ratio: ratio(statements, steady), atLeast: 4 },
      { claim: 'closures on streamed rows / full pass', ratio: ratio(closures, steady) },
      { claim: 'full pass / last column of every row', ratio: ratio(steady, floor), atMost: 6 },
    ]
    console.log(
      `\n${seriesTable([...series.values()], people)}\n\npeople changed by each next day: ${changes.join(', ')}\n`,
    )
    console.log(`${markTable(marks)}\n\n${machine()}`)
    return marks.every(holds)
  } finally {
    rust.close()
    await city.close()
  }
}

const url = process.env['DATABASE_URL']
if (url === undefined) {
  console.error('DATABASE_URL must name a PostgreSQL server on which a scratch database may be created')
  process.exitCode = 2
} else {
  void main(url).then(
    passed => {
      process.exitCode = passed ? 0 : 1
    },
    (error: unknown) => {
      console.error(error)
      process.exitCode = 1
    },
  )
}
