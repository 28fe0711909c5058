/** The city pass as one statement: compute the masks, compare with what is stored, write only what changed. */
import type { LocalDate } from '../../types/schema'
import { rawSql, type Query } from '../database/sql'
import { programmeSetOf } from './programme-set'
import type { Programme } from './rules/programme'
import { compileSql, maskQuery } from './rules/sql'
import { compileTicks } from './rules/ticks'

/** Which people a pass looks at. */
export type PassScope =
  | { readonly kind: 'city' }
  /** A shard: villages from `low` to before `high`, 12 digits as text; null has no end, and the lowest shard has those without one. */
  | { readonly kind: 'region'; readonly low: string | null; readonly high: string | null }
  /** The night: everyone for whom a date has passed since the last run, and those whose facts changed. */
  | { readonly kind: 'night'; readonly lastRun: LocalDate; readonly changed: readonly string[] }
  | { readonly kind: 'people'; readonly ids: readonly string[] }

/** Why people are looked at, as their events say it. */
export type PassCause = 'first' | 'facts' | 'date' | 'programmes'

/** What the statement returns: one row. Counts are people, not programmes. */
export interface PassCount {
  readonly changed: number
  /** Eligible for something that they were not eligible for before. */
  readonly opened: number
  readonly closed: number
}

interface Limits {
  /** Over `person_fact f`. Values start at $5. */
  readonly where: string
  readonly values: readonly unknown[]
}

function limitsOf(scope: PassScope, programmes: readonly Programme[], today: LocalDate): Limits {
  switch (scope.kind) {
    case 'city':
      return { where: 'true', values: [] }
    case 'region': {
      const { low, high } = scope
      if (low === null && high === null) return { where: 'true', values: [] }
      if (low === null) return { where: 'f.village < $5::bigint or f.village is null', values: [high] }
      if (high === null) return { where: 'f.village >= $5::bigint', values: [low] }
      return { where: 'f.village >= $5::bigint and f.village < $6::bigint', values: [low, high] }
    }
    case 'night': {
      const ticks = compileTicks(programmes, scope.lastRun, today)
      return { where: `f.person_id = any($5::bigint[]) or ${ticks}`, values: [scope.changed] }
    }
    case 'people':
      return { where: 'f.person_id = any($5::bigint[])', values: [scope.ids] }
  }
}

/**
 * One statement, one row of `PassCount`. Running it again for the same day changes nothing and writes nothing. A row that
 * somebody else has written since this statement read it (another ctid) is skipped: whoever changes facts decides on them in
 * the same transaction (`factsChanged`), and knows more.
 *
 * The masks live beside the facts, so that the pass reads one table once; the row that it writes has no indexed column that
 * changes, so the update stays in its page while that has room (its fill factor leaves half of it). On 1,000,000 people and
 * 26 programmes: bench/eligibility/README.md.
 *
 * @param programmes what is in force in the city today (`inForce`); bits of any other programme close
 * @param runId stamps the events
 * @param cause what the events say; of a night, people in `changed` have `facts`
 */
export function passStatement(
  programmes: readonly Programme[],
  today: LocalDate,
  runId: string,
  scope: PassScope = { kind: 'city' },
  cause: PassCause = 'first',
): Query {
  const { where, values } = limitsOf(scope, programmes, today)
  const masks = maskQuery(compileSql(programmes, today), where, ['eligible', 'review', 'ctid'])
  const { hash, versions } = programmeSetOf(programmes)
  const why =
    scope.kind === 'night'
      ? `case when f.person_id = any($5::bigint[]) then 'facts' else $4::text end`
      : '$4::text'
  // A night changes few, which the planner cannot know: without this it hashes the whole city to find them.
  const few = scope.kind === 'night' ? ' and f.person_id = any(array(select person_id from changed))' : ''
  return rawSql(
    `with changed as materialized (
  select person_id, eligible, review, was_eligible, was_review, was_ctid from (${masks}) n
  where eligible <> was_eligible or review <> was_review
), known as (
  insert into programme_set (hash, versions) select $2::text, $3::jsonb where exists (select 1 from changed)
  on conflict do nothing
), stored as (
  update person_fact f set eligible = c.eligible, review = c.review
  from changed c where f.person_id = c.person_id${few} and f.ctid = c.was_ctid
  returning f.person_id, ${why} as cause, f as facts
), events as (
  insert into entitlement_event (person_id, run_id, occurred_on, eligible_opened, eligible_closed, review_opened,
    review_closed, programmes, cause, facts)
  select person_id, $1::bigint, date '${today}', eligible & ~was_eligible, was_eligible & ~eligible,
    review & ~was_review, was_review & ~review, $2::text, s.cause, s.facts
  from changed join stored s using (person_id)
)
select count(*)::int as changed,
  (count(*) filter (where eligible & ~was_eligible <> 0))::int as opened,
  (count(*) filter (where was_eligible & ~eligible <> 0))::int as closed
from changed join stored using (person_id)`,
    [runId, hash, JSON.stringify(versions), cause, ...values],
  )
}
