/** passes.list, passes.start: the city pass for those who answer for it. One call is one piece, so no request runs long. */
import { ServiceError } from '../../types/errors'
import type { PassRun } from '../../types/passes'
import type { Context, Handler, StaffCaller } from '../service/context'
import { decodeCursor, page, pageSize } from '../service/page'
import { runCityPass } from './city-pass'
import { recentRuns, runById, type JobRun } from './queries/job-run'
import { shardsOf, type ShardRow } from './queries/job-shard'

/** A run is about everybody in the city, and so are its numbers. */
function mustAnswerForCity({ caller, city }: Context<StaffCaller>): void {
  if (!city.code.startsWith(caller.region)) throw new ServiceError('FORBIDDEN')
}

function sumOf(pieces: readonly ShardRow[]): Record<string, number> {
  const sum: Record<string, number> = {}
  for (const { counts } of pieces)
    for (const [name, count] of Object.entries(counts ?? {})) sum[name] = (sum[name] ?? 0) + count
  return sum
}

function told(run: JobRun, shards: readonly ShardRow[]): PassRun {
  const pieces = shards.filter(shard => shard.run_id === run.run_id)
  return {
    runId: run.run_id,
    scope: run.scope,
    state: run.state,
    day: run.on_day,
    startedAt: run.started_at,
    finishedAt: run.finished_at,
    counts: { ...(run.counts ?? sumOf(pieces)) },
    pieces: pieces.map(({ name, kind, state, counts }) => ({
      name,
      kind,
      done: state === 'done',
      counts: { ...counts },
    })),
  }
}

export const list: Handler<'passes.list'> = async (context, { cursor }) => {
  mustAnswerForCity(context)
  const after = decodeCursor(cursor, 1)?.[0] ?? null
  const { items, next } = page(await recentRuns(context.db, after, pageSize + 1), run => [run.run_id])
  const shards = await shardsOf(
    context.db,
    items.map(run => run.run_id),
  )
  return { items: items.map(run => told(run, shards)), next }
}

export const start: Handler<'passes.start'> = async context => {
  mustAnswerForCity(context)
  const { runId, state } = await runCityPass(context, { pieces: 1 })
  const run = await runById(context.db, runId)
  return { run: told(run, await shardsOf(context.db, [runId])), busy: state === 'busy' }
}
