/** The planning of a city: the first horizon, a day that comes into it, the same again, and what everything would cost. */
import type { Client } from 'pg'
import { planReminders } from '../../cloudfunctions/reminders/plan'
import type { Services } from '../../cloudfunctions/service/context'
import type { Instant } from '../../types/schema'
import { checkBooks, say } from '../contention/compare'
import { median } from '../contention/report'
import { fillPregnancies, noon, queueName } from './city'
import { interleave, report, type Mark } from './rounds'

const pregnancies = Number(process.env['PREGNANCIES'] ?? 100_000)
/** It takes half a minute: three rounds of it. */
const wholeRounds = 3
/** Longer than any pregnancy. */
const everyDay = 300
const nextDay = '2026-11-24T04:00:00.000Z' as Instant
const jobs = 100_000

const marks: readonly Mark[] = [
  { of: 'planned in SQL (product)', against: 'pg-boss, insert … select', times: 8 },
]

interface Timed {
  readonly rows: number
  readonly seconds: number
}

export async function benchPlanning(
  admin: Client,
  services: Services,
  clock: { instant: Instant },
  rounds: number,
): Promise<boolean> {
  await fillPregnancies(admin, pregnancies)
  const plan = async (days?: number): Promise<Timed> => {
    const started = performance.now()
    const rows = await planReminders(services, days)
    return { rows, seconds: (performance.now() - started) / 1000 }
  }
  const forget = async (): Promise<void> => {
    clock.instant = noon
    await admin.query('truncate reminder, job_run')
  }
  const idle = async (what: string, days?: number): Promise<void> =>
    checkBooks(what, { written: (await plan(days)).rows }, { written: 0 })

  const days: Timed[] = []
  const firsts: Timed[] = []
  async function horizon(): Promise<number> {
    await forget()
    const first = await plan()
    await idle('the first horizon again')
    await admin.query('vacuum analyze reminder')
    clock.instant = nextDay
    const day = await plan()
    await idle('the day again')
    firsts.push(first)
    days.push(day)
    return first.rows / first.seconds
  }
  /** The same reminders as jobs; the key that keeps a second run from writing them twice is a column, not yet an index. */
  async function boss(): Promise<number> {
    await admin.query('truncate pgboss.job')
    const started = performance.now()
    const { rowCount } = await admin.query(
      `insert into pgboss.job (name, data, start_after, singleton_key)
       select '${queueName}', jsonb_build_object('person', person_id, 'stage', stage, 'occurrence', occurrence, 'closes', closes_on),
              due_on, about_id || ':' || stage || ':' || occurrence
       from reminder limit ${jobs}`,
    )
    return (rowCount ?? 0) / ((performance.now() - started) / 1000)
  }
  // Both once before they are timed; jobs are made of the reminders of the horizon.
  await horizon()
  await boss()
  firsts.length = days.length = 0
  const plays = { 'planned in SQL (product)': horizon, 'pg-boss, insert … select': boss }
  const results = await interleave(
    ['planned in SQL (product)', 'pg-boss, insert … select'],
    rounds,
    'rows/s',
    name => plays[name](),
  )
  const enqueued = report(`Planning of ${pregnancies} pregnancies, ${rounds} rounds`, results, marks)

  const wholes: Timed[] = []
  for (let round = 0; round < wholeRounds; round++) {
    await forget()
    wholes.push(await plan(everyDay))
    await idle('everything again', everyDay)
  }
  const seconds = (all: readonly Timed[]): number => median(all.map(one => one.seconds))
  const row = (what: string, all: readonly Timed[]): string => {
    const times = all.map(one => one.seconds)
    return `| ${what} | ${all[0]?.rows ?? 0} | ${seconds(all).toFixed(2)} | ${Math.min(...times).toFixed(2)} | ${Math.max(...times).toFixed(2)} |`
  }
  const share = seconds(wholes) / seconds(days)
  const steady = [firsts, days, wholes].every(all => all.every(one => one.seconds <= 2 * seconds(all)))
  say(`
| planning | rows | median s | least | most |
|---|---|---|---|---|
${row('a day that comes into the horizon', days)}
${row('the first fourteen days', firsts)}
${row(`everything (${wholeRounds} rounds)`, wholes)}

a day is 1/${share.toFixed(0)} of everything (goal: 1/50); a second run wrote 0 rows each time`)
  if (!steady) say('NOT STEADY: a round was more than twice as slow as the median')
  return enqueued && share >= 50 && steady
}
