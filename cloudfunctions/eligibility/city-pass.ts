/**
 * The city pass (计生找人): facts, entitlements, service lists, first contacts of the whole population.
 *
 * | phase | pieces | does |
 * |---|---|---|
 * | 0 | facts | rebuilds the facts: of everybody, or at night of those whom a day or a write may have changed |
 * | 1 | region …, or night | decides: everybody, piece by piece of towns; at night those whom a date concerns or whose facts phase 0 rewrote (any other write decides in its own transaction, `factsChanged`) |
 * | 2 | guidance | opens and closes lines of the service lists |
 * | 3 | messages | first-contact messages into the outbox |
 *
 * A run is full when it is the first, when other programme versions are in force than at the last, and each Sunday as a
 * safety net; else it is a night's. A piece is claimed, done and marked in one transaction: a killed run is taken up where it
 * was left, and two instances share the pieces.
 */
import type { LocalDate, PersonId } from '../../types/schema'
import { weekdayOf } from '../booking/rules/weekday'
import { programmesInForce } from '../catalogue/programmes'
import { syncGuidance } from '../guidance/sync'
import { refreshAllFacts, refreshFacts } from '../people/facts'
import { epochOf, today } from '../platform/clock'
import type { Services } from '../service/context'
import { enqueueFirstContacts } from './first-contact'
import { passStatement, type PassCause, type PassCount, type PassScope } from './pass'
import { programmeSetOf } from './programme-set'
import { factsPerhapsChanged } from './queries/facts-perhaps-changed'
import {
  abandonRun,
  allowLongStatements,
  countFacts,
  finishRun,
  lastFinishedRun,
  openRun,
  runById,
  runningRun,
  type JobRun,
} from './queries/job-run'
import {
  claimShard,
  factsRewrittenSince,
  peopleByTown,
  shardDone,
  writeShards,
  type Carried,
  type Shard,
} from './queries/job-shard'
import type { Programme } from './rules/programme'
import { piecesOf } from './rules/shards'

export type PassStep = Shard['kind']

/** `busy`: other instances are at the last pieces. `running`: pieces are left, and as many were done as were asked for. */
export type CityPass =
  | { readonly state: 'busy' | 'running'; readonly runId: string }
  | {
      readonly state: 'done'
      readonly runId: string
      readonly people: number
      /** Fact rows that were wrong and are right now. */
      readonly facts: number
      /** People whose entitlements changed; of these, with something opened, with something closed. */
      readonly changed: number
      readonly opened: number
      readonly closed: number
      /** First-contact messages written. */
      readonly messages: number
    }

export interface PassOptions {
  readonly progress?: (step: PassStep) => void
  /** Everybody is looked at, whatever the day. */
  readonly full?: boolean
  /** Pieces done in this call; all of them unless said. */
  readonly pieces?: number
  /** People in a piece at most. */
  readonly shardPeople?: number
}

const sunday = 7

async function planned(
  services: Services,
  scope: JobRun['scope'],
  options: PassOptions,
): Promise<readonly Shard[]> {
  const whole = { low: null, high: null }
  const decisions =
    scope === 'night'
      ? [{ kind: 'night' as const, name: '当日变化', ...whole }]
      : piecesOf(await peopleByTown(services.db), options.shardPeople).map(({ low, high, people }, i) => ({
          kind: 'region' as const,
          name: `第${i + 1}片(${people}人)`,
          low,
          high,
        }))
  const steps = [
    { phase: 0, kind: 'facts' as const, name: '更新信息', ...whole },
    ...decisions.map(decision => ({ phase: 1, ...decision })),
    { phase: 2, kind: 'guidance' as const, name: '服务名单', ...whole },
    { phase: 3, kind: 'messages' as const, name: '首次告知', ...whole },
  ]
  return steps.map((step, shard) => ({ shard, ...step }))
}

