/** Planned visits of a division: lists, one row, settling. */
import type { LocalDate, PersonId, VisitId } from '../../../types/schema'
import type { VisitRow } from '../../../types/visits'
import type { Db } from '../../database/db'
import { sql, type Query } from '../../database/sql'
import { pageSize } from '../../service/page'

/** Inclusive range of 12-digit village codes. */
export type RegionRange = readonly [from: string, to: string]
type ClassNumber = VisitRow['class']

/** Over `p`: open, its time has come, and nothing of hers has ended meanwhile (domain F4). */
const showing = (today: LocalDate, [from, to]: RegionRange): Query => sql`
  p.state = 'open' and p.opens_on <= ${today}::date and p.region between ${from}::bigint and ${to}::bigint
  and not exists (select 1 from message_hold h where h.person_id = p.person_id and h.reason = 'loss' and h.ends_at is null)`

export const countOpen = (
  db: Db,
  today: LocalDate,
  range: RegionRange,
): Promise<{ readonly class: ClassNumber; readonly open: number; readonly overdue: number }[]> =>
  db.many(sql`
    select p.class, count(*)::int as open, (count(*) filter (where p.due_on < ${today}::date))::int as overdue
    from visit_plan p where ${showing(today, range)} group by 1 order by 1`)

export interface ListedVisit {
  readonly person_id: PersonId
  readonly visit_id: VisitId
  readonly class: ClassNumber
  readonly title: string
  readonly due_on: LocalDate
  readonly state: VisitRow['state']
  readonly attempts: number
  readonly village: string | null
  /** What the page is sorted by. */
  readonly sort_on: LocalDate
}

/** Open ones by deadline; settled ones, newest first. */
export const visitsPage = (
  db: Db,
  list: {
    readonly show: 'open' | 'overdue' | 'settled'
    readonly class: ClassNumber | null
    readonly today: LocalDate
    readonly range: RegionRange
    readonly after: readonly string[] | null
  },
): Promise<ListedVisit[]> => {
  const { show, today, range, after } = list
  const [from, to] = range
  const settled = show === 'settled'
  const which = settled
    ? sql`p.state not in ('open', 'withdrawn') and p.region between ${from}::bigint and ${to}::bigint`
    : sql`${showing(today, range)} and ${show === 'overdue' ? sql`p.due_on < ${today}::date` : sql`true`}`
  const key = settled ? sql`p.settled_on` : sql`p.due_on`
  const past =
    after === null
      ? sql`true`
      : settled
        ? sql`(${key}, p.visit_id) < (${after[0]}::date, ${after[1]}::bigint)`
        : sql`(${key}, p.visit_id) > (${after[0]}::date, ${after[1]}::bigint)`
  const order = settled ? sql`${key} desc, p.visit_id desc` : sql`${key}, p.visit_id`
  return db.many<ListedVisit>(sql`
    select p.person_id, p.visit_id, p.class, p.title, p.due_on, p.state, p.attempts, ${key} as sort_on,
           coalesce(v.name, w.name, d.name) as village
    from visit_plan p
    left join region v on v.code = p.region
    left join region w on w.code = p.region / 1000
    left join region d on d.code = p.region / 1000000
    where ${which} and ${list.class === null ? sql`true` : sql`p.class = ${list.class}`} and ${past}
    order by ${order} limit ${pageSize + 1}`)
}

export interface OpenedVisit {
  readonly person_id: PersonId
  readonly visit_id: VisitId
  readonly class: ClassNumber
  readonly step: string
  readonly title: string
  readonly opens_on: LocalDate
  readonly due_on: LocalDate
  readonly state: VisitRow['state'] | 'withdrawn'
  readonly attempts: number
  readonly region: string
  readonly name_sealed: Buffer
  readonly phone_sealed: Buffer | null
  readonly village: string | null
  readonly contraception: string | null
  /** She lost a pregnancy: nobody comes with a form. */
  readonly resting: boolean
}

/** Locked until the transaction ends; NOT_FOUND when of another division. */
export const openedVisit = (db: Db, visitId: VisitId, [from, to]: RegionRange): Promise<OpenedVisit> =>
  db.one<OpenedVisit>(sql`
    select p.person_id, p.visit_id, p.class, p.step, p.title, p.opens_on, p.due_on, p.state, p.attempts,
           rpad(p.region::text, 12, '0') as region, q.name_sealed, q.phone_sealed, coalesce(v.name, w.name, d.name) as village,
           (select s.contraception from visit_subject s where s.person_id = p.person_id) as contraception,
           exists (select 1 from message_hold h where h.person_id = p.person_id and h.reason = 'loss' and h.ends_at is null) as resting
    from visit_plan p join person q on q.person_id = p.person_id
    left join region v on v.code = p.region
    left join region w on w.code = p.region / 1000
    left join region d on d.code = p.region / 1000000
    where p.visit_id = ${visitId} and p.region between ${from}::bigint and ${to}::bigint
    for update of p`)

/** A third time nobody at home ends it; until then it stays open. */
export const settleVisit = (
  db: Db,
  visit: Pick<OpenedVisit, 'person_id' | 'visit_id'>,
  outcome: 'done' | 'refused' | 'not_home' | 'moved',
  on: LocalDate,
  attempts: { readonly most: number; /** 1; 0 for the correction of an attempt. */ readonly count: 0 | 1 },
): Promise<number> =>
  db.run(sql`
    update visit_plan
    set attempts = attempts + ${attempts.count}::int,
        state = case when ${outcome}::text = 'not_home' and state = 'open' and attempts + ${attempts.count}::int < ${attempts.most}::int then state
                     else ${outcome}::text end,
        settled_on = case when ${outcome}::text = 'not_home' and state = 'open' and attempts + ${attempts.count}::int < ${attempts.most}::int then null
                          else ${on}::date end
    where person_id = ${visit.person_id} and visit_id = ${visit.visit_id}`)

export const nextVisit = (
  db: Db,
  personId: PersonId,
): Promise<{ readonly title: string; readonly due_on: LocalDate } | undefined> =>
  db.maybe(sql`select title, due_on from visit_plan where person_id = ${personId} and state = 'open'`)

/** The method in use, as she told it; an older visit that is entered late does not overwrite a newer one. */
export const noteContraception = (
  db: Db,
  personId: PersonId,
  contraception: string,
  on: LocalDate,
): Promise<number> =>
  db.run(sql`
    update visit_subject set contraception = ${contraception}, contraception_on = ${on}
    where person_id = ${personId} and (contraception_on is null or contraception_on <= ${on}::date)`)
