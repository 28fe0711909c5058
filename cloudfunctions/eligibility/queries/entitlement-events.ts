/** What passes and changes did to one programme of one person. */
import type { LocalDate, PersonId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'
import type { PassCause } from '../pass'
import type { FactSnapshot } from '../rules/facts'

export interface EventRow {
  readonly occurred_on: LocalDate
  readonly kind: 'opened' | 'closed' | 'review_opened' | 'review_closed'
  readonly cause: PassCause
  readonly facts: FactSnapshot
  /** The version in force that day; of a programme that was withdrawn that day, its last one. */
  readonly version: number
  readonly region: string
}

/** Newest first, at most twenty. */
export const eventsOf = (db: Db, personId: PersonId, code: string, bit: bigint): Promise<EventRow[]> => {
  const mask = String(bit)
  return db.many(sql`
    select e.occurred_on, e.cause, v.version, v.region,
           jsonb_strip_nulls(to_jsonb(e.facts)) || jsonb_build_object('used', (e.facts).used::text, 'holds', (e.facts).holds::text,
             'evidence', (e.facts).evidence::text, 'results', (e.facts).results::text) as facts,
           case when e.eligible_opened & ${mask}::bigint <> 0 then 'opened'
                when e.review_opened & ${mask}::bigint <> 0 then 'review_opened'
                when e.eligible_closed & ${mask}::bigint <> 0 then 'closed' else 'review_closed' end as kind
    from entitlement_event e
    join programme_set s on s.hash = e.programmes
    cross join lateral (
      select (l->>'version')::int as version, l->>'region' as region
      from jsonb_array_elements(s.versions) l where l->>'code' = ${code}
      union all
      select p.version, p.definition->>'region' from programme_version p
      where p.code = ${code} and p.effective_from <= e.occurred_on
        and not exists (select 1 from jsonb_array_elements(s.versions) l where l->>'code' = ${code})
      order by 1 desc limit 1) v
    where e.person_id = ${personId}
      and (e.eligible_opened | e.eligible_closed | e.review_opened | e.review_closed) & ${mask}::bigint <> 0
    order by e.occurred_on desc, e.run_id desc limit 20`)
}
