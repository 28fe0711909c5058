/** The city pass as one statement: compute the masks, compare with what is stored, write only what changed. */
import type { LocalDate } from '../../types/schema'
import { rawSql, type Query } from '../database/sql'
import type { Programme } from './rules/programme'
import { compileSql, maskQuery } from './rules/sql'
import { compileTicks } from './rules/ticks'

/** Which people a pass looks at. */
export type PassScope =
  | { readonly kind: 'city' }
  /** A shard: person_id from (inclusive) to (exclusive), as decimal text. */
  | { readonly kind: 'range'; readonly from: string; readonly to: string }
  /** The night: everyone for whom a date has passed since the last run, and those whose facts changed. */
  | { readonly kind: 'night'; readonly lastRun: LocalDate; readonly changed: readonly string[] }
  | { readonly kind: 'people'; readonly ids: readonly string[] }

/** What the statement returns: one row. Counts are people, not programmes. */
export interface PassCount {
  readonly changed: number
  /** Eligible for something that they were not eligible for before. */
  readonly opened: number
  readonly closed: number
}

interface Limits {
  /** Over `person_fact f`, and over `entitlement_mask s`; the same people. */
  readonly facts: string
  readonly stored: string
  readonly join: 'full' | 'left'
  readonly values: readonly unknown[]
}

function limitsOf(scope: PassScope, programmes: readonly Programme[], today: LocalDate): Limits {
  switch (scope.kind) {
    case 'city':
      return { facts: 'true', stored: 'true', join: 'full', values: [] }
    case 'range': {
      const within = (alias: string): string =>
        `${alias}.person_id >= $2::bigint and ${alias}.person_id < $3::bigint`
      return { facts: within('f'), stored: within('s'), join: 'full', values: [scope.from, scope.to] }
    }
    case 'night': {
      const ticks = compileTicks(programmes, scope.lastRun, today)
      return {
        facts: `f.person_id = any($2::bigint[]) or ${ticks}`,
        stored: 'true',
        join: 'left',
        values: [scope.changed],
      }
    }
    case 'people':
      return { facts: 'f.person_id = any($2::bigint[])', stored: 'true', join: 'left', values: [scope.ids] }
  }
}

/**
 * One statement, one row of `PassCount`. Running it again for the same day changes nothing and writes nothing. Two at
 * once are safe for the masks (the same values are written) but would both write events under their own run ids: hold
 * the advisory lock of the pass.
 *
 * On 1,000,000 people and 26 programmes it takes a tenth of one INSERT..SELECT per programme, and a fifth to a tenth of rows
 * streamed to JavaScript closures (bench/eligibility/README.md): reading rows costs more than rules.
 *
 * @param programmes what is in force in the city today (`inForce`); bits of any other programme close
 * @param runId of `job_run`; stamps the events
 */
export function passStatement(
  programmes: readonly Programme[],
  today: LocalDate,
  runId: string,
  scope: PassScope = { kind: 'city' },
): Query {
  const limits = limitsOf(scope, programmes, today)
  const whole = limits.join === 'full'
  const masks = maskQuery(compileSql(programmes, today), limits.facts, whole)
  // Both sides in the order of their keys make the planner merge them: 0.51 s of CPU for a million people where the hash
  // join, which it prefers otherwise, takes 0.67 s.
  const stored = whole
    ? `(select * from entitlement_mask s where ${limits.stored} order by s.person_id offset 0) s`
    : 'entitlement_mask s'
  return rawSql(
    `with changed as materialized (
  select coalesce(n.person_id, s.person_id) as person_id,
    coalesce(n.eligible, 0) as eligible, coalesce(n.review, 0) as review,
    coalesce(s.eligible, 0) as old_eligible, coalesce(s.review, 0) as old_review
  from (${masks}) n ${limits.join} join ${stored} on s.person_id = n.person_id
  where coalesce(n.eligible, 0) <> coalesce(s.eligible, 0) or coalesce(n.review, 0) <> coalesce(s.review, 0)
), stored as (
  insert into entitlement_mask (person_id, eligible, review)
  select person_id, eligible, review from changed
  on conflict (person_id) do update set eligible = excluded.eligible, review = excluded.review
), events as (
  insert into entitlement_event
    (person_id, run_id, occurred_on, eligible_opened, eligible_closed, review_opened, review_closed)
  select person_id, $1::bigint, date '${today}',
    eligible & ~old_eligible, old_eligible & ~eligible, review & ~old_review, old_review & ~review
  from changed
)
select count(*)::int as changed,
  (count(*) filter (where eligible & ~old_eligible <> 0))::int as opened,
  (count(*) filter (where old_eligible & ~eligible <> 0))::int as closed
from changed`,
    [runId, ...limits.values],
  )
}
