/** Lines of the service lists: counted, paged, looked at one by one. */
import type { GuidanceState } from '../../../types/lists'
import type { Answer } from '../../../types/feedback'
import type { Received } from '../../../types/reminders'
import type { InstitutionId, LocalDate, PersonId, ProgrammeCode } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql, type Query } from '../../database/sql'
import { putOff } from '../../feedback/put-off'
import type { PersonFactRow } from '../../eligibility/rules/facts'
import type { LineKey } from '../reference'
import { working } from '../rules/line'
import type { RegionRange } from '../rules/owner'

/** What the caller may see at all. */
export interface Sight {
  readonly range: RegionRange
  /** Programmes whose very list tells something: seen only on lines that were assigned to the caller. */
  readonly discreet: readonly ProgrammeCode[]
  readonly me: string
}

export interface LineFilter extends Sight {
  readonly programme: ProgrammeCode | null
  readonly within: RegionRange | null
  readonly institution: InstitutionId | null
  /** The caller's own lines: those assigned, and those of villages that fall to the caller. */
  readonly mine: { readonly area: RegionRange | null; readonly without: readonly RegionRange[] } | null
  readonly state: GuidanceState | null
  readonly dueBefore: LocalDate | null
  readonly people: readonly PersonId[] | null
  readonly today: LocalDate
}

const between = ([from, to]: RegionRange): Query => sql`g.region between ${from}::bigint and ${to}::bigint`

/** Nobody is approached after a loss (domain F4). */
export const inSight = ({ range, discreet, me }: Sight): Query => sql`
  ${between(range)} and (g.programme <> all(${discreet}::text[]) or g.owner = ${me})
  and not exists (select 1 from message_hold h where h.person_id = g.person_id and h.reason = 'loss' and h.ends_at is null)`

const isMine = ({ mine, me }: LineFilter): Query => {
  if (mine === null) return sql`true`
  if (mine.area === null) return sql`g.owner = ${me}`
  return sql`(g.owner = ${me} or (g.owner is null and ${between(mine.area)} and not exists (
    select 1 from unnest(${mine.without.map(([from]) => from)}::bigint[], ${mine.without.map(([, to]) => to)}::bigint[]) as w(low, high)
    where g.region between w.low and w.high)))`
}

/** Something is still to be done, and she has not said that it is not needed now or was had elsewhere. */
export const toBeDone = (today: LocalDate): Query => sql`
  g.ended_on is null and g.state = any(${working}::text[]) and not ${putOff('g.person_id', sql`g.programme`, today)}`

const matching = (filter: LineFilter): Query => sql`
  ${inSight(filter)}
  and ${filter.state === null ? toBeDone(filter.today) : sql`g.state = ${filter.state}`}
  and ${filter.programme === null ? sql`true` : sql`g.programme = ${filter.programme}`}
  and ${filter.within === null ? sql`true` : between(filter.within)}
  and ${filter.institution === null ? sql`true` : sql`g.institution_id = ${filter.institution}`}
  and ${filter.dueBefore === null ? sql`true` : sql`g.due_on < ${filter.dueBefore}::date`}
  and ${filter.people === null ? sql`true` : sql`g.person_id = any(${filter.people}::bigint[])`}
  and ${isMine(filter)}`

export const countLines = async (db: Db, filter: LineFilter): Promise<number> =>
  (
    await db.one<{ total: number }>(
      sql`select count(*)::int as total from guidance g where ${matching(filter)}`,
    )
  ).total

/** Of `f.*` nothing is there unless `known`. */
export interface LineRow extends LineKey, PersonFactRow {
  readonly due_on: LocalDate
  readonly state: GuidanceState
  readonly ended_on: LocalDate | null
  readonly line_region: string
  readonly owner: string | null
  readonly institution_id: InstitutionId | null
  readonly institution: string | null
  readonly name_sealed: Buffer
  readonly phone_sealed: Buffer | null
  /** The mother of a small child, unless she is to be left in peace. */
  readonly guardian_id: PersonId | null
  readonly guardian_name_sealed: Buffer | null
  readonly guardian_phone_sealed: Buffer | null
  readonly born_on: LocalDate | null
  readonly village_name: string | null
  readonly message: Received['state'] | null
  readonly answer: Answer | null
  readonly known: boolean
}