/** The open run of today, or a new one. One of an earlier day is given up: today needs its own. */
async function currentRun(
  services: Services,
  programmes: readonly Programme[],
  day: LocalDate,
  options: PassOptions,
): Promise<JobRun> {
  const { clock, ids } = services
  return services.db.tx(async db => {
    const set = programmeSetOf(programmes)
    const open = await runningRun(db)
    if (open !== undefined && open.on_day === day && open.programmes === set.hash) return open
    if (open !== undefined) await abandonRun(db, open.run_id, clock.now())
    const last = await lastFinishedRun(db)
    // A full run that was given up may have rewritten facts of anybody, and nobody decided.
    const full =
      options.full === true ||
      open?.scope === 'full' ||
      last?.programmes !== set.hash ||
      weekdayOf(day) === sunday ||
      last.on_day > day
    const scope = full ? 'full' : 'night'
    const runId = ids.next()
    if (await openRun(db, { runId, at: clock.now(), day, scope, set })) {
      await writeShards(db, runId, await planned({ ...services, db }, scope, options))
      return runById(db, runId)
    }
    const other = await runningRun(db)
    return other ?? runById(db, runId)
  })
}

interface Work {
  readonly programmes: readonly Programme[]
  readonly day: LocalDate
  readonly run: JobRun
  readonly last: JobRun | undefined
}

function decision(
  { kind, low, high }: Shard,
  { last, run, day }: Work,
  changed: readonly PersonId[],
): readonly [PassScope, PassCause] {
  if (kind === 'night') return [{ kind: 'night', lastRun: last?.on_day ?? day, changed }, 'date']
  const cause = last === undefined ? 'first' : last.programmes === run.programmes ? 'date' : 'programmes'
  return [{ kind: 'region', low, high }, cause]
}

async function carryOut(services: Services, shard: Shard, work: Work): Promise<Carried> {
  const { db } = services
  const { programmes, day, run, last } = work
  switch (shard.kind) {
    case 'facts': {
      if (run.scope === 'full') return { counts: { facts: await refreshAllFacts(services) } }
      const perhaps = await factsPerhapsChanged(db, {
        since: last?.on_day ?? day,
        writtenSince: last?.started_at ?? run.started_at,
        today: day,
      })
      const people = await refreshFacts(services, perhaps)
      return { counts: { facts: people.length }, people }
    }
    case 'region':
    case 'night': {
      const rewritten = run.scope === 'night' ? await factsRewrittenSince(db, last?.run_id ?? '0') : []
      const [scope, cause] = decision(shard, work, rewritten)
      const { changed, opened, closed } = await db.one<PassCount>(
        passStatement(programmes, day, run.run_id, scope, cause),
      )
      return { counts: { changed, opened, closed } }
    }
    case 'guidance': {
      const lines = await syncGuidance(services, 'all')
      return { counts: { linesOpened: lines.opened, linesClosed: lines.closed } }
    }
    case 'messages':
      return { counts: { messages: await enqueueFirstContacts(services) } }
  }
}

/** A second run on the same day finds nothing to write but its own row in `job_run` and its pieces. */
export async function runCityPass(services: Services, options: PassOptions = {}): Promise<CityPass> {
  const { clock, log } = services
  const day = today(clock)
  const programmes = await programmesInForce(services)
  const run = await currentRun(services, programmes, day, options)
  const runId = run.run_id
  const last = await lastFinishedRun(services.db)
  let left = options.pieces ?? Infinity
  for (; left > 0; left--) {
    const did = await services.db.tx(async db => {
      const shard = await claimShard(db, runId)
      if (shard === undefined) return false
      await allowLongStatements(db)
      options.progress?.(shard.kind)
      const done = await carryOut({ ...services, db }, shard, { programmes, day, run, last })
      await shardDone(db, runId, shard.shard, done, clock.now())
      return true
    })
    if (!did) break
  }
  const people = await countFacts(services.db)
  const finishedAt = clock.now()
  if (await finishRun(services.db, runId, finishedAt, people))
    log.info('eligibility', { people, ms: epochOf(finishedAt) - epochOf(run.started_at) })
  const now = await runById(services.db, runId)
  if (now.state !== 'done') return { state: left > 0 ? 'busy' : 'running', runId }
  const { facts = 0, changed = 0, opened = 0, closed = 0, messages = 0 } = now.counts ?? {}
  return { state: 'done', runId, people, facts, changed, opened, closed, messages }
}
