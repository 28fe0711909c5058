/** The rounds: every contestant once in each, one day of the city after the other. */
import { addDays } from '../../cloudfunctions/eligibility/rules/calendar'
import { passStatement, type PassCount, type PassScope } from '../../cloudfunctions/eligibility/pass'
import type { Programme } from '../../cloudfunctions/eligibility/rules/programme'
import { rehearse } from '../../cloudfunctions/policy/queries/rehearse'
import type { LocalDate } from '../../types/schema'
import type { BenchCity } from './city'
import { closureFor } from './fairly'
import { decidedByTypescript, type Sample } from './gate'
import { median, timed, type Mark, type Series } from './measure'
import { closurePass } from './peers/closures'
import { jsonRules } from './peers/json-rules'
import { perProgrammePass } from './peers/per-programme'
import { zen, type Zen } from './peers/zen'
import { eligibleWhen, type Condition } from './plain'
import { benchProgrammes as programmes } from './programmes'

export const firstDay = '2026-11-22' as LocalDate
export const conditionsOn = (today: LocalDate): (readonly [number, Condition])[] =>
  programmes.map(p => [p.ordinal, eligibleWhen(p, today)] as const)

export type JsonRules = (person: Sample['flat']) => Promise<number>
export const jsonRulesFor = (): JsonRules => jsonRules(conditionsOn(firstDay))
export const zenFor = (): Zen => zen(conditionsOn(firstDay))

let run = 0
export async function ourPass(
  city: BenchCity,
  today: LocalDate,
  scope: PassScope = { kind: 'city' },
): Promise<PassCount> {
  const { text, values } = passStatement(programmes, today, String(++run), scope)
  const { rows } = await city.client.query<PassCount>({ text, values: [...values] })
  return rows[0] ?? { changed: -1, opened: -1, closed: -1 }
}

/** Peers that take hours for a city are run on a few people, spread over it, and multiplied. */
async function extrapolated(
  people: number,
  sample: readonly Sample[],
  size: number,
  work: (part: readonly Sample[]) => Promise<unknown>,
): Promise<number> {
  const step = Math.max(1, Math.floor(sample.length / size))
  const part = sample.filter((_, i) => i % step === 0).slice(0, size)
  return ((await timed(() => work(part))) / part.length) * people
}

/**
 * What a register says in a day: of one person in a thousand something new. A certificate is given or withdrawn, she moves
 * here, a pregnancy is planned. (The piece before the night has found them among the one in a hundred whose record was
 * written; the function's night, measured at the end, does that too.)
 * @returns whose facts are new
 */
async function lifeGoesOn(city: BenchCity, today: LocalDate, round: number): Promise<readonly string[]> {
  const { rows } = await city.client.query<{ person_id: string }>(
    `update person_fact set hardship = hardship # 2, residence = case when person_id % 3 = 0 then 420506 else residence end,
       plans_pregnancy_on = date '${today}' + 60
     where person_id % 1000 = $1 returning person_id`,
    [round % 100],
  )
  return rows.map(row => row.person_id)
}

/** The screening with a wider range of ages: some gain it, and who reads the rehearsal wants to know where. */
function changed(programme: Programme): Programme {
  return {
    ...programme,
    version: programme.version + 1,
    rule: { is: 'all', of: [programme.rule, { is: 'age', on: 'today', min: 40, max: 59 }] },
  }
}

export interface Contest {
  readonly people: number
  readonly rounds: number
  readonly sample: readonly Sample[]
  readonly engine: JsonRules
  readonly rust: Zen
}

export interface Measured {
  readonly series: readonly Series[]
  readonly notes: readonly string[]
  readonly marks: readonly Mark[]
}

const names = {
  count: 'floor: count(*)',
  floor: 'floor: last column of every row',
  pass: 'full pass, nothing changed',
  statements: 'one statement per programme, nothing changed',
  closures: 'closures on streamed rows, nothing changed',
  night: 'night pass, next day',
  rehearsal: 'rehearsal of one changed programme',
  json: 'json-rules-engine',
  looped: 'zen-engine, loop of 100',
  single: 'zen-engine, 16 in flight',
} as const

