/** What people do about a line, and its trace. */
import type { ContactOutcome, GuidanceEvent, GuidanceState } from '../../../types/lists'
import type { InstitutionId, Instant } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'
import type { LineKey } from '../reference'

export const setLine = (
  db: Db,
  key: LineKey,
  to: { readonly state: GuidanceState; readonly institutionId: InstitutionId | null },
): Promise<number> =>
  db.run(sql`
    update guidance set state = ${to.state}, institution_id = ${to.institutionId}
    where person_id = ${key.person_id} and programme = ${key.programme} and opened_on = ${key.opened_on}::date`)

export const setOwner = (db: Db, key: LineKey, owner: string): Promise<number> =>
  db.run(sql`
    update guidance set owner = ${owner}
    where person_id = ${key.person_id} and programme = ${key.programme} and opened_on = ${key.opened_on}::date`)

export interface NewEvent {
  readonly id: string
  readonly kind: GuidanceEvent['kind']
  readonly outcome: ContactOutcome | null
  readonly institutionId: InstitutionId | null
  readonly owner: string | null
  readonly noteSealed: Buffer | null
  readonly accountKey: string
  readonly at: Instant
}

export const insertEvent = (db: Db, key: LineKey, event: NewEvent): Promise<number> =>
  db.run(sql`
    insert into guidance_event (person_id, event_id, programme, opened_on, kind, outcome, institution_id, owner, note_sealed, account_key, at)
    values (${key.person_id}, ${event.id}, ${key.programme}, ${key.opened_on}, ${event.kind}, ${event.outcome}, ${event.institutionId},
            ${event.owner}, ${event.noteSealed}, ${event.accountKey}, ${event.at})`)

export interface EventRow {
  readonly event_id: string
  readonly at: Instant
  readonly kind: GuidanceEvent['kind']
  readonly outcome: ContactOutcome | null
  readonly institution: string | null
  readonly owner: string | null
  readonly note_sealed: Buffer | null
  readonly by: string | null
}

export const eventsOf = (db: Db, key: LineKey): Promise<EventRow[]> =>
  db.many<EventRow>(sql`
    select e.event_id, e.at, e.kind, e.outcome, i.name as institution, o.display_name as owner, e.note_sealed, s.display_name as by
    from guidance_event e
    left join institution i on i.institution_id = e.institution_id
    left join staff o on o.account_key = e.owner
    left join staff s on s.account_key = e.account_key
    where e.person_id = ${key.person_id} and e.programme = ${key.programme} and e.opened_on = ${key.opened_on}::date
    order by e.event_id desc limit 50`)