/** The message is the last first contact of the programme; the answer the last that stands about it. */
const shown = (lines: Query): Query => sql`
  with line as materialized (${lines})
  select f.*, g.person_id, g.programme, g.opened_on, g.due_on, g.state, g.ended_on, g.region::text as line_region, g.owner,
         g.institution_id, i.name as institution, p.name_sealed, p.phone_sealed, p.birth_date as born_on,
         m.person_id as guardian_id, m.name_sealed as guardian_name_sealed, m.phone_sealed as guardian_phone_sealed,
         coalesce(v.name, w.name, d.name) as village_name, f.person_id is not null as known,
         (select m.state from message m where m.person_id = g.person_id
            and starts_with(m.dedupe_key, 'service:' || g.programme || ':') order by m.message_id desc limit 1) as message,
         (select a.answer from feedback_answer a where a.person_id = g.person_id and a.topic = g.programme
            and a.withdrawn_at is null order by a.answer_id desc limit 1) as answer
  from line g
  join person p on p.person_id = g.person_id
  left join newborn n on n.person_id = g.person_id
  left join person m on m.person_id = n.mother_id and m.died_on is null
    and not exists (select 1 from message_hold h where h.person_id = m.person_id and h.reason = 'loss' and h.ends_at is null)
  left join person_fact f on f.person_id = g.person_id
  left join institution i on i.institution_id = g.institution_id
  left join region v on v.code = g.region
  left join region w on w.code = g.region / 1000
  left join region d on d.code = g.region / 1000000
  order by g.due_on, g.person_id, g.programme, g.opened_on`

/** By due date. @param after due date, person, programme, day of opening of the last line seen */
export const linesPage = (
  db: Db,
  filter: LineFilter,
  after: readonly string[] | null,
  limit: number,
): Promise<LineRow[]> => {
  const past =
    after === null
      ? sql`true`
      : sql`(g.due_on, g.person_id, g.programme, g.opened_on) > (${after[0]}::date, ${after[1]}::bigint, ${after[2]}::text, ${after[3]}::date)`
  return db.many<LineRow>(
    shown(sql`
      select g.* from guidance g where ${matching(filter)} and ${past}
      order by g.due_on, g.person_id, g.programme, g.opened_on limit ${limit}`),
  )
}

const isLine = (key: LineKey): Query =>
  sql`g.person_id = ${key.person_id} and g.programme = ${key.programme} and g.opened_on = ${key.opened_on}::date`

/** @param sight null: a clerk, whose institution it must have been handed over to */
const mayOpen = (sight: Sight | InstitutionId): Query =>
  typeof sight === 'string'
    ? sql`g.institution_id = ${sight} and g.state in ('handed_over', 'accepted') and g.ended_on is null
        and not exists (select 1 from message_hold h where h.person_id = g.person_id and h.reason = 'loss' and h.ends_at is null)`
    : inSight(sight)

export const oneLine = (db: Db, key: LineKey, sight: Sight | InstitutionId): Promise<LineRow | undefined> =>
  db.maybe<LineRow>(shown(sql`select g.* from guidance g where ${isLine(key)} and ${mayOpen(sight)}`))

export interface LockedLine extends LineKey {
  readonly state: GuidanceState
  readonly ended_on: LocalDate | null
  readonly region: string
  readonly institution_id: InstitutionId | null
}

/** Until the transaction ends. */
export const lockLine = (
  db: Db,
  key: LineKey,
  sight: Sight | InstitutionId,
): Promise<LockedLine | undefined> =>
  db.maybe<LockedLine>(sql`
    select g.person_id, g.programme, g.opened_on, g.state, g.ended_on, rpad(g.region::text, 12, '0') as region, g.institution_id
    from guidance g where ${isLine(key)} and ${mayOpen(sight)} for update of g`)