export async function rounds(city: BenchCity, contest: Contest): Promise<Measured> {
  const { people, sample, engine, rust } = contest
  const series = new Map<string, Series>()
  const record = (name: string, ms: number, note = ''): void => {
    const known = series.get(name)
    if (known) known.ms.push(ms)
    else series.set(name, { name, ms: [ms], note })
  }
  const nights: number[] = []
  let mismatches = 0
  const screening = programmes.find(({ code }) => code === 'V_CANCER')
  if (screening === undefined) throw new Error('the bench rehearses V_CANCER')
  await city.client.query('vacuum analyze')
  for (let round = 0; round < contest.rounds; round++) {
    const today = addDays(firstDay, round)
    const next = addDays(today, 1)
    record(names.count, await timed(() => city.client.query('select count(*) from person_fact')))
    record(names.floor, await timed(() => city.client.query('select max(review) from person_fact')))
    record(names.pass, await timed(() => ourPass(city, today)), 'ours')
    record(names.statements, await timed(() => perProgrammePass(city.client, programmes, today)))
    record(names.closures, await timed(() => closurePass(city.client, closureFor(today), today)))
    record(
      names.rehearsal,
      await timed(() => rehearse(city.db, screening, changed(screening), today)),
      'ours',
    )
    const ids = await lifeGoesOn(city, today, round)
    record(
      names.night,
      await timed(async () => {
        const scope = { kind: 'night', lastRun: today, changed: ids } as const
        nights.push((await ourPass(city, next, scope)).changed)
      }),
      'ours',
    )
    // Whoever the night missed is found by the full pass, as the one who changes.
    mismatches += (await ourPass(city, next)).changed
    await city.client.query('vacuum person_fact')
    record(
      names.json,
      await extrapolated(people, sample, 1000, async part => {
        for (const person of part) await engine(person.flat)
      }),
      'from 1,000',
    )
    record(
      names.looped,
      await extrapolated(people, sample, 2000, async part => {
        for (let at = 0; at < part.length; at += 100)
          await rust.batch(part.slice(at, at + 100).map(p => p.flat))
      }),
      'from 2,000',
    )
    record(
      names.single,
      await extrapolated(people, sample, 2000, async part => {
        for (let at = 0; at < part.length; at += 16)
          await Promise.all(part.slice(at, at + 16).map(person => rust.single(person.flat)))
      }),
      'from 2,000',
    )
    console.error(`round ${round + 1} of ${contest.rounds}`)
  }
  const lastDay = addDays(firstDay, contest.rounds)
  mismatches += await decidedByTypescript(city, programmes, lastDay, Math.max(1, Math.floor(people / 20_000)))
  return {
    series: [...series.values()],
    notes: [`people whose masks the nights changed: ${nights.join(', ')}`],
    marks: marksOf(name => series.get(names[name])?.ms ?? [], mismatches, people),
  }
}

function marksOf(
  ms: (name: keyof typeof names) => readonly number[],
  mismatches: number,
  people: number,
): readonly Mark[] {
  /** Both of one round ran within seconds of each other: the median of the rounds' ratios shrugs off a busy machine. */
  const ratio = (above: readonly number[], below: readonly number[]): number =>
    median(above.map((value, round) => value / (below[round] ?? NaN)))
  const [looped, single, pass] = [ms('looped'), ms('single'), ms('pass')]
  const zenBest = median(looped) < median(single) ? looped : single
  return [
    { claim: 'json-rules-engine / full pass', value: ratio(ms('json'), pass), atLeast: 1000 },
    { claim: 'zen-engine, best mode / full pass', value: ratio(zenBest, pass), atLeast: 150 },
    { claim: 'one statement per programme / full pass', value: ratio(ms('statements'), pass), atLeast: 4 },
    { claim: 'closures on streamed rows / full pass', value: ratio(ms('closures'), pass) },
    { claim: 'full pass / last column of every row', value: ratio(pass, ms('floor')), atMost: 6 },
    { claim: 'night pass / full pass', value: ratio(ms('night'), pass), digits: 3, atMost: 0.1 },
    {
      claim: 'people decided otherwise by night, full pass, SQL or TypeScript',
      value: mismatches,
      unit: '',
      digits: 0,
      atMost: 0,
    },
    {
      claim: 'rehearsal of one changed programme',
      value: median(ms('rehearsal')),
      unit: ' ms',
      digits: 0,
      // The mark is for a city of a million.
      ...(people > 1_000_000 ? {} : { atMost: 2000 }),
    },
  ]
}
